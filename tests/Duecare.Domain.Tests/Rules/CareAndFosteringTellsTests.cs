using System.Reflection;
using Duecare.Domain.Allegations;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Duties.Rules;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.PrivateFostering;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;

namespace Duecare.Domain.Tests.Rules;

/// <summary>Each record type tells what its attribute names, no less and no more, so that a rule's evidence can be traced to kinds of entry.</summary>
public class CareAndFosteringTellsTests
{
    private static readonly string[] Namespaces =
        [typeof(Placement).Namespace!, typeof(PrivateFosteringArrangement).Namespace!, typeof(MissingEpisode).Namespace!, typeof(EarlyHelpEpisode).Namespace!, typeof(Allegation).Namespace!];

    private static readonly Placement Home = Placed("2021-03-01");

    private static readonly EarlyHelpEpisode Help = new() { Id = Id("help"), Occurred = On("2021-02-01"), Children = Amber, EndedOn = On("2021-09-01").Days };

    /// <summary>Histories that together bring out everything the record types can say.</summary>
    private static readonly Entry[][] Histories =
    [
        [BecameLookedAfter("2021-03-01") with { EndedOn = On("2023-03-01").Days }],
        [LeftCare("2021-03-01")],
        .. Enum.GetValues<PlacementBasis>().Select(basis => new Entry[] { Home with { Basis = basis, EndedOn = On("2023-01-01").Days } }),
        [Home, PlacementOver("2021-04-01")],
        [Home, new PlacementMeantToLast { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [Home, new LongTermFosterAgreement { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, ChildAgrees = true }],
        [Home, new LongTermFosterAgreementEnd { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new LookedAfterVisitRequest { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new LegalStatus { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, Footing = LegalFooting.InterimCareOrder, LivingWithParent = true }],
        [new LegalStatus { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, Footing = LegalFooting.CareOrder, LivingWithParent = true }],
        [new CarePlan { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new PlacementPlan { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [Review("2021-03-20"), Review("2021-06-10"), Review("2021-12-01")],
        [new ReviewingOfficerContact { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new EducationPlan { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new EducationPlanReview { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [Health("2021-03-10", HealthAssessmentType.Initial), Health("2021-09-10", HealthAssessmentType.Review)],
        [new DentalCheck { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new DifficultiesScore { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, Score = 12 }],
        [new ShortBreaks { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, EndedOn = On("2021-09-01").Days }],
        [new ShortBreaksEnd { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [PrivatelyFostered("2021-03-01") with { NotifiedOn = On("2021-03-01").Days }],
        [new PrivateFosteringNotification { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new PrivateFosteringVisitRequest { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new PrivateFosteringDecision { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, Suitable = true }],
        [new PrivateFosteringEnd { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [WentMissing("2021-03-01"), WentMissing("2021-03-02"), WentMissing("2021-03-03") with { ReturnedAt = At("2021-03-04T08:00+00:00") }],
        [new MissingReturn { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new ReturnInterviewOffer { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, Offered = true }],
        [new ReturnInterview { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, Outcome = ReturnInterviewOutcome.Held }],
        [Help, new EarlyHelpAssessment { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }, new EarlyHelpAssessment { Id = Id("f"), Occurred = On("2021-06-01"), Children = Amber, Again = true }],
        [Help, new EarlyHelpReview { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new EarlyHelpEpisodeEnd { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new EarlyHelpHarmConcern { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new EarlyHelpStepUp { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
        [new Allegation { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber, OfficerToldOn = On("2021-05-01").Days }],
        [new DesignatedOfficerReferral { Id = Id("e"), Occurred = On("2021-05-01"), Children = Amber }],
    ];

    public static TheoryData<string> RecordTypes => new(Types().Select(t => t.Name));

    [Theory]
    [MemberData(nameof(RecordTypes))]
    public void A_record_type_tells_exactly_what_it_says_it_can_tell(string name)
    {
        var type = Types().Single(t => t.Name == name);
        Assert.Contains(Histories, h => h.Any(e => e.GetType() == type));
        var told = Histories.SelectMany(h => Said(h)).Where(h => h.Entry.GetType() == type).Select(h => h.What).Distinct().Order();
        Assert.Equal(type.GetCustomAttribute<TellsAttribute>(inherit: false)!.Happenings.Order(), told);
    }

    [Fact]
    public void Whatever_starts_meets_or_ends_these_rows_can_be_told_by_some_entry()
    {
        var tellable = typeof(Entry).Assembly.GetTypes().SelectMany(t => t.GetCustomAttribute<TellsAttribute>(inherit: false)?.Happenings ?? []).ToHashSet();
        Assert.All(LookedAfterRules.Rows.Concat(FosteringMissingEarlyHelpRules.Rows), r =>
            Assert.Empty(r.StartsOn.Concat(r.MetBy).Concat(r.AndBy).Concat(r.EndsOn).Concat(r.NotMadeBy).Concat(r.DueBefore).Concat(r.FirstLastsUntil).Concat(r.IntervalSetBy)
                .Select(t => t.What).Except(tellable)));
    }

    private static IEnumerable<Type> Types() =>
        typeof(Entry).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Entry)) && Namespaces.Contains(t.Namespace));
}
