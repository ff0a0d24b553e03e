using System.Text;
using Duecare.Audit;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Visits;
using Duecare.Exchange;

namespace Duecare.Tests.Audit;

/// <summary>Duties made by hand, so that each writer can be shown any state without the engine.</summary>
internal static class MadeUp
{
    public static readonly DateOnly AsAt = new(2020, 12, 16);

    public static readonly DutyRule CoreGroup = Rule("core-group-subsequent", "Hold the next core group", Chapter.ChildProtection, Happened.CoreGroupHeld);
    public static readonly DutyRule VisitRule = Rule("cp-visit", "Visit the child on a protection plan", Chapter.ChildProtection, Happened.Visited);
    public static readonly DutyRule AdultRisk = Rule("adult-risk-assessment", "Assess the risk from the adult", Chapter.RiskFromAdults, Happened.AdultAssessmentCompleted);
    public static readonly DutyRule Strategy = Rule("strategy-discussion", "Hold the strategy discussion", Chapter.ChildProtection, Happened.StrategyDiscussionHeld);
    public static readonly DutyRule Letter = Rule("made-up-letter", "Send the letter", Chapter.FrontDoor, Happened.ReferrerTold) with { Confidence = Confidence.Unverified };

    private static readonly DutyRule Minimum = Rule("cin-post-cp-minimum", "Keep the plan three months", Chapter.ChildInNeed, Happened.CinPlanEnded) with
    {
        Form = RuleForm.LimitOnly,
        Within = Timescale.Months(3),
        FlaggedWhen = FlaggedWhen.BeforeThePeriodIsUp,
        StartsOn = [Happened.SubjectAccessPaused],
    };

    public static AuditHeader Header(IReadOnlyList<Coverage>? covers = null) => new()
    {
        Title = "A made-up family",
        AsAt = AsAt,
        Rules = "england-test",
        Source = "made-up.json",
        CalendarFrom = new(2017, 1, 1),
        CalendarTo = new(2028, 12, 31),
        Covers = covers,
    };

    public static DutyRule Rule(string id, string title, Chapter chapter, Happened metBy) => new()
    {
        Id = id,
        Title = title,
        Chapter = chapter,
        MetBy = [metBy],
        Holder = Role.SocialWorker,
        Kind = RuleKind.StatutoryGuidance,
        Sources = [new("Working Together to Safeguard Children 2018", "page 51")],
        Confidence = Confidence.Read,
    };

    public static Window Day(string day) => new(DateOnly.Parse(day).DayNumber, DateOnly.Parse(day).DayNumber);

    public static Window Days(string from, string to) => new(DateOnly.Parse(from).DayNumber, DateOnly.Parse(to).DayNumber);

    public static Window Instant(string at)
    {
        var instant = DateTimeOffset.Parse(at).UtcDateTime;
        var day = LondonTime.DateOf(instant).DayNumber;
        return new(day, day, instant.Ticks, instant.Ticks);
    }

    public static Duty Duty(DutyRule rule, DutyState state, Window? due, Window? met = null, Lateness? late = null, string? reason = null,
        int occurrence = 1, Certainty certainty = Certainty.Certain, string holder = "social worker", string? person = null, string startedOn = "2019-09-17") => new()
        {
            Rule = rule,
            HeldBy = rule.Holder,
            State = state,
            Due = due,
            MetBy = met is { } done ? Happening("met", done, null) : null,
            Late = late,
            Reason = reason,
            Occurrence = occurrence,
            Certainty = certainty,
            Holder = holder,
            Passed = state is DutyState.Met ? 0 : 1,
            StartedBy = Happening("start", Day(startedOn), person),
        };

    private static Happening Happening(string id, Window days, string? person)
    {
        var when = new When(new(days.Earliest, days.Latest), days.IsInstant ? new DateTime(days.FromTicks, DateTimeKind.Utc) : null);
        var detail = person is null ? null : new Happening.Detail { Person = person };
        return new(Happened.ConferenceHeld, Visited(id, "2019-09-17"), when, Facts.None, null, detail);
    }

    public static Entry Visited(string id, string on) => new Visit
    {
        Id = new(id),
        Occurred = When.On(DateOnly.Parse(on)),
        Children = [new("C1")],
        Outcome = VisitOutcome.Completed,
    };

    public static ChildDuties Child(string id, params IReadOnlyList<Duty> duties) => new(new(new(id)), duties, [Visited("v1", "2019-10-01"), Visited("v2", "2019-10-15")]);

    /// <summary>One duty in every state, with windows, instants, an adult and reasons among them.</summary>
    public static IReadOnlyList<ChildDuties> Family { get; } =
    [
        Child("C1",
            Duty(CoreGroup, DutyState.Missed, Day("2020-01-27"), occurrence: 2),
            Duty(CoreGroup, DutyState.Missed, Day("2020-03-09"), reason: "The chair was ill", occurrence: 3),
            Duty(CoreGroup, DutyState.Met, Day("2019-11-26"), Day("2019-11-20")),
            Duty(VisitRule, DutyState.MetLate, Day("2019-10-15"), Day("2019-11-18"), new(TimeUnit.WorkingDays, 24, 24), occurrence: 2),
            Duty(AdultRisk, DutyState.Overdue, Days("2020-01-12", "2020-02-11"), late: new(TimeUnit.Days, 309, 339), certainty: Certainty.Possible, person: "Mr B"),
            Duty(Strategy, DutyState.MetLate, Instant("2019-08-20T15:00:00+01:00"), Instant("2019-08-27T15:00:00+01:00"), new(TimeUnit.Hours, 168, 168))),
        Child("C2",
            Duty(VisitRule, DutyState.Overdue, Day("2020-12-01"), late: new(TimeUnit.WorkingDays, 11, 11), holder: "W7"),
            Duty(CoreGroup, DutyState.NoEvidence, Day("2020-01-27")),
            Duty(Letter, DutyState.DueSoon, Day("2020-12-18")),
            Duty(Letter, DutyState.Pending, Day("2021-02-01"), occurrence: 2),
            Duty(Letter, DutyState.AwaitingDate, null, occurrence: 3),
            Duty(Letter, DutyState.Cancelled, Day("2020-06-01"), occurrence: 4)),
    ];

    /// <summary>A plan that ended 34 days before a minimum was kept, and a clarification that nobody had asked for.</summary>
    public static ChildDuties Flagged { get; } = Child("C3", Duty(CoreGroup, DutyState.Met, Day("2019-11-26"), Day("2019-11-20"))) with
    {
        Flags =
        [
            new(Minimum, Happening("stepped-down", Day("2020-03-04"), null), Happening("plan-end", Day("2020-05-01"), null), Day("2020-06-04"), new(TimeUnit.Days, 34, 34), Certainty.Certain),
            new(Minimum with { Id = "sar-clarify", Title = "Stop the clock only while waiting" }, null, Happening("unasked", Day("2020-08-01"), null), null, null, Certainty.Certain),
        ],
    };

    public static byte[] Write(string format, IEnumerable<ChildDuties> children, AuditHeader? header = null, params IReadOnlyCollection<Unread> unread)
    {
        using var stream = new MemoryStream();
        using (var writer = AuditWriter.For(format, header ?? Header(), stream))
        {
            foreach (var child in children) writer.Add(child);
            writer.Finish(unread, new());
        }
        return stream.ToArray();
    }

    public static string Text(string format, IEnumerable<ChildDuties> children, AuditHeader? header = null, params IReadOnlyCollection<Unread> unread) =>
        Encoding.UTF8.GetString(Write(format, children, header, unread));
}
