using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;

namespace Duecare.Oracle;

/// <summary>A made-up record of one child and the question asked of it.</summary>
public sealed record History(ulong Seed, ChildChronology Chronology, DateOnly AsAt, DateTime? KnownAt)
{
    public static History Of(ulong seed) => new Storyteller(seed).Tell();
}

/// <summary>Tells a child's history from a seed: plausible in outline, nasty about dates.</summary>
public sealed class Storyteller(ulong seed)
{
    private static readonly ChildId Me = new("child-1"), Sibling = new("child-2");
    private static readonly PersonId[] Adults = [new("adult-1"), new("adult-2")];
    private static readonly WorkerId[] Workers = [new("worker-1"), new("worker-2"), new("worker-3")];

    private readonly SplitMix _random = new(seed);
    private readonly List<Entry> _entries = [];
    private int _day;
    private int _ids;
    private int _rough;
    private int _actions;
    private WorkerId? _worker;
    private bool _unended;

    public History Tell()
    {
        _day = Start();
        var chapters = _random.Between(1, 3);
        for (var i = 0; i < chapters && _day < Days.Last + 200; i++) Episode();
        Acknowledge();
        Correct();
        var asAt = AsAt();
        if (_random.Chance(30)) _random.Shuffle(_entries);
        var chronology = new ChildChronology(new Child(Me, Born()), _entries, Covers());
        return new(seed, chronology, asAt, KnownAt(asAt));
    }

    /// <summary>Mostly years before; at times after a conference was held for the child.</summary>
    private DateOnly Born()
    {
        var conferences = _entries.OfType<Conference>().ToList();
        return conferences.Count > 0 && _random.Chance(10)
            ? conferences[_random.Below(conferences.Count)].Occurred.Latest.AddDays(_random.Pick(0, 1, 20, 70, 80, 100))
            : new DateOnly(2012, 3, 4);
    }

    /// <summary>What the source holds: mostly everything; else some kinds, some of those for some days only.</summary>
    private List<Coverage>? Covers()
    {
        if (!_random.Chance(25)) return null;
        var covers = new List<Coverage>();
        foreach (var kind in Holdings.Kinds)
        {
            if (_random.Chance(30)) continue;
            var part = _random.Chance(25);
            covers.Add(new(kind, part && _random.Chance(60) ? SomeDay() : null, part && _random.Chance(60) ? SomeDay() : null));
        }
        return covers;
    }

    private DateOnly SomeDay() => _entries[_random.Below(_entries.Count)].Occurred.Latest.AddDays(_random.Between(-10, 30));

    private int Start()
    {
        if (_random.Chance(2)) return _random.Between(Days.First - 40, Days.First + 20);
        if (_random.Chance(3)) return _random.Between(Days.Last - 200, Days.Last - 20);
        var year = _random.Between(2017, 2026);
        return _random.Below(6) switch
        {
            0 => Days.Of(year, 12, _random.Between(15, 31)),
            1 => Days.Of(year, 3, _random.Between(20, 31)),
            2 => Days.Of(year, _random.Pick(1, 3, 5, 8, 10, 11), 30),
            3 => Days.Of(_random.Pick(2020, 2024), 2, _random.Pick(28, 29)),
            _ => Days.Of(year, _random.Between(1, 12), _random.Between(1, 28)),
        };
    }

    private DateOnly AsAt()
    {
        var lasts = _entries.Select(e => e.Occurred.Latest.DayNumber).Order().ToList();
        var day = _random.Below(3) switch
        {
            0 => lasts[^1] + _random.Between(0, 300),
            1 => lasts[_random.Below(lasts.Count)] + _random.Between(0, 12),
            _ => lasts[^1] + _random.Between(0, 3),
        };
        var straddling = _entries.Where(e => !e.Occurred.Days.IsExact && e.Occurred.Earliest.DayNumber <= day && e.Occurred.Latest.DayNumber > day);
        foreach (var e in straddling) day = Math.Max(day, e.Occurred.Latest.DayNumber);
        return DateOnly.FromDayNumber(Math.Min(day, _rough > 0 ? Days.Last - 60 : Days.Last));
    }

    private DateTime? KnownAt(DateOnly asAt) =>
        _random.Chance(75) ? null : new DateTime(Days.StartOf(asAt.DayNumber + 1 + _random.Pick(0, 0, 1, 5, -20, -60)), DateTimeKind.Utc);

    // ---- writing entries -------------------------------------------------------------------------------------------

    private EntryId NextId() => new($"e{(++_ids * 7 % 1000) + 1000}");

    private When On(int day)
    {
        if (_rough < 2 && _random.Chance(1))
        {
            _rough++;
            return When.On(new ApproximateDate(DateOnly.FromDayNumber(day - _random.Below(2)), DateOnly.FromDayNumber(day + 1 + _random.Below(2))));
        }
        return When.On(DateOnly.FromDayNumber(day));
    }

    /// <summary>A day that an entry states beside its own: rarely, not known exactly.</summary>
    private ApproximateDate Stated(int day) => On(day).Days;

    private When Timed(int day) =>
        _random.Chance(30) ? On(day) : When.At(new DateTimeOffset(Days.StartOf(day) + (_random.Between(1, 91) * TimeSpan.TicksPerMinute * 15), TimeSpan.Zero));

    private DateTime? Recorded(int day) => _random.Below(20) switch
    {
        0 => new DateTime(Days.StartOf(day + _random.Between(1, 60)), DateTimeKind.Utc),
        1 => new DateTime(Days.EndOf(day), DateTimeKind.Utc),
        _ => null,
    };

    private EntryId Write(Entry entry)
    {
        var children = _random.Chance(15) ? new[] { Me, Sibling } : [Me];
        _entries.Add(entry with { Children = children, RecordedAt = Recorded(entry.Occurred.Latest.DayNumber) });
        return entry.Id;
    }

    private EntryId? Maybe(EntryId id) => _random.Chance(70) ? id : null;

    /// <summary>A day about a due day: on it, a day to either side, well before, or far too late.</summary>
    private int About(int due, int period) => _random.Below(10) switch
    {
        0 or 1 or 2 => due,
        3 => due + 1,
        4 => due - 1,
        5 => due + _random.Between(1, (period * 2) + 3),
        6 => due + (period * _random.Between(1, 2)) + _random.Between(0, 1),
        _ => due - _random.Below(Math.Max(1, period)),
    };

    private int Later(int from, int period) => Math.Max(from, About(from + period, period));

    private static int Wd(int from, int count) => Days.Step(from, count) ?? (from + (count * 7 / 5));

    private int AboutWd(int from, int count) => Math.Max(from, About(Wd(from, count), count));

    private void Correct()
    {
        for (var i = _random.Below(3); i > 0 && _random.Chance(40); i--)
        {
            var old = _entries[_random.Below(_entries.Count)];
            if (_entries.Any(e => e.Supersedes == old.Id) || old.Supersedes is not null) continue;
            var at = new DateTime(Days.StartOf(old.Occurred.Latest.DayNumber + _random.Between(1, 40)), DateTimeKind.Utc);
            _entries.Add(_random.Chance(30)
                ? new EnteredInError { Id = NextId(), Children = [Me], Occurred = On(old.Occurred.Latest.DayNumber), Reason = "wrong child", Supersedes = old.Id, RecordedAt = at }
                : old with { Id = NextId(), Supersedes = old.Id, RecordedAt = at, Occurred = On(old.Occurred.Latest.DayNumber + _random.Between(-3, 3)) });
        }
    }

    // ---- chapters ----------------------------------------------------------------------------------------------------

    private void Episode()
    {
        var referral = FrontDoor();
        if (_random.Chance(70)) Allocate(_day);
        if (referral is { } id && _random.Chance(80)) Assess(id);
        _unended = false;
        for (var stages = _random.Between(0, 3); stages > 0 && !_unended; stages--)
        {
            if (_random.Chance(50)) ChildInNeedPlan(referral);
            else ProtectionPlan();
            if (_random.Chance(30)) _day += _random.Pick(0, 0, 1, 7, 30);
        }
        Sundries();
        if (_unended || _random.Chance(60)) Close(referral);
        _day += _random.Pick(0, 0, 1, 30, 200, 370);
    }

    private EntryId? FrontDoor()
    {
        EntryId? contact = null;
        if (_random.Chance(40))
        {
            contact = Write(new Contact { Id = NextId(), Occurred = Timed(_day), Children = [] });
            if (_random.Chance(85))
            {
                Write(new ContactDecision
                {
                    Id = NextId(),
                    Occurred = Timed(AboutWd(_day, 1)),
                    Children = [],
                    Contact = Maybe(contact.Value),
                    Outcome = _random.Pick(Enum.GetValues<ContactOutcome>()),
                    Reason = "as recorded",
                    DecidedBy = "manager",
                    HistoryChecked = _random.Chance(70),
                    SeniorManagerAgreed = _random.Chance(70) ? "senior" : null,
                });
            }
            if (_random.Chance(25)) return null;
        }
        var referral = Write(new Referral
        {
            Id = NextId(),
            Occurred = On(_day),
            Children = [],
            Contact = contact,
            Source = _random.Pick("1A", "1D", "2A", "3A", "6", "8", "9", "10", null!),
            NoFurtherAction = _random.Chance(10) ? _random.Chance(50) : null,
        });
        if (_random.Chance(80)) Write(new ReferralAcknowledgement { Id = NextId(), Occurred = On(AboutWd(_day, 1)), Children = [], Referral = Maybe(referral) });
        if (_random.Chance(90)) DecideReferral(referral);
        return referral;
    }

    private void DecideReferral(EntryId referral)
    {
        var decidedOn = AboutWd(_day, 1);
        var outcome = _random.Chance(60) ? ReferralOutcome.Section17Assessment : _random.Pick(Enum.GetValues<ReferralOutcome>());
        Write(new ReferralDecision
        {
            Id = NextId(),
            Occurred = On(decidedOn),
            Children = [],
            Referral = Maybe(referral),
            Outcome = outcome,
            Reason = _random.Chance(90) ? "reason" : null,
            BySocialWorkerOrManager = _random.Pick<bool?>(null, true, true, false),
            ReviewedBy = _random.Chance(60) ? "manager" : null,
            HistoryChecked = _random.Chance(60),
            SeniorManagerAgreed = _random.Chance(60) ? "senior" : null,
        });
        if (_random.Chance(70)) Write(new ReferralFeedback { Id = NextId(), Occurred = On(AboutWd(decidedOn, 1)), Children = [], Referral = Maybe(referral) });
        if (outcome == ReferralOutcome.ImmediateProtection)
        {
            if (_random.Chance(80)) Write(new ChildMadeSafe { Id = NextId(), Occurred = Timed(decidedOn + _random.Pick(0, 0, 1)), Children = [] });
            if (_random.Chance(80)) Strategy(decidedOn + _random.Pick(0, 0, 1), null);
        }
    }

    private void Allocate(int day)
    {
        _worker = _random.Pick(Workers);
        Write(new Allocation
        {
            Id = NextId(),
            Occurred = On(day),
            Children = [],
            Worker = _worker.Value,
            ToAssess = _random.Chance(40),
            EndedOn = _random.Chance(15) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(day + _random.Between(10, 200))) : null,
        });
        if (_random.Chance(15)) Write(new AllocationEnd { Id = NextId(), Occurred = On(day + _random.Between(5, 120)), Children = [], Worker = _worker.Value });
        var sessions = _random.Below(5);
        var at = day;
        for (var i = 0; i < sessions; i++)
        {
            at = Later(at, _random.Pick(28, 56));
            Write(new SupervisionRecord { Id = NextId(), Occurred = On(at), Children = [], Worker = Maybe(_worker.Value), VisitsChecked = _random.Chance(70), Actions = Actions(at) });
        }
    }

    private WorkerId? Maybe(WorkerId worker) => _random.Chance(80) ? worker : null;

    private void Assess(EntryId referral)
    {
        if (_random.Chance(50))
        {
            Write(new AssessmentBrief
            {
                Id = NextId(),
                Occurred = On(AboutWd(_day, 2)),
                Children = [],
                Referral = Maybe(referral),
                AimFor = _random.Chance(60) ? Stated(Wd(_day, _random.Between(20, 45))) : null,
            });
        }
        foreach (var offset in new[] { 10, 20, 35 })
            if (_random.Chance(40)) Write(new AssessmentCheckpoint { Id = NextId(), Occurred = On(AboutWd(_day, offset)), Children = [], Referral = Maybe(referral) });
        if (_random.Chance(30)) Write(new AgencyCheck { Id = NextId(), Occurred = On(_day + _random.Below(20)), Children = [], Agency = "health" });
        if (_random.Chance(30)) Write(new Consent { Id = NextId(), Occurred = On(_day + _random.Below(20)), Children = [], Agency = _random.Pick("health", null!, "school"), Given = _random.Pick<bool?>(true, false, null) });
        if (_random.Chance(60)) Visit(AboutWd(_day, 5));
        var due = Wd(_day, 45);
        var authorised = _random.Chance(85) ? About(due, 45) : (int?)null;
        if (authorised is { } a && a < _day) authorised = _day + 1;
        var inRow = _random.Chance(60);
        var started = _day + _random.Below(5);
        if (authorised < started) started = authorised!.Value;
        var outcome = _random.Pick(Enum.GetValues<AssessmentOutcome>());
        var shared = authorised is { } done && _random.Chance(60) ? AboutWd(done, 5) : (int?)null;
        var assessment = Write(new ChildAndFamilyAssessment
        {
            Id = NextId(),
            Occurred = On(started),
            Children = [],
            Referral = _random.Chance(90) ? referral : null,
            ChildSeenOn = _random.Chance(60) ? Stated(AboutWd(_day, 5)) : null,
            AuthorisedOn = inRow && authorised is { } on ? Stated(on) : null,
            Outcome = inRow ? outcome : null,
            SharedOn = inRow && shared is { } told ? ApproximateDate.Exactly(DateOnly.FromDayNumber(told)) : null,
        });
        if (!inRow && authorised is { } later) Write(new AssessmentAuthorisation { Id = NextId(), Occurred = On(later), Children = [], Assessment = Maybe(assessment), Outcome = outcome });
        if (!inRow && shared is { } sent) Write(new AssessmentOutcomeLetter { Id = NextId(), Occurred = On(sent), Children = [], Assessment = Maybe(assessment) });
        if (_random.Chance(30)) Write(new ReasonForDelay { Id = NextId(), Occurred = On(About(due, 10)), Children = [], Duty = "assessment-complete", Reason = "waiting" });
        if (_random.Chance(40) && authorised is { } met) Write(new ChildInNeedPlanningMeeting { Id = NextId(), Occurred = On(AboutWd(met, 10)), Children = [], Actions = Actions(met) });
        _day = Math.Max(_day, _random.Chance(70) && authorised is { } next ? next : _day + _random.Below(30));
    }

    private List<AgreedAction> Actions(int day)
    {
        var actions = new List<AgreedAction>();
        while (_random.Chance(12)) actions.Add(Action(day));
        return actions;
    }

    private AgreedAction Action(int day)
    {
        var due = day + _random.Between(5, 80);
        ApproximateDate? named = _random.Below(4) switch
        {
            0 => null,
            1 => new ApproximateDate(DateOnly.FromDayNumber(due - 20), DateOnly.FromDayNumber(due)),
            _ => ApproximateDate.Exactly(DateOnly.FromDayNumber(due)),
        };
        var risk = _random.Chance(30) ? _random.Pick(Adults) : (PersonId?)null;
        var id = $"a{++_actions}";
        if (risk is { } adult)
        {
            if (_random.Chance(50)) Write(new AdultRiskAssessment { Id = NextId(), Occurred = On(About(due, 20)), Children = [], Adult = adult, Signed = _random.Pick<bool?>(null, true, true, false) });
            if (_random.Chance(40)) Write(new ReasonForDelay { Id = NextId(), Occurred = On(About(due, 10)), Children = [], Duty = "adult-risk-assessment", Person = adult, Reason = "waiting" });
        }
        else
        {
            if (_random.Chance(60)) Write(new ActionDone { Id = NextId(), Occurred = On(Math.Max(day, About(due, 20))), Children = [], Action = id });
            else if (_random.Chance(20)) Write(new ActionDropped { Id = NextId(), Occurred = On(Math.Max(day, About(due, 20))), Children = [], Action = id, Reason = "no longer needed" });
            if (_random.Chance(40)) Write(new ReasonForDelay { Id = NextId(), Occurred = On(Math.Max(day, About(due, 10))), Children = [], Duty = "meeting-action", Action = id, Reason = "waiting" });
        }
        return new AgreedAction { Id = id, What = "do it", Due = named, RiskAssessmentOf = risk };
    }

    private void Visit(int day, bool attempt = false)
    {
        var each = _random.Chance(20)
            ? new List<ChildAtVisit>
            {
                new() { Child = Me, Seen = _random.Chance(75), SeenAlone = _random.Pick<bool?>(true, false, null), BedroomSeen = _random.Chance(50) },
                new() { Child = Sibling, Seen = true, SeenAlone = true, BedroomSeen = true },
            }
            : [];
        var when = Timed(day);
        Write(new Visit
        {
            Id = NextId(),
            Occurred = when,
            Children = [],
            Type = _random.Chance(50) ? null : _random.Pick(Enum.GetValues<VisitType>()),
            Outcome = attempt || _random.Chance(10) ? VisitOutcome.Attempted : VisitOutcome.Completed,
            Worker = _worker,
            Qualified = _random.Pick<bool?>(null, null, true, true, false),
            Mode = _random.Pick<VisitMode?>(null, VisitMode.InPerson, VisitMode.InPerson, VisitMode.Virtual),
            Seen = _random.Chance(85),
            SeenAlone = _random.Pick<bool?>(true, false, null),
            NotAloneReason = _random.Chance(10) ? "a baby" : null,
            BedroomSeen = _random.Chance(50),
            Announced = _random.Pick<bool?>(true, false, false, null),
            Place = _random.Pick(null, null, "home", "school"),
            Each = each,
            Joint = _random.Chance(10),
            ManagerToldAt = _random.Chance(30) ? Timed(day + 1 + _random.Below(2)) : null,
            FinalisedAt = _random.Chance(50) ? _random.Chance(20) ? when : Timed(day + 1 + _random.Below(5)) : null,
        });
    }

    private void Visits(int from, int to, Timescale interval, int most)
    {
        var at = from;
        for (var i = 0; i < most && at <= to; i++)
        {
            var days = interval.Unit == TimeUnit.WorkingDays ? Wd(at, interval.Count) - at : interval.Count * 7;
            var due = at + days;
            if (_random.Chance(8))
            {
                at = due + _random.Pick(0, 0, 0, -1, 2);
                Write(new Visit { Id = NextId(), Occurred = On(at), Children = [], Outcome = VisitOutcome.NotMade });
                continue;
            }
            at = _random.Chance(5) ? at : Math.Max(at, About(due, days));
            if (at > to && _random.Chance(50)) at = to;
            Visit(at);
        }
    }

    private void ChildInNeedPlan(EntryId? referral)
    {
        var start = _day;
        var length = _random.Between(0, 330);
        var end = start + length;
        var inRow = _random.Chance(20);
        Timescale? interval = _random.Chance(30) ? _random.Pick(Timescale.WorkingDays(10), Timescale.Weeks(4), Timescale.WorkingDays(5)) : null;
        var plan = Write(new ChildInNeedPlan
        {
            Id = NextId(),
            Occurred = On(start),
            Children = [],
            Referral = referral,
            VisitInterval = interval,
            EndedOn = inRow ? ApproximateDate.Exactly(DateOnly.FromDayNumber(end)) : null,
        });
        var at = _random.Chance(10) ? start : Later(start, 91);
        for (var i = _random.Below(4); i > 0 && at <= end; i--)
        {
            Write(new ChildInNeedReview { Id = NextId(), Occurred = On(at), Children = [], InsufficientProgress = _random.Chance(20), Actions = Actions(at) });
            if (_random.Chance(20)) Write(new ManagementDecision { Id = NextId(), Occurred = On(AboutWd(at, 1)), Children = [], About = DecisionAbout.StepUp, Decision = "step up", Reason = _random.Chance(80) ? "reason" : null });
            at = Later(at, 182);
        }
        Visits(start, end, interval ?? Timescale.WorkingDays(20), _random.Below(8));
        _unended = !inRow && _random.Chance(10);
        if (!inRow && !_unended) Write(new ChildInNeedPlanEnd { Id = NextId(), Occurred = On(end), Children = [], Plan = Maybe(plan) });
        _day = end;
    }

    private void Strategy(int day, EntryId? escalation)
    {
        List<Attendee> attendees = _random.Below(3) switch
        {
            0 => [],
            1 => [new() { Agency = "social-care" }, new() { Agency = "police" }, new() { Agency = "health" }],
            _ => [new() { Agency = "social-care" }, new() { Agency = _random.Pick("police", "health") }, new() { Agency = _random.Pick("police", "health", "education") }],
        };
        var decision = _random.Pick<StrategyOutcome?>(null, StrategyOutcome.Section47Joint, StrategyOutcome.Section47Single, StrategyOutcome.NoSection47);
        var strategy = Write(new StrategyDiscussion
        {
            Id = NextId(),
            Occurred = Timed(day),
            Children = [],
            Escalation = escalation,
            Attendees = attendees,
            Decision = decision,
            RecordSharedOn = _random.Chance(40) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(AboutWd(day, 1))) : null,
            Actions = Actions(day),
        });
        if (_random.Chance(20)) Write(new StrategyRecordShared { Id = NextId(), Occurred = On(AboutWd(day, 1)), Children = [] });
        if (decision == StrategyOutcome.NoSection47 || !_random.Chance(60)) return;
        var inRow = _random.Chance(50);
        var ended = AboutWd(day, 10);
        var needed = _random.Pick<bool?>(null, true, false);
        var enquiry = Write(new Section47Enquiry
        {
            Id = NextId(),
            Occurred = Timed(day + _random.Pick(0, 0, 0, 1, 3)),
            Children = [],
            Strategy = Maybe(strategy),
            ChildSeenAt = _random.Chance(50) ? Timed(day + 4 + _random.Below(3)) : null,
            EndedOn = inRow ? ApproximateDate.Exactly(DateOnly.FromDayNumber(ended + 3)) : null,
            ConferenceNeeded = inRow ? needed : null,
            NoConferenceReason = _random.Chance(60) ? "no longer at risk" : null,
            EndorsedBy = _random.Chance(60) ? "manager" : null,
        });
        if (!inRow && _random.Chance(70))
        {
            Write(new Section47Outcome
            {
                Id = NextId(),
                Occurred = On(ended + 3),
                Children = [],
                Enquiry = Maybe(enquiry),
                ConferenceNeeded = needed,
                NoConferenceReason = _random.Chance(60) ? "no longer at risk" : null,
                EndorsedBy = _random.Chance(60) ? "manager" : null,
            });
        }
    }

    private void ProtectionPlan()
    {
        Enquire();
        var start = _day;
        var end = start + (_random.Chance(10) ? 0 : _random.Between(5, 420));
        Timescale? interval = _random.Chance(40) ? _random.Pick(Timescale.WorkingDays(5), Timescale.WorkingDays(15), Timescale.Weeks(2), Timescale.Weeks(4)) : null;
        var conference = StartPlan(start, end, interval);
        Visits(start, end, interval ?? Timescale.WorkingDays(10), _random.Below(14));
        CoreGroups(start, end);
        Reviews(start, end);
        if (_random.Chance(25)) Write(new VisitFrequencyChange { Id = NextId(), Occurred = On(_random.Between(start, end)), Children = [], VisitInterval = _random.Pick(Timescale.WorkingDays(5), Timescale.WorkingDays(20), Timescale.Weeks(2)) });
        if (_random.Chance(40)) Restrict(start, end);
        if (_random.Chance(25)) Tests(start, end);
        if (_random.Chance(10)) Write(new ManagementDecision { Id = NextId(), Occurred = On(Days.AddMonths(start, 9) + _random.Between(-5, 40)), Children = [], About = DecisionAbout.PlanDrift, Decision = "go on" });
        if (_random.Chance(25)) Write(new ManagementDecision { Id = NextId(), Occurred = On(_random.Between(start, end + 10)), Children = [], About = DecisionAbout.ChildNotSeen, Decision = "go at once" });
        if (conference is not null && _random.Chance(25)) Write(new ConferencePaperSent { Id = NextId(), Occurred = On(Wd(start, -2) + _random.Below(4)), Children = [], Conference = Maybe(conference.Value), Paper = ConferencePaper.Report });
        if (conference is not null && _random.Chance(50)) Write(new ConferencePaperSent { Id = NextId(), Occurred = On(start + _random.Below(4)), Children = [], Conference = conference, Paper = ConferencePaper.Decisions });
        _day = end;
    }

    private void Enquire()
    {
        if (!_random.Chance(70)) return;
        for (var times = _random.Between(1, 2); times > 0; times--)
        {
            var escalation = Write(new EscalationDecision { Id = NextId(), Occurred = Timed(_day), Children = [] });
            if (_random.Chance(10)) Write(new EscalationRescinded { Id = NextId(), Occurred = Timed(_day + _random.Below(3)), Children = [], Decision = Maybe(escalation), Reason = "mistaken" });
            if (_random.Chance(85)) Strategy(_day + _random.Pick(0, 0, 1, 1, 2, 8), Maybe(escalation));
            _day += _random.Pick(0, 1, 5);
        }
        if (_random.Chance(15)) Write(new EmergencyAction { Id = NextId(), Occurred = On(_day), Children = [] });
        _day = AboutWd(_day, 15);
    }

    private EntryId? StartPlan(int start, int end, Timescale? interval)
    {
        EntryId? conference = null;
        var way = _random.Below(4);
        if (way != 0)
        {
            conference = Write(new Conference
            {
                Id = NextId(),
                Occurred = On(start),
                Children = [],
                Type = _random.Chance(90) ? ConferenceType.Initial : ConferenceType.TransferIn,
                Quorate = _random.Pick<bool?>(null, true, true, false),
                Decision = ConferenceDecision.PlanMade,
                VisitInterval = way == 1 ? interval : null,
                Actions = Actions(start),
                ReportSharedOn = _random.Chance(50) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(About(Wd(start, -2), 3))) : null,
                DecisionsSentOn = _random.Chance(40) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(AboutWd(start, 1))) : null,
                MinutesSentOn = _random.Chance(40) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(AboutWd(start, 20))) : null,
            });
        }
        if (way == 1) return conference;
        Write(new ProtectionPlan
        {
            Id = NextId(),
            Occurred = On(way == 3 ? start + _random.Below(5) : start),
            Children = [],
            Conference = way == 3 ? conference : null,
            VisitInterval = interval,
            UnannouncedInterval = _random.Chance(15) ? _random.Pick(Timescale.Weeks(2), Timescale.Weeks(4)) : null,
            EndedOn = _random.Chance(20) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(end)) : null,
            Actions = Actions(start),
        });
        return conference;
    }

    private void CoreGroups(int start, int end)
    {
        var at = AboutWd(start, 10);
        for (var i = _random.Below(9); i > 0 && at <= end; i--)
        {
            List<Attendee> attendees = _random.Chance(70) ? [] : [new() { Agency = "social-care" }, new() { Agency = _random.Pick("parent", "health", "education", "family") }];
            Write(new CoreGroup { Id = NextId(), Occurred = On(at), Children = [], Attendees = attendees, Actions = Actions(at) });
            at = Later(at, 42);
        }
    }

    private void Reviews(int start, int end)
    {
        var at = Later(start, 91);
        for (var i = _random.Below(4); i > 0 && at < end; i--)
        {
            Write(new Conference
            {
                Id = NextId(),
                Occurred = On(at),
                Children = [],
                Type = ConferenceType.Review,
                Quorate = _random.Pick<bool?>(null, true, true, false),
                Decision = ConferenceDecision.PlanContinues,
                VisitInterval = _random.Chance(20) ? Timescale.WorkingDays(_random.Between(3, 20)) : null,
                Actions = Actions(at),
            });
            at = Later(at, 182);
        }
        switch (_random.Chance(8) ? 3 : _random.Below(3))
        {
            case 0:
                Write(new Conference { Id = NextId(), Occurred = On(end), Children = [], Type = ConferenceType.Review, Decision = _random.Pick(ConferenceDecision.PlanEnds, ConferenceDecision.StepDown) });
                break;
            case 1:
                Write(new ProtectionPlanEnd { Id = NextId(), Occurred = On(end), Children = [], Reason = _random.Pick(Enum.GetValues<ProtectionPlanEndReason>()) });
                break;
            case 2:
                Write(new Conference
                {
                    Id = NextId(),
                    Occurred = On(end),
                    Children = [],
                    Type = ConferenceType.Review,
                    Decision = ConferenceDecision.PlanContinues,
                    Each = [new() { Child = Me, Decision = ConferenceDecision.PlanEnds }],
                });
                break;
            default: _unended = true; break;
        }
    }

    private void Restrict(int start, int end)
    {
        var from = _random.Between(start, end);
        var restriction = Write(new Restriction
        {
            Id = NextId(),
            Occurred = On(from),
            Children = [],
            Adult = _random.Pick(Adults),
            Wording = "not alone with the child",
            UntilAssessed = _random.Chance(40),
            MonitoringInterval = _random.Chance(40) ? _random.Pick(Timescale.Weeks(1), Timescale.WorkingDays(5)) : null,
        });
        var at = from;
        for (var i = _random.Below(5); i > 0; i--)
        {
            at = Later(at, _random.Pick(14, 7));
            Write(new RestrictionCheck { Id = NextId(), Occurred = On(at), Children = [], Restriction = Maybe(restriction) });
        }
        for (var (i, on) = (_random.Below(4), from); i > 0; i--)
        {
            on = Later(on, 42);
            Write(new RestrictionReview { Id = NextId(), Occurred = On(on), Children = [], Restriction = Maybe(restriction) });
        }
        if (_random.Chance(50)) Write(new RestrictionLifted { Id = NextId(), Occurred = On(Later(from, 60)), Children = [], Restriction = Maybe(restriction) });
    }

    private void Tests(int start, int end)
    {
        Timescale? interval = _random.Chance(70) ? _random.Pick(Timescale.Months(1), Timescale.Weeks(4)) : null;
        var adult = _random.Pick(Adults);
        var series = Write(new TestSeries { Id = NextId(), Occurred = On(start + _random.Below(20)), Children = [], Person = adult, Interval = interval });
        var at = start + 20;
        for (var i = _random.Below(5); i > 0; i--)
        {
            at = Later(at, 30);
            var missed = _random.Chance(20);
            var test = Write(new Test
            {
                Id = NextId(),
                Occurred = On(at),
                Children = [],
                Series = Maybe(series),
                Person = adult,
                Attended = missed ? false : null,
                ResultOn = !missed && _random.Chance(50) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(AboutWd(at, 5))) : null,
                CoversFrom = _random.Chance(20) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(start)) : null,
                CoversTo = _random.Chance(80) ? ApproximateDate.Exactly(DateOnly.FromDayNumber(at)) : null,
            });
            if (missed && _random.Chance(60)) Write(new ManagementDecision { Id = NextId(), Occurred = On(AboutWd(at, 1)), Children = [], About = DecisionAbout.MissedTest, Decision = "ask again" });
            if (!missed && _random.Chance(30)) Write(new TestResult { Id = NextId(), Occurred = On(AboutWd(at, 5)), Children = [], Test = test });
        }
        if (_random.Chance(30)) Write(new TestSeriesEnd { Id = NextId(), Occurred = On(_random.Between(start + 20, Math.Max(start + 20, end + 10))), Children = [], Series = Maybe(series) });
    }

    private void Sundries()
    {
        var day = _day - _random.Below(60);
        if (_random.Chance(30)) Concern(day);
        if (_random.Chance(15)) Release(day);
        if (_random.Chance(15)) Contacted(day);
        if (_random.Chance(15)) Away(day - _random.Below(40));
        if (_random.Chance(20))
        {
            var transfer = Write(new TransferDecision { Id = NextId(), Occurred = On(day), Children = [] });
            var accepted = AboutWd(day, 10);
            if (_random.Chance(70)) Write(new TransferAcceptance { Id = NextId(), Occurred = On(accepted), Children = [], Transfer = Maybe(transfer), NotAccepted = _random.Chance(20) ? ["cp-visit"] : [] });
            Allocate(accepted);
        }
        if (_random.Chance(15))
        {
            var happened = Write(new SignificantEvent { Id = NextId(), Occurred = On(day), Children = [], What = "moved house" });
            if (_random.Chance(60)) Write(new ChronologyUpdate { Id = NextId(), Occurred = On(AboutWd(day, 20)), Children = [], Event = Maybe(happened) });
        }
        if (_random.Chance(10))
        {
            var worker = new WorkerId($"new-worker-{_ids}");
            Write(new WorkerStart { Id = NextId(), Occurred = On(day), Children = [], Worker = worker, NewlyQualified = _random.Chance(50) });
            if (_random.Chance(40)) Write(new WorkerLeaves { Id = NextId(), Occurred = On(day + _random.Below(100)), Children = [], Worker = worker });
        }
        if (_random.Chance(10)) Write(new PoliceProtection { Id = NextId(), Occurred = Timed(day), Children = [] });
        if (_random.Chance(10)) Write(new PoliceProtectionEnd { Id = NextId(), Occurred = Timed(day + _random.Below(6)), Children = [] });
        if (_random.Chance(10))
        {
            Write(new EmergencyProtectionOrder { Id = NextId(), Occurred = On(day), Children = [] });
            if (_random.Chance(50)) Write(new EmergencyOrderOutcome { Id = NextId(), Occurred = On(day + _random.Between(4, 10)), Children = [], Change = EmergencyOrderChange.Extended });
            if (_random.Chance(60)) Write(new EmergencyOrderOutcome { Id = NextId(), Occurred = On(day + _random.Between(5, 18)), Children = [], Change = EmergencyOrderChange.Ended });
        }
        if (_random.Chance(10))
        {
            var notice = Write(new TransferInNotice { Id = NextId(), Occurred = On(day), Children = [] });
            if (_random.Chance(60)) Write(new Conference { Id = NextId(), Occurred = On(AboutWd(day, 15)), Children = [], Type = ConferenceType.TransferIn, TransferNotice = Maybe(notice), Decision = ConferenceDecision.NoPlan });
        }
    }

    /// <summary>Managers say that they know what is overdue: of a duty the record may well owe, about some day of it.</summary>
    private void Acknowledge()
    {
        var days = _entries.Select(e => e.Occurred.Latest.DayNumber).ToList();
        for (var i = _random.Chance(30) ? _random.Between(1, 4) : 0; i > 0; i--)
        {
            Write(new OverdueAcknowledgement
            {
                Id = NextId(),
                Occurred = On(days[_random.Below(days.Count)] + _random.Below(20)),
                Children = [],
                Duty = _random.Pick("cp-visit", "core-group-subsequent", "core-group-first", "assessment-complete", "cin-visit", "referral-decision", "meeting-action"),
                Occurrence = _random.Chance(30) ? _random.Between(1, 3) : null,
                As = _random.Pick(Duecare.Domain.Duties.Role.TeamManager, Duecare.Domain.Duties.Role.ServiceManager, Duecare.Domain.Duties.Role.DirectorOfChildrensServices),
            });
        }
    }

    private void Away(int day)
    {
        var from = _random.Chance(70) ? day + _random.Below(20) : (int?)null;
        var absence = Write(new WorkerAbsence
        {
            Id = NextId(),
            Occurred = On(day),
            Children = [],
            Worker = _worker ?? Workers[0],
            FromOn = from is { } first ? ApproximateDate.Exactly(DateOnly.FromDayNumber(first)) : null,
            UntilOn = _random.Chance(80) ? ApproximateDate.Exactly(DateOnly.FromDayNumber((from ?? day) + _random.Below(30))) : null,
        });
        if (_random.Chance(60)) Write(new AbsenceCover { Id = NextId(), Occurred = On(day + _random.Below(30)), Children = [], Absence = Maybe(absence), Worker = Workers[1] });
    }

    private void Concern(int day)
    {
        for (var i = _random.Between(1, 3); i > 0; i--)
        {
            var adult = _random.Pick(Adults);
            var concern = Write(new AdultConcern { Id = NextId(), Occurred = On(day), Children = [], Adult = adult });
            if (_random.Chance(75)) Write(new AdultConcernTriage { Id = NextId(), Occurred = On(AboutWd(day, 1)), Children = [], Adult = adult, Concern = Maybe(concern), Decision = _random.Pick(Enum.GetValues<ConcernDecision>()) });
            if (_random.Chance(30)) Write(new AdultRiskAssessment { Id = NextId(), Occurred = On(AboutWd(day, 20)), Children = [], Adult = adult });
            day += _random.Pick(0, 1, 20);
        }
    }

    private void Release(int day)
    {
        var adult = _random.Pick(Adults);
        Write(new CustodyRelease { Id = NextId(), Occurred = On(day), Children = [], Adult = adult, ReleaseOn = _random.Chance(80) ? Stated(day + _random.Between(-3, 40)) : null });
        if (_random.Chance(50)) Write(new AdultRiskAssessment { Id = NextId(), Occurred = On(day + _random.Between(0, 50)), Children = [], Adult = adult });
        if (_random.Chance(10)) Write(new AdultContactChange { Id = NextId(), Occurred = On(day + _random.Below(30)), Children = [], Adult = adult, Change = ContactChange.OutOfContact });
    }

    private void Contacted(int day)
    {
        var adult = _random.Pick(Adults);
        var change = Write(new AdultContactChange { Id = NextId(), Occurred = On(day), Children = [], Adult = adult, Change = _random.Pick(Duecare.Domain.Risk.ContactChange.MovedIn, Duecare.Domain.Risk.ContactChange.MovedOut) });
        if (_random.Chance(70)) Write(new AdultContactDecision { Id = NextId(), Occurred = On(AboutWd(day, 1)), Children = [], Adult = adult, Change = Maybe(change), Assess = _random.Chance(40) });
    }

    private void Close(EntryId? referral)
    {
        if (_random.Chance(30)) Write(new ManagementDecision { Id = NextId(), Occurred = On(_day), Children = [], About = DecisionAbout.Closure, Decision = "close" });
        _day = AboutWd(_day, _random.Pick(0, 10));
        Write(new CaseClosure { Id = NextId(), Occurred = On(_day), Children = [], Referral = referral is { } id ? Maybe(id) : null });
    }
}
