using Duecare.Domain.Calendar;
using static Duecare.Domain.Calendar.Timescale;
using static Duecare.Oracle.Stepper;

namespace Duecare.Oracle;

/// <summary>The oracle's own table of the rules, chapters 1.1 to 1.5 and 1.7.</summary>
public static class Law
{
    /// <summary>Duties that a case's closing leaves as they are.</summary>
    public static readonly HashSet<string> GoesOnAfterClosure =
    [
        "contact-decision", "referral-decision", "referral-acknowledge", "referral-feedback", "referral-manager-review", "immediate-protection",
        "cin-closure", "cp-transfer-in-conference", "cp-conference-decision-letter", "epo-limit", "adult-risk-concern-triage", "adult-contact-change",
        "drug-test-missed", "chronology-update", "supervision-worker", "cp-visit-recorded", "s47-start", "drug-test-result", "cin-step-up-decision",
        "strategy-record", "cp-plan-start", "assessment-outcome-shared", "strategy-discussion-emergency", "police-protection-limit",
        "icpc-report-shared",
    ];

    /// <summary>Duties that are no duty before their day has come.</summary>
    public static readonly HashSet<string> OwedOnlyOnceDue = ["assessment-overrun-reason", "deferral-reason", "cp-child-not-seen-escalation", "overdue-acknowledge"];

    public static List<Row> Apply(Record record)
    {
        var stepper = new Stepper(record);
        FrontDoor(stepper);
        Assessment(stepper);
        ChildInNeed(stepper);
        Enquiries(stepper);
        Plans(stepper);
        Risk(stepper);
        Oversight(stepper);
        return stepper.Rows;
    }

    /// <summary>The duties that rest on the other duties of the child, as those stand: on their windows, numbers and states.</summary>
    public static List<Row> Apply(Record record, List<Row> others)
    {
        var stepper = new Stepper(record);
        (int Days, string By)[] steps = [(1, "acknowledged TeamManager"), (5, "acknowledged ServiceManager"), (10, "acknowledged DirectorOfChildrensServices")];
        foreach (var row in record.Holds.Lack("overdue-acknowledge") ? [] : others)
            foreach (var (days, by) in steps) stepper.Acknowledged(row, days, by);
        var all = others.Concat(record.Holds.Judge(stepper.Rows)).ToList();
        foreach (var absence in record.Signs.Where(Is("absence"))) stepper.Covered(absence, all, Is("cover named"));
        return record.Holds.Judge(stepper.Rows);
    }

    private static Func<Sign, bool> Is(params string[] whats) => s => whats.Contains(s.What);

    private static Func<Sign, bool> Sound(params string[] whats) => s => s.Sound && whats.Contains(s.What);

    private static Func<Sign, Deadline> Within(Timescale period) => s => After(s, period, s.Basis);

    private static void FrontDoor(Stepper stepper)
    {
        var oneDay = WorkingDays(1);
        stepper.Run(new Once { Duty = "contact-decision", Starts = Is("contact"), Due = Within(oneDay), MetBy = Is("contact decided"), OneOnly = true });
        stepper.Run(new Once { Duty = "referral-decision", Starts = Is("referral"), Due = Within(oneDay), MetBy = Sound("referral decided"), OneOnly = true });
        stepper.Run(new Once { Duty = "referral-acknowledge", Starts = Is("referral"), Due = Within(oneDay), MetBy = Is("referrer acknowledged"), OneOnly = true });
        stepper.Run(new Once
        {
            Duty = "referral-feedback",

            Starts = Is("decision made"),
            Due = s => s.Sound && s.Basis is { } received ? Sooner(After(s, oneDay), After(s, oneDay, received)) : After(s, oneDay),
            MetBy = Is("referrer told"),
            OneOnly = true,
        });
        stepper.Run(new Once { Duty = "referral-manager-review", Starts = Is("classed child in need"), Due = Within(oneDay), MetBy = Is("reviewed by manager") });
        stepper.Precondition("nfa-oversight", Is("nothing more"), Sound("nothing more"));
        stepper.Run(new Once
        {
            Duty = "immediate-protection",

            Starts = Is("immediate protection"),
            Due = s => OnDay(s.Day),
            MetBy = Is("child safe"),
            AndBy = Sound("strategy"),
        });
        stepper.Precondition("rereferral-check", Is("re-referral decided"), Is("history checked"));
        stepper.Run(new Once { Duty = "allocation", Starts = Is("decided to assess"), Due = s => After(s, oneDay), MetBy = Sound("allocation") });
    }

    private static void Assessment(Stepper stepper)
    {
        stepper.Run(new Once { Duty = "child-seen-assessment", Starts = Is("assessment owed"), Due = Within(WorkingDays(5)), MetBy = Is("child seen"), OncePerMatter = true });
        stepper.Run(new Once { Duty = "assessment-manager-brief", Starts = s => s.What == "allocation" && s.Sound && stepper.Record.AssessmentOpen(s.Last), Due = Within(WorkingDays(2)), MetBy = Is("brief"), Keeps = true, EndedBy = Is("authorised") });
        stepper.Run(new Once { Duty = "assessment-target", Starts = Is("target"), Due = s => OnDay(s.Named!.Value), MetBy = Is("authorised") });
        stepper.Steps("assessment-checkpoint", Is("assessment owed"), [new(WorkingDays(10)), new(WorkingDays(20)), new(WorkingDays(35))],
            Is("assessment checked"), Is("authorised"), oncePerMatter: true);
        stepper.Run(new Once { Duty = "assessment-complete", Starts = Is("assessment owed"), Due = Within(WorkingDays(45)), MetBy = Is("authorised"), OncePerMatter = true });
        stepper.Run(new Once
        {
            Duty = "assessment-overrun-reason",
            Starts = Is("assessment owed"),
            Due = Within(WorkingDays(45)),
            MetBy = s => s.What == "reason" && ((Domain.Oversight.ReasonForDelay)s.Entry).Duty == "assessment-complete",
            EndedBy = Is("authorised"),
            OncePerMatter = true,
            OnlyOnceDue = true,
        });
        stepper.Run(new Once { Duty = "assessment-outcome-shared", Starts = Is("assessment finished"), Due = Within(WorkingDays(5)), MetBy = Is("assessment shared") });
        stepper.Precondition("assessment-consent", Is("agency check"), Sound("consent"));
    }

    private static void ChildInNeed(Stepper stepper)
    {
        stepper.Run(new Once
        {
            Duty = "cin-plan-meeting",
            Starts = Is("assessed as in need", "stepped down"),
            Due = Within(WorkingDays(10)),
            Keeps = true,
            MetBy = Is("planning meeting", "cin starts", "cin starts again"),
            EndedBy = Is("cp starts", "cp starts again"),
        });
        stepper.Run(new Once
        {
            Duty = "cin-plan-review-first",
            Starts = Is("cin starts", "cin starts again"),
            Due = s => After(s, Months(3)),
            Replaces = true,
            MetBy = Is("cin review"),
            EndedBy = Is("cin ends"),

        });
        stepper.Run(new Meetings
        {
            Duty = "cin-plan-review-subsequent",
            Starts = Is("cin review in plan"),
            HeldBy = Is("cin review"),
            EndedBy = Is("cin ends"),
            Interval = (_, _) => Months(6),
        });
        foreach (var plan in stepper.Record.Plans.Where(p => !p.Protection)) stepper.Visits("cin-visit", plan, WorkingDays(20));
        stepper.Run(new Once
        {
            Duty = "cin-step-up-decision",
            Starts = s => s.What == "cin review" && s.Also,
            Due = s => After(s, WorkingDays(1)),
            MetBy = s => s.What == "escalation" || (s.What == "decision StepUp" && s.Sound),
        });
        stepper.Run(new Once { Duty = "cin-closure", Starts = Is("decision Closure"), Due = Within(WorkingDays(10)), Keeps = true, MetBy = Is("closed") });
    }

    private static void Enquiries(Stepper stepper)
    {
        stepper.Run(new Once
        {
            Duty = "strategy-discussion",
            Starts = Is("escalation"),
            Due = Within(Hours(24)),
            MetBy = Sound("strategy"),
            EndedBy = Is("escalation rescinded"),
        });
        stepper.Run(new Once
        {
            Duty = "strategy-discussion-emergency",
            Starts = Is("emergency", "police protection", "epo"),
            Due = Within(WorkingDays(1)),
            MetBy = Sound("strategy"),
        });
        stepper.Run(new Once
        {
            Duty = "strategy-record",
            Starts = Is("strategy recorded"),
            Due = Within(WorkingDays(1)),
            MetBy = Is("strategy record shared"),
            OneOnly = true,
        });
        stepper.Run(new Once
        {
            Duty = "s47-start",
            Starts = Is("s47 decided"),
            Due = s => OnDay(s.Day),
            MetBy = Is("s47 begun"),
            OneOnly = true,
        });
        stepper.Run(new Once { Duty = "s47-child-seen", Starts = Is("s47"), Due = s => After(s, Hours(24)), MetBy = Is("child seen") });
        stepper.Run(new Once
        {
            Duty = "s47-enquiry-complete",
            Starts = Is("s47"),
            Due = s => Sooner(After(s, WorkingDays(10)), BeforeConference(s)),
            MetBy = Is("s47 outcome"),
        });
        stepper.Run(new Once
        {
            Duty = "icpc",
            Starts = Is("s47 decided", "s47 begun"),
            Due = s => After(s, WorkingDays(15), s.Basis),
            MetBy = Sound("icpc"),
            EndedBy = Is("icpc not needed"),
            Keeps = true,
        });
        stepper.Precondition("icpc-not-required", Is("no conference"), Sound("no conference"));
        stepper.Run(new Once
        {
            Duty = "cp-transfer-in-conference",
            Starts = Is("transfer-in notice"),
            Due = Within(WorkingDays(15)),
            MetBy = Sound("transfer-in conference"),
        });
        stepper.Run(new Once { Duty = "police-protection-limit", Starts = Is("police protection"), Due = Within(Hours(72)), MetBy = Is("police protection over", "epo") });
        stepper.Run(new Once
        {
            Duty = "epo-limit",
            Starts = Is("epo"),
            Due = Within(Timescale.Days(8)),
            MetBy = Is("epo over"),
            Extended = (s, start) => s.What == "epo extended" ? After(start, Timescale.Days(15)) : null,
        });
    }

    private static Deadline BeforeConference(Sign enquiry) =>
        Step(enquiry.Basis ?? enquiry.Day, 15) is { } conference && Step(conference, -2) is { } day ? new(Span.On(day), TimeUnit.WorkingDays) : default;

    private static int? Step(int from, int days) => Oracle.Days.Step(from, days);

    private static void Plans(Stepper stepper)
    {
        stepper.Run(new Once { Duty = "cp-plan-start", Starts = Is("cp decided"), Due = s => OnDay(s.Day), MetBy = Is("cp starts", "cp starts again") });
        stepper.Run(new Once
        {
            Duty = "core-group-first",
            Starts = Is("cp starts", "cp starts again"),
            Due = s => After(s, WorkingDays(10)),
            Keeps = true,
            MetBy = Is("core group"),
            EndedBy = Is("cp ends"),

        });
        stepper.Run(new Meetings
        {
            Duty = "core-group-subsequent",
            Starts = Is("core group in plan"),
            HeldBy = Is("core group"),
            EndedBy = Is("cp ends"),
            Interval = (_, _) => Weeks(6),
        });
        stepper.Run(new Once
        {
            Duty = "cp-review-first",
            Starts = Is("cp starts", "cp starts again"),
            Due = s => After(s, Months(3)),
            Keeps = true,
            MetBy = Sound("rcpc"),
            EndedBy = Is("cp ends"),

        });
        stepper.Run(new Once
        {
            Duty = "cp-review-birth",
            Starts = Is("born after conference"),
            Due = s => Sooner(After(s, WorkingDays(10)), After(s, Months(3), s.Basis)),
            MetBy = Sound("rcpc"),
            EndedBy = Is("cp ends"),
        });
        stepper.Run(new Once
        {
            Duty = "icpc-report-shared",
            Starts = Is("conference"),
            Due = s => new(Oracle.Days.Step(s.Day, s.Also ? -5 : -2) is { } day ? Span.On(day) : null, TimeUnit.WorkingDays),
            MetBy = Is("paper Report"),
            OwedBefore = true,
        });
        stepper.Run(new Meetings
        {
            Duty = "cp-review-subsequent",
            Starts = Is("review in plan"),
            HeldBy = Sound("rcpc"),
            EndedBy = Is("cp ends"),
            Interval = (_, _) => Months(6),
        });
        foreach (var plan in stepper.Record.Plans.Where(p => p.Protection))
        {
            stepper.Visits("cp-visit", plan, WorkingDays(10));
            stepper.EveryNth("cp-visit-alone", plan, 2, s => s.Sound);
            stepper.EveryNth("cp-visit-bedroom", plan, 2, s => s.Also);
        }
        stepper.Run(new Meetings
        {
            Duty = "cp-visit-unannounced",
            Starts = Is("restriction", "unannounced asked"),
            HeldBy = Is("unannounced visit"),
            EndedBy = Is("restriction lifted", "a plan is said to end"),
            Interval = (s, _) => s.What == "unannounced asked" ? s.Interval!.Value : Weeks(4),
            PerPerson = true,
            PerMatter = true,
        });
        stepper.SinceLast("cp-child-not-seen-escalation", s => s.What is "cp starts" or "cp starts again" or "child seen" && OnPlan(stepper, s.Last),
            [Weeks(4), Weeks(6)], Is("decision ChildNotSeen"), Is("cp ends"));
        stepper.Run(new Once { Duty = "cp-visit-recorded", Starts = s => s.What == "visit done" && s.Plan >= 0, Due = s => After(s, WorkingDays(2)), MetBy = Is("visit finalised") });
        stepper.Run(new Once { Duty = "cp-visit-failed", Starts = s => s.What == "visit failed" && s.Plan >= 0, Due = s => After(s, Hours(24)), MetBy = Is("manager told"), EndedBy = Is("child seen by anyone") });
        stepper.Steps("cp-conference-decision-letter", Is("conference"),
            [new(WorkingDays(1), Is("paper Decisions")), new(WorkingDays(20), Is("paper Minutes"))], _ => false, _ => false);
        stepper.Steps("cp-plan-drift", Is("cp starts"), [new(Months(9)), new(Months(12)), new(Months(15)), new(Months(18)), new(Months(24))],
            Is("decision PlanDrift"), Is("cp ends"));
    }

    private static void Risk(Stepper stepper)
    {
        stepper.Run(new Once
        {
            Duty = "adult-risk-concern-triage",
            Starts = Is("concern"),
            Due = Within(WorkingDays(1)),
            MetBy = Is("triage"),
            OneOnly = true,
            PerPerson = true,
        });
        stepper.Run(new Once
        {
            Duty = "adult-risk-assessment",
            Starts = Is("assessment asked", "assessment agreed"),
            Due = s => After(s, WorkingDays(20)),
            MetBy = Is("risk assessed"),
            EndedBy = Is("adult gone"),
            Agreed = (s, _) => s.What == "assessment agreed" && s.Named is { } day ? OnDay(day) : null,
            Keeps = true,
            PerPerson = true,
        });
        stepper.Run(new Once
        {
            Duty = "adult-risk-assessment-release",
            Starts = Is("release"),
            Due = ReleaseDue,
            Replaces = true,
            MetBy = Is("risk assessed"),
            EndedBy = Is("adult gone"),
            Brought = (s, start) => s.What == "contact changed" && s.Person == start.Person ? OnDay(s.Day) : null,
            PerPerson = true,
        });
        stepper.Run(new Once
        {
            Duty = "adult-contact-change",
            Starts = Is("contact changed"),
            Due = Within(WorkingDays(1)),
            MetBy = Is("contact change decided"),
            OneOnly = true,
            PerPerson = true,
        });
        stepper.Run(new Meetings
        {
            Duty = "interim-restriction-review",
            Starts = Is("restriction"),
            HeldBy = Is("restriction reviewed"),
            EndedBy = Is("restriction lifted", "a plan is said to end"),
            Interval = (_, _) => Weeks(6),
            PerPerson = true,
            PerMatter = true,
        });
        stepper.Run(new Meetings
        {
            Duty = "interim-restriction-monitor",
            Starts = Is("restriction"),
            HeldBy = Is("restriction checked"),
            EndedBy = Is("restriction lifted", "a plan is said to end"),
            Interval = (s, _) => s.Interval ?? WorkingDays(10),
            PerPerson = true,
            PerMatter = true,
        });
        Tests(stepper);
    }

    private static Deadline ReleaseDue(Sign release) =>
        release.Named is not { } day ? default
        : release.Also ? After(release, WorkingDays(5))
        : OnDay(day);

    private static void Tests(Stepper stepper)
    {
        stepper.Run(new Meetings
        {
            Duty = "drug-test",
            Starts = s => s.What == "tests" && s.Interval is not null,
            Kin = Is("tests"),
            HeldBy = Is("test"),
            EndedBy = Is("tests over", "a plan is said to end"),
            Interval = (s, _) => s.Interval!.Value,
            PerPerson = true,
            PerMatter = true,
        });
        stepper.Run(new Once
        {
            Duty = "drug-test",
            Starts = Is("tests"),
            Shown = s => s.Interval is null,
            Due = _ => default,
            MetBy = Sound("test"),
            EndedBy = Is("tests over", "a plan is said to end"),
            PerPerson = true,
        });
        stepper.Run(new Once { Duty = "drug-test-result", Starts = Is("sample"), Due = Within(WorkingDays(10)), MetBy = Is("test result"), PerPerson = true });
        stepper.Run(new Once { Duty = "drug-test-missed", Starts = Is("test missed"), Due = Within(WorkingDays(1)), MetBy = Is("decision MissedTest"), OneOnly = true, PerPerson = true });
    }

    private static void Oversight(Stepper stepper)
    {
        stepper.Run(new Meetings
        {
            Duty = "supervision-case",
            Starts = Sound("allocation"),
            HeldBy = Is("supervision"),
            EndedBy = _ => false,
            Interval = (_, _) => Weeks(8),
            OnDay = day => (
                OnPlan(stepper, day) ? Weeks(4) : Weeks(8),
                OnPlan(stepper, day) && !OnPlan(stepper, day - 1) ? Weeks(4) : null),
        });
        stepper.Run(new Meetings
        {
            Duty = "supervision-worker",
            Starts = Is("worker starts"),
            HeldBy = Is("supervision"),
            EndedBy = Is("worker leaves"),
            Interval = (s, first) => first && s.Sound ? Weeks(2) : Weeks(4),
            PerMatter = true,
        });
        stepper.Precondition("supervision-visit-check", Is("supervision"));
        stepper.Run(new Once { Duty = "case-transfer", Starts = Is("transfer"), Due = Within(WorkingDays(10)), MetBy = Is("transfer accepted") });
        stepper.Run(new Once
        {
            Duty = "handover-joint-visit",
            Starts = Is("transfer accepted"),
            Due = s => Sooner(After(s, WorkingDays(10)), NextVisit(stepper, s)),
            MetBy = Is("joint visit"),
        });
        stepper.Run(new Once
        {
            Duty = "meeting-action",
            Starts = Is("action"),
            Due = s => s.Named is { } day ? OnDay(day) : After(s, WorkingDays(20)),
            MetBy = Is("action done"),
        });
        stepper.Run(new Once
        {
            Duty = "deferral-reason",
            Starts = s => s.What is "action" or "assessment agreed" && s.Named is not null,
            Due = s => OnDay(s.Named!.Value),
            MetBy = s => s.What == "reason" && ((Domain.Oversight.ReasonForDelay)s.Entry).Duty != "assessment-complete",
            EndedBy = Is("action done", "adult assessed", "out of contact"),
            OnlyOnceDue = true,
            PerPerson = true,
        });
        stepper.Run(new Once { Duty = "chronology-update", Starts = Is("event"), Due = Within(WorkingDays(20)), MetBy = Is("chronology updated"), Brought = (s, _) => s.What is "conference" or "transfer" ? OnDay(s.Day) : null });
    }

    private static bool OnPlan(Stepper stepper, int day) => stepper.Record.Plans.Any(p => p.Protection && p.InForce(day));

    /// <summary>The due day of the visit that was open on a day.</summary>
    private static Deadline NextVisit(Stepper stepper, Sign on)
    {
        var visit = stepper.Rows.FirstOrDefault(r => r.Duty == "cp-visit" && r.Start <= on.First && r.Due?.From >= on.First && !(r.OverOn < on.First));
        return visit?.Due is { } due ? new(due, TimeUnit.Days) : default;
    }
}
