using Duecare.Domain.Calendar;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;
using Duecare.Domain.Duties;
using Duecare.Domain.InformationRights;
using Duecare.Domain.PreProceedings;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>What each record of pre-proceedings, complaints, information rights and notes tells, against what it says that it can tell.</summary>
public class TellsTests
{
    private static readonly string[] Namespaces =
    [
        typeof(PreProceedingsDecision).Namespace!, typeof(Complaint).Namespace!, typeof(SubjectAccessRequest).Namespace!, typeof(CaseNote).Namespace!,
    ];

    private static readonly EntryId Id = new("e9");
    private static readonly When Day = Told.On("2024-03-04");
    private static readonly ChildId[] Children = [Told.Child.Id];

    private static readonly Complaint Received = new() { Id = new("e1"), Occurred = Told.On("2024-03-01"), Children = Children, Reference = "c1", KnownToComplainantOn = Told.On("2024-01").Days };
    private static readonly SubjectAccessRequest Asked = new() { Id = new("e2"), Occurred = Told.On("2024-03-01"), Children = Children, Reference = "s1" };

    // Every entry of a type, over all the shapes it can take: together they tell all that its attribute names, and nothing else.
    private static readonly Entry[] Shapes =
    [
        new LegalPlanningRequest { Id = Id, Occurred = Day, Children = Children, Reason = "Threshold may be met" },
        .. Enum.GetValues<GatewayOutcome>().Select(o => new LegalPlanningMeeting { Id = Id, Occurred = Day, Children = Children, Outcome = o, Reason = "Little progress" }),
        new PreProceedingsDecision { Id = Id, Occurred = Day, Children = Children, Reason = "Little progress" },
        new LetterBeforeProceedings { Id = Id, Occurred = Day, Children = Children },
        new PreProceedingsMeeting { Id = Id, Occurred = Day, Children = Children },
        new PreProceedingsReview { Id = Id, Occurred = Day, Children = Children },
        new PreProceedingsEnd { Id = Id, Occurred = Day, Children = Children, Outcome = PreProceedingsOutcome.SteppedDown, Reason = "Progress held" },
        new ContingencyPlan { Id = Id, Occurred = Day, Children = Children, Plan = "To the grandparents" },
        new FamilyGroupDecisionMaking { Id = Id, Occurred = Day, Children = Children, OfferedOn = Day.Days, HeldOn = Day.Days },
        new CourtApplication { Id = Id, Occurred = Day, Children = Children },
        new CourtHearing { Id = Id, Occurred = Day, Children = Children },
        new CareProceedingsExtension { Id = Id, Occurred = Day, Children = Children, Reason = "An expert is awaited" },
        new FinalOrder { Id = Id, Occurred = Day, Children = Children, Outcome = CourtOutcome.CareOrder },

        Received,
        .. Enum.GetValues<ComplaintProcedure>().Select(p => Received with { Route = p, RouteReason = "Function covered" }),
        .. from now in Enum.GetValues<ComplaintProcedure>()
           select new ComplaintRoute { Id = Id, Occurred = Day, Children = Children, Complaint = "c2", Route = now, Reason = "Not an eligible person" },
        new ComplaintRoute { Id = Id, Occurred = Day, Children = Children, Complaint = "moved", Route = ComplaintProcedure.ChildrenAct, Reason = "Eligible after all" },
        .. EachStage((p, s) => new ComplaintAcknowledgement { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", Procedure = p, Stage = s }),
        .. EachStage((p, s) => new ComplaintStageRequest { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", Procedure = p, Stage = s }),
        .. EachStage((p, s) => new ComplaintStageRequest { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", Procedure = p, Stage = s, StatementAwaited = true }),
        new ComplaintStatement { Id = Id, Occurred = Day, Children = Children, Complaint = "c1" },
        .. EachStage((p, s) => new ComplaintExtension { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", Procedure = p, Stage = s, Reason = "A witness is away" }),
        .. EachStage((p, s) => new ComplaintResponse { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", Procedure = p, Stage = s }),
        new ComplaintPanel { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", IndependentMembers = 3 },
        new ComplaintPanelReport { Id = Id, Occurred = Day, Children = Children, Complaint = "c1" },
        new ComplaintWithdrawal { Id = Id, Occurred = Day, Children = Children, Complaint = "c1" },

        new OmbudsmanEnquiry { Id = Id, Occurred = Day, Children = Children, Case = "24 000 001", Enquiry = "q1" },
        new OmbudsmanEnquiryAnswer { Id = Id, Occurred = Day, Children = Children, Enquiry = "q1" },
        new OmbudsmanDraft { Id = Id, Occurred = Day, Children = Children, Case = "24 000 001", Draft = "d1" },
        new OmbudsmanDraftAnswer { Id = Id, Occurred = Day, Children = Children, Draft = "d1" },
        new OmbudsmanExtension { Id = Id, Occurred = Day, Children = Children, Enquiry = "q1", DueOn = Day.Days },
        new OmbudsmanExtension { Id = Id, Occurred = Day, Children = Children, Draft = "d1", DueOn = Day.Days },
        new OmbudsmanExtension { Id = Id, Occurred = Day, Children = Children, Remedy = "r1", DueOn = Day.Days },
        new OmbudsmanDecision
        {
            Id = Id, Occurred = Day, Children = Children, Case = "24 000 001", Outcome = OmbudsmanOutcome.Upheld,
            Remedies = [new() { Id = "r1", Action = "Audit open cases", AuditsOpenCases = true, Within = Timescale.Months(1) }],
        },
        new RemedyDone { Id = Id, Occurred = Day, Children = Children, Remedy = "r1" },
        new RemedyEvidenceSent { Id = Id, Occurred = Day, Children = Children },
        .. Enum.GetValues<RemedyCompliance>().Select(c => new OmbudsmanCompliance { Id = Id, Occurred = Day, Children = Children, Compliance = c }),

        Asked,
        Asked with { Complex = true },
        Asked with { IdentityAwaited = true },
        new SubjectAccessClarificationRequest { Id = Id, Occurred = Day, Children = Children, Request = "s1", Asked = "Which years?" },
        new SubjectAccessClarification { Id = Id, Occurred = Day, Children = Children, Request = "s1" },
        new SubjectAccessClarification { Id = Id, Occurred = Day, Children = Children, Request = "complex" },
        new SubjectAccessExtension { Id = Id, Occurred = Day, Children = Children, Request = "s1", Reason = "Forty volumes" },
        new SubjectAccessAnswer { Id = Id, Occurred = Day, Children = Children, Request = "s1", Outcome = SubjectAccessOutcome.Sent },
        new DataBreach { Id = Id, Occurred = Day, Children = Children, Reference = "b1", Description = "A letter to the wrong house" },
        new DataBreach { Id = Id, Occurred = Day, Children = Children, Reference = "b1", Description = "A letter to the wrong house", LikelyToBeARisk = false },
        new RecordRestriction { Id = Id, Occurred = Day, Children = Children, Reason = "A worker’s own family", Staff = [new("w1")] },
        new RecordRestrictionLifted { Id = Id, Occurred = Day, Children = Children, Restriction = Id, Reason = "The worker left" },
        new DataBreachReport { Id = Id, Occurred = Day, Children = Children, Breach = "b1", Reported = true },
        new InformationRequest { Id = Id, Occurred = Day, Children = Children, Agency = "Police", Asked = "Incidents" },
        new InformationReply { Id = Id, Occurred = Day, Children = Children, Request = new("e5") },
        new AddressRelease { Id = Id, Occurred = Day, Children = Children, Address = new("a1"), Recipient = "P. Wren", Agency = "Probation", Purpose = "Licence conditions", Basis = LawfulBasis.PublicTask },

        new CaseNote { Id = Id, Occurred = Day, Children = Children, Text = "Telephone call" },
        new Document { Id = Id, Occurred = Day, Children = Children, Title = "School report" },
        new Letter { Id = Id, Occurred = Day, Children = Children, Subject = "Apology" },
        new FormVersion { Id = Id, Occurred = Day, Children = Children, Form = "supervision", Version = 2, Reason = "Remedy r4" },
        new SafetyPlan { Id = Id, Occurred = Day, Children = Children, Agreed = "Handover at school" },
        new CareArrangement { Id = Id, Occurred = Day, Children = Children, Agreed = "Alternate weeks" },
        new CareArrangementEnd { Id = Id, Occurred = Day, Children = Children },
        new ServiceRequest { Id = Id, Occurred = Day, Children = Children, Service = "Family Solutions" },
        new ServiceRequestAnswer { Id = Id, Occurred = Day, Children = Children, Request = new("e5"), Answer = ServiceAnswer.Signposted, Reason = "The school can help" },
    ];

    // What the record already held: a complaint under the corporate procedure, one under the Children Act's, and a complex request.
    private static readonly Entry[] Before =
    [
        Received with { Id = new("b1"), Reference = "moved", Route = ComplaintProcedure.Corporate },
        Asked with { Id = new("b2"), Reference = "complex", Complex = true },
        Asked with { Id = new("b3") },
    ];

    public static TheoryData<Type> Records { get; } = [.. typeof(Entry).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Entry)) && Namespaces.Contains(t.Namespace))];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_tells_exactly_what_it_names(Type record)
    {
        var shapes = Shapes.Where(s => s.GetType() == record).ToList();
        Assert.NotEmpty(shapes);
        var told = shapes.SelectMany(s => Told.By([.. Before, s])
            .Where(h => ReferenceEquals(h.Entry, s)).Select(h => h.What)).Distinct().Order();
        Assert.Equal(Told.NamedBy(record).Order(), told);
    }

    [Fact]
    public void The_kinds_of_entry_that_start_no_clock_are_these()
    {
        var quiet = Records.Select(r => r.Data).Where(r => Told.NamedBy(r).Count == 0).Select(r => Words.Kebab(r.Name)).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "address-release", "care-arrangement", "care-arrangement-end", "case-note", "court-hearing", "document", "family-group-decision-making", "form-version",
                "information-reply", "information-request", "letter", "record-restriction", "record-restriction-lifted", "safety-plan", "service-request", "service-request-answer",
            ],
            quiet);
    }

    [Fact]
    public void A_complaint_routed_late_still_counts_from_receipt()
    {
        var told = Told.By(Received, Route("c1", ComplaintProcedure.ChildrenAct));
        Assert.Equal(new(2024, 3, 1), Told.Day(told.One(Happened.StatutoryComplaintReceived).From));
        Assert.Equal(new(2024, 3, 4), Told.Day(told.One(Happened.ComplaintRouted).From));
    }

    [Fact]
    public void Stage_1_waits_for_the_advocate_the_complainant_needs()
    {
        var told = Told.By(Received with { AdvocateAppointedOn = ApproximateDate.Exactly(new(2024, 3, 11)), Route = ComplaintProcedure.ChildrenAct });
        Assert.Equal(new(2024, 3, 11), Told.Day(told.One(Happened.StatutoryComplaintReceived).From));
    }

    [Fact]
    public void A_first_route_moves_nothing_and_a_second_leaves_the_first()
    {
        var first = Route("c1", ComplaintProcedure.Corporate) with { Id = new("e5"), Occurred = Told.On("2024-03-02") };
        Assert.DoesNotContain(Told.By(Received, first), h => h.What == Happened.ComplaintMoved);
        var moved = Told.By(Received, first, Route("c1", ComplaintProcedure.ChildrenAct)).One(Happened.ComplaintMoved);
        Assert.Equal(Facts.CorporateProcedure, moved.Facts);
        Assert.Equal(new(2024, 3, 4), Told.Day(moved.From));
    }

    [Fact]
    public void A_route_without_a_reason_is_told_without_one()
    {
        Assert.Equal(Facts.None, Told.By(Received with { Route = ComplaintProcedure.Corporate }).One(Happened.ComplaintRouted).Facts);
        Assert.Equal(Facts.ReasonRecorded, Told.By(Received with { Route = ComplaintProcedure.Corporate, RouteReason = "Schools admission" }).One(Happened.ComplaintRouted).Facts);
    }

    [Fact]
    public void A_corporate_acknowledgement_carries_the_day_of_receipt()
    {
        var told = Told.By(Received, new ComplaintAcknowledgement { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", Procedure = ComplaintProcedure.Corporate });
        Assert.Equal(new(2024, 3, 1), Told.Day(told.One(Happened.CorporateComplaintAcknowledged).BasisFrom));
    }

    [Theory]
    [InlineData(3, false, Facts.IndependentPanel)]
    [InlineData(2, false, Facts.None)]
    [InlineData(3, true, Facts.None)]
    public void A_panel_is_three_independent_people_without_the_independent_person(int members, bool amongThem, Facts expected)
    {
        var panel = new ComplaintPanel { Id = Id, Occurred = Day, Children = Children, Complaint = "c1", IndependentMembers = members, IndependentPersonAmongThem = amongThem };
        Assert.Equal(expected, Told.By(panel).One(Happened.StatutoryPanelMet).Facts);
    }

    [Theory]
    [InlineData(null, Facts.None)]
    [InlineData(" ", Facts.None)]
    [InlineData("Letter of 12 January", Facts.EvidenceAttached)]
    public void A_remedy_counts_as_done_only_with_evidence(string? evidence, Facts expected) => Assert.Equal(expected,
        Told.By(new RemedyDone { Id = Id, Occurred = Day, Children = Children, Remedy = "r1", Evidence = evidence }).One(Happened.OmbudsmanRemedyDone).Facts);

    [Fact]
    public void A_decision_not_to_report_a_breach_counts_only_with_a_reason()
    {
        var silent = new DataBreachReport { Id = Id, Occurred = Day, Children = Children, Breach = "b1", Reported = false };
        Assert.Empty(Told.By(silent));
        Told.By(silent with { Reason = "Recovered unopened" }).One(Happened.DataBreachReported);
    }

    [Fact]
    public void A_letter_before_proceedings_without_its_plan_is_told_as_such()
    {
        var letter = new LetterBeforeProceedings { Id = Id, Occurred = Day, Children = Children };
        Assert.Equal(Facts.PlanAndLegalAidEnclosed, Told.By(letter).One(Happened.LetterBeforeProceedingsSent).Facts);
        Assert.Equal(Facts.None, Told.By(letter with { PlanEnclosed = false }).One(Happened.LetterBeforeProceedingsSent).Facts);
        Assert.Equal(Facts.None, Told.By(letter with { LegalAidExplained = false }).One(Happened.LetterBeforeProceedingsSent).Facts);
    }

    [Fact]
    public void An_extension_not_foreseen_owed_its_notice_from_the_day_the_clock_started()
    {
        var told = Told.By(Asked, new SubjectAccessExtension { Id = Id, Occurred = Day, Children = Children, Request = "s1", Reason = "Forty volumes" });
        Assert.Equal(new(2024, 3, 1), Told.Day(told.One(Happened.SubjectAccessMayNeedExtending).From));
    }

    private static ComplaintRoute Route(string complaint, ComplaintProcedure route) =>
        new() { Id = Id, Occurred = Day, Children = Children, Complaint = complaint, Route = route, Reason = "Eligible" };

    private static IEnumerable<Entry> EachStage(Func<ComplaintProcedure, ComplaintStage, Entry> shape) =>
        from procedure in Enum.GetValues<ComplaintProcedure>()
        from stage in Enum.GetValues<ComplaintStage>()
        select shape(procedure, stage);
}
