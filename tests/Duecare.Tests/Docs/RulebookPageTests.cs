using System.Collections;
using System.Reflection;
using Duecare.Docs;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Tests.Docs;

public class RulebookPageTests
{
    /// <summary>A rule with every particular set to something other than its default.</summary>
    private static DutyRule Full => new()
    {
        Id = "every-particular",
        Title = "Do the thing",
        Chapter = Chapter.Oversight,
        Form = RuleForm.Series,
        StartsOn = [Happened.Section47Started],
        StartsOnly = StartCondition.WhileOnProtectionPlan,
        CountFrom = CountFrom.ItsBasis,
        Within = Timescale.Months(1) with { NonWorkingDay = OnNonWorkingDay.MovesLater },
        OrWithinOfBasis = Timescale.Weeks(2),
        OrWithinOnlyFor = Facts.ByProfessional,
        CappedByRule = "another-rule",
        DueBefore = [Happened.CaseClosed],
        Target = Timescale.Days(3),
        Then = Timescale.Weeks(6),
        IntervalSetBy = [Happened.VisitIntervalSet],
        FirstLastsUntil = [Happened.ChildBorn],
        Intervals = [new(Status.UnderFiveOnTheDueDay, Timescale.Months(5))],
        Counts = SeriesCount.OneOpenAtATime,
        NotMadeBy = [Happened.ChildDied],
        Steps = [new(Timescale.Weeks(9), Role.ServiceManager)],
        EveryNth = 2,
        Visits = [Happened.ConferenceHeld],
        MetBy = [new(Happened.CoreGroupHeld, With: Facts.Quorate, Without: Facts.Urgent)],
        AndBy = [Happened.ConferenceMinutesSent],
        UndatedMetBy = [Happened.TestsCovered],
        DateAgreedBy = [Happened.AssessmentTargetSet],
        Extension = new(Happened.DelayReasonRecorded, Timescale.WorkingDays(65)),
        EndsOn = [Happened.ProtectionPlanEnded],
        FlaggedActs = [Happened.CinPlanEnded],
        FlaggedWhen = FlaggedWhen.BeforeThePeriodIsUp,
        OnlyOnceDue = true,
        OnNewStart = OnNewStart.OncePerMatter,
        Answers = Answers.OneOnly,
        PerMatter = true,
        Holder = Role.VirtualSchool,
        Accountable = Role.LinkOfficer,
        Kind = RuleKind.Order,
        NumberKind = RuleKind.RegulatorsCode,
        Sources = [new("The Act", "section 1", From: new(2011, 4, 1))],
        Confidence = Confidence.Unverified,
        InForceFrom = new(2011, 4, 2),
        InForceTo = new(2031, 4, 2),
        Note = "Ask <first>, *please*.",
    };

    public static TheoryData<string> Particulars =>
        [.. typeof(DutyRule).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Particulars))]
    public void No_particular_of_a_rule_is_left_out_of_the_page(string particular)
    {
        var property = typeof(DutyRule).GetProperty(particular)!;
        Assert.NotEqual(Default(property), property.GetValue(Full));
        var without = Full;
        property.SetValue(without, Default(property));
        Assert.NotEqual(RulebookPage.Write("1", [Full]), RulebookPage.Write("1", [without]));
    }

    [Theory]
    [InlineData(nameof(Trigger.With))]
    [InlineData(nameof(Trigger.Without))]
    [InlineData(nameof(Trigger.Within))]
    [InlineData(nameof(Trigger.AnyMatter))]
    [InlineData(nameof(Trigger.AwaitsDate))]
    public void No_particular_of_a_trigger_is_left_out_of_the_page(string particular)
    {
        var full = new Trigger(Happened.CoreGroupHeld, Facts.Quorate, Facts.Urgent, Timescale.Hours(1), AnyMatter: true, AwaitsDate: true);
        var without = full with { };
        var property = typeof(Trigger).GetProperty(particular)!;
        property.SetValue(without, Default(property));
        Assert.NotEqual(RulebookPage.Write("1", [Full with { StartsOn = [full] }]), RulebookPage.Write("1", [Full with { StartsOn = [without] }]));
    }

    [Fact]
    public void A_rule_reads_as_a_card()
    {
        var page = RulebookPage.Write("1", [Full]);
        Assert.Contains("\n## Oversight\n\n### Do the thing (unverified)\n\n`every-particular`\n\n", page, StringComparison.Ordinal);
        Assert.Contains("\n- **Starts when:** a section 47 enquiry starts; only while the child is on a protection plan; one duty for each adult or matter; ", page, StringComparison.Ordinal);
        Assert.Contains("\n- **Period:** 1 month, moved to the next working day off a weekend or bank holiday, counted from the earlier day that is stated, ", page, StringComparison.Ordinal);
        Assert.Contains("\n- **Source:** The Act, section 1 (for clocks started from 2011-04-01)\n", page, StringComparison.Ordinal);
        Assert.Contains("\n- **In force:** from 2011-04-02 to 2031-04-02\n", page, StringComparison.Ordinal);
        Assert.Contains("\n- **Confidence:** unverified: ", page, StringComparison.Ordinal);
        Assert.Contains("\n- **Note:** Ask &lt;first>, \\*please\\*.\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_condition_has_a_clause_of_its_own_words()
    {
        foreach (var what in Enum.GetValues<Happened>()) Assert.NotEmpty(RuleWords.Clause(what));
        foreach (var fact in Enum.GetValues<Facts>().Where(f => f != Facts.None)) Assert.NotEmpty(RuleWords.Clause(new(Happened.Visited, With: fact)));
        Assert.Equal("a core group is held, with all who must take part", RuleWords.Clause(new(Happened.CoreGroupHeld, With: Facts.Quorate)));
        Assert.Equal("the child becomes looked after and the protection plan does not go on", RuleWords.Clause(new(Happened.BecameLookedAfter, Without: Facts.PlanContinues)));
    }

    [Fact]
    public void A_provision_that_could_not_be_verified_says_so() =>
        Assert.Contains("- **Source:** The Act, provision not verified\n", RulebookPage.Write("1", [Full with { Sources = [new("The Act")] }]), StringComparison.Ordinal);

    private static object? Default(PropertyInfo property)
    {
        if (property.PropertyType == typeof(string)) return property.Name is nameof(DutyRule.Id) or nameof(DutyRule.Title) ? "?" : null;
        if (property.PropertyType.IsValueType) return Activator.CreateInstance(property.PropertyType);
        if (!typeof(IEnumerable).IsAssignableFrom(property.PropertyType)) return null;
        return Array.CreateInstance(property.PropertyType.GetGenericArguments()[0], 0);
    }
}
