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

/// <summary>A plan of the child's, from the day it starts to the day it ends, both included.</summary>
public sealed class Plan
{
    public required int Number { get; init; }

    public required bool Protection { get; init; }

    public required Sign Start { get; init; }

    /// <summary>The entries that stated it: its own, and any that stated it again while it was in force.</summary>
    public required List<string> Ids { get; init; }

    public Sign? End { get; set; }

    public bool InForce(int day) => Start.First <= day && (End is null || day < End.First);
}

/// <summary>One reading of a child's record: the entries that stand, each approximate date taken as one day, and what they say.</summary>
public sealed class Record
{
    private readonly IReadOnlyDictionary<(string, string), int> _reading;
    private readonly List<Entry> _entries;
    private readonly Dictionary<string, Entry> _byId;
    private readonly Dictionary<string, string> _corrections;
    private readonly List<Sign> _signs;
    private readonly List<Plan> _plans = [];
    private readonly int? _born;

    public Record(ChildChronology chronology, List<Entry> standing, int asAt, IReadOnlyDictionary<(string, string), int> reading, HashSet<(string, string)>? missed = null)
    {
        Missed = missed ?? [];
        ArgumentNullException.ThrowIfNull(chronology);
        Child = chronology.Child.Id;
        _born = chronology.Child.Born?.DayNumber;
        AsAt = asAt;
        Holds = new Holdings(chronology.Covers);
        _signs = [];
        _reading = reading;
        _entries = standing;
        _byId = standing.ToDictionary(e => e.Id.Value);
        _corrections = chronology.Entries.Where(e => e.Supersedes is not null && e is not Domain.Oversight.EnteredInError)
            .GroupBy(e => e.Supersedes!.Value.Value).ToDictionary(g => g.Key, g => g.First().Id.Value);
        MakePlans();
        foreach (var entry in _entries) Read(entry);
        Decide();
        Authorise();
        _signs.RemoveAll(s => s.First > asAt);
        _signs = [.. _signs.Order(Comparer<Sign>.Create(InOrder))];
    }

    public ChildId Child { get; }

    public int AsAt { get; }

    public Holdings Holds { get; }

    /// <summary>By duty and plan, the entries that state a visit of the due day or later, on some reading, not made.</summary>
    public HashSet<(string Plan, string Entry)> Missed { get; }

    public IReadOnlyList<Sign> Signs => _signs;

    public IReadOnlyList<Plan> Plans => _plans;

    public IEnumerable<Entry> Entries => _entries;

    public IEnumerable<Sign> Named(params string[] whats) => _signs.Where(s => whats.Contains(s.What));

    /// <summary>Whether a sign has certainly happened by the day asked about: what it takes to meet or end anything.</summary>
    public bool Settled(Sign sign) => sign.Last <= AsAt;

    /// <summary>The entries held by an instant and superseded by none of them, oldest first.</summary>
    public static List<Entry> Standing(ChildChronology chronology, int asAt, DateTime? knownAt)
    {
        ArgumentNullException.ThrowIfNull(chronology);
        var held = chronology.Entries.Where(e => knownAt is null || HeldFrom(e) <= knownAt.Value.Ticks).ToList();
        var superseded = held.Where(e => e.Supersedes is not null).Select(e => e.Supersedes!.Value).ToHashSet();
        return held.Where(e => !superseded.Contains(e.Id) && Days.Of(e.Occurred.Days.Earliest) <= asAt)
            .OrderBy(e => e.Occurred.Days.Earliest).ThenBy(e => e.Occurred.Days.Latest)
            .ThenBy(e => e.Occurred.AtUtc ?? DateTime.MinValue).ThenBy(e => e.Id.Value, StringComparer.Ordinal).ToList();
    }

    private static long HeldFrom(Entry entry) =>
        entry.RecordedAt?.Ticks ?? entry.Occurred.AtUtc?.Ticks ?? Days.EndOf(Days.Of(entry.Occurred.Days.Latest));

    private static int InOrder(Sign a, Sign b)
    {
        var order = a.First.CompareTo(b.First);
        if (order == 0) order = a.Last.CompareTo(b.Last);
        if (order == 0) order = a.At.CompareTo(b.At);
        return order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
    }

    private int On(Entry entry, string field, ApproximateDate date) =>
        date.Earliest == date.Latest ? Days.Of(date.Earliest)
        : field != "on" && date == entry.Occurred.Days ? On(entry, "on", date)
        : _reading.TryGetValue((entry.Id.Value, field), out var day) ? day : Days.Of(date.Latest);

    /// <summary>The entry that a reference means: the one named, or what corrected it.</summary>
    private string? Ref(EntryId? id)
    {
        while (id is { } named && !_byId.ContainsKey(named.Value) && _corrections.TryGetValue(named.Value, out var by)) id = new EntryId(by);
        return id?.Value;
    }

    private Sign Of(string what, Entry entry) =>
        new(what, entry, Days.Of(entry.Occurred.Days.Earliest), Days.Of(entry.Occurred.Days.Latest), On(entry, "on", entry.Occurred.Days), entry.Occurred.AtUtc?.Ticks ?? 0);

    private Sign Of(string what, Entry entry, string field, ApproximateDate date) =>
        new(what, entry, Days.Of(date.Earliest), Days.Of(date.Latest), On(entry, field, date));

    private Sign Of(string what, Entry entry, string field, When when) =>
        new(what, entry, Days.Of(when.Days.Earliest), Days.Of(when.Days.Latest), On(entry, field, when.Days), when.AtUtc?.Ticks ?? 0);

    private void Add(Sign sign) => _signs.Add(sign);

    // ---- plans -------------------------------------------------------------------------------------------------

    private ConferenceDecision? Decision(Conference conference) =>
        conference.Each.FirstOrDefault(c => c.Child == Child)?.Decision ?? conference.Decision;

    private bool HasOwnPlanEntry(Conference conference) =>
        _entries.OfType<ProtectionPlan>().Any(p => Ref(p.Conference) == conference.Id.Value || MayFollow(p, conference));

    private static bool MayFollow(ProtectionPlan plan, Conference conference) => plan.Conference is null
        && plan.Occurred.Days.Latest >= conference.Occurred.Days.Earliest
        && plan.Occurred.Days.Earliest <= conference.Occurred.Days.Latest.AddDays(7);

    private Sign StartOf(ProtectionPlan plan)
    {
        var start = Ref(plan.Conference) is { } id && _byId.GetValueOrDefault(id) is Conference conference
            ? Of("cp starts", conference) with { Entry = plan }
            : Of("cp starts", plan);
        var decided = _entries.OfType<Conference>().LastOrDefault(c => Decision(c) == ConferenceDecision.PlanMade && c.VisitInterval is not null && MayFollow(plan, c));
        return start with { Interval = plan.VisitInterval ?? decided?.VisitInterval };
    }

    private void MakePlans()
    {
        var happenings = new List<Sign>();
        foreach (var entry in _entries)
        {
            switch (entry)
            {
                case ProtectionPlan plan:
                    happenings.Add(StartOf(plan));
                    if (plan.EndedOn is { } ended) happenings.Add(Of("cp ends", plan, "ended", ended) with { Matter = plan.Id.Value });
                    break;
                case Conference conference when Decision(conference) == ConferenceDecision.PlanMade && !HasOwnPlanEntry(conference):
                    happenings.Add(Of("cp starts", conference) with { Interval = conference.VisitInterval });
                    break;
                case Conference conference when Decision(conference) is ConferenceDecision.PlanEnds or ConferenceDecision.StepDown:
                    happenings.Add(Of("cp ends", conference));
                    break;
                case ProtectionPlanEnd end:
                    happenings.Add(Of("cp ends", end) with { Matter = Named<ProtectionPlan>(end.Plan) });
                    break;
                case ChildInNeedPlan plan:
                    happenings.Add(Of("cin starts", plan) with { Interval = plan.VisitInterval });
                    if (plan.EndedOn is { } over) happenings.Add(Of("cin ends", plan, "ended", over) with { Matter = plan.Id.Value });
                    break;
                case ChildInNeedPlanEnd end:
                    happenings.Add(Of("cin ends", end) with { Matter = Named<ChildInNeedPlan>(end.Plan) });
                    break;
                case CaseClosure closure:
                    happenings.Add(Of("cp ends", closure));
                    happenings.Add(Of("cin ends", closure));
                    break;
                default: break;
            }
        }
        happenings.RemoveAll(s => s.First > AsAt);
        foreach (var day in happenings.GroupBy(s => s.First).OrderBy(g => g.Key))
        {
            WalkPlans(day, true);
            WalkPlans(day.Concat(day.Where(s => s.What == "cp starts").Select(s => s with { What = "cin ends" })), false);
        }
    }

    /// <summary>The entry that another names, if the record holds it.</summary>
    private string? Named<T>(EntryId? plan)
        where T : Entry => Ref(plan) is { } id && _byId.GetValueOrDefault(id) is T ? id : null;

    /// <summary>
    /// One day of one kind of plan. What ends a plan that day ends the one that was in force when the day began; only if none was does it end
    /// the one that starts that day. An end that names a plan which is over ends nothing.
    /// </summary>
    private void WalkPlans(IEnumerable<Sign> day, bool protection)
    {
        var (starts, ends) = protection ? ("cp starts", "cp ends") : ("cin starts", "cin ends");
        var ordered = day.Order(Comparer<Sign>.Create(InOrder)).ToList();
        var open = _plans.LastOrDefault(p => p.Protection == protection && p.End is null);
        var today = ordered.Where(s => s.What == starts).Select(s => s.Id).ToList();
        ordered.RemoveAll(s => s.What == ends && s.Matter is { } plan && !(open?.Ids ?? today).Contains(plan) && !(plan == s.Id && today.Contains(plan)));
        if (protection)
            foreach (var end in ordered.Where(s => s.What == ends && s.Entry is not CaseClosure)) Add(end with { What = "a plan is said to end", Matter = null });
        var ended = open is not null && EndBy(open, ordered, ends);
        foreach (var start in ordered.Where(s => s.What == starts))
        {
            if (start.Interval is not null && start.Entry is not ProtectionPlan { VisitInterval: null }) Add(start with { What = protection ? "cp interval" : "cin interval" });
            if (_plans.LastOrDefault(p => p.Protection == protection && p.End is null) is { } inForce)
            {
                inForce.Ids.Add(start.Id);
                Add(start with { What = starts + " again", Plan = inForce.Number });
                continue;
            }
            var plan = new Plan { Number = _plans.Count, Protection = protection, Start = start with { Plan = _plans.Count }, Ids = [start.Id] };
            _plans.Add(plan);
            Add(plan.Start);
            EndBy(plan, !ended && open is null ? ordered : ordered.Where(s => s.Entry.Id == start.Entry.Id).ToList(), ends);
        }
    }

    private bool EndBy(Plan plan, List<Sign> day, string ends)
    {
        var end = day.FirstOrDefault(s => s.What == ends && !(s.Entry is CaseClosure && plan.Start.First == s.First && ClosesTheOldCase(s)));
        if (end is null) return false;
        plan.End = end with { Plan = plan.Number, Matter = null };
        Add(plan.End);
        return true;
    }

    /// <summary>The plan that a thing done on a day was done under: the newest that had started and had not ended before that day.</summary>
    private int PlanOn(bool protection, int day)
    {
        var plan = _plans.LastOrDefault(p => p.Protection == protection && p.Start.First <= day && (p.End is null || p.End.First >= day));
        return plan?.Number ?? -1;
    }

    /// <summary>The plan that goes on after a day: what is held on the day a plan ends opens no new series under it.</summary>
    private int PlanAfter(bool protection, Entry entry) =>
        _plans.Any(p => p.Protection == protection && p.End?.First == Days.Of(entry.Occurred.Days.Latest)) ? -1 : PlanInForce(protection, entry);

    private int PlanInForce(bool protection, Entry entry) =>
        _plans.LastOrDefault(p => p.Protection == protection && p.InForce(Days.Of(entry.Occurred.Days.Latest)))?.Number ?? -1;

    private void AddInPlan(string what, Entry entry, bool protection)
    {
        if (PlanAfter(protection, entry) >= 0) Add(Of(what, entry));
    }

    /// <summary>Whether an assessment was owed and not yet authorised on a day.</summary>
    public bool AssessmentOpen(int day)
    {
        var on = false;
        foreach (var today in _signs.Where(s => s.First <= day && s.What is "assessment owed" or "authorised" or "closed").GroupBy(s => s.First).OrderBy(g => g.Key))
        {
            var starts = today.Any(s => s.What == "assessment owed");
            var ends = today.Any(s => s.What != "assessment owed" && (on || s.What != "closed" || !ClosesTheOldCase(s)));
            on = ends ? on && starts : on || starts;
        }
        return on;
    }

    /// <summary>A closure on the day a referral comes closes the case that was open when the day began, and nothing that starts that day.</summary>
    public bool ClosesTheOldCase(Sign closure)
    {
        var open = false;
        foreach (var day in _entries.Where(e => e is Referral or CaseClosure).GroupBy(e => Days.Of(e.Occurred.Days.Earliest)).OrderBy(g => g.Key))
        {
            var comes = day.Any(e => e is Referral);
            if (day.Key == closure.First) return open && comes;
            open = day.Any(e => e is CaseClosure) ? open && comes : open || comes;
        }
        return false;
    }

    // ---- what each entry says ------------------------------------------------------------------------------------

    private void Read(Entry entry)
    {
        switch (entry)
        {
            case Contact e: Add(Of("contact", e) with { Matter = e.Id.Value }); break;
            case Referral e: ReadReferral(e); break;
            case ReferralAcknowledgement e: Add(Of("referrer acknowledged", e) with { Matter = Ref(e.Referral) }); break;
            case ReferralFeedback e: Add(Of("referrer told", e) with { Matter = Ref(e.Referral) }); break;
            case ChildMadeSafe e: Add(Of("child safe", e)); break;
            case CaseClosure e: Add(Of("closed", e)); break;
            case ChildAndFamilyAssessment e when Seen(e) is { } seen: Add(seen); break;
            case AssessmentBrief e: ReadBrief(e); break;
            case AssessmentCheckpoint e: Add(Of("assessment checked", e) with { Matter = Ref(e.Referral) }); break;
            case AssessmentOutcomeLetter e: Add(Of("assessment shared", e) with { Matter = Named<ChildAndFamilyAssessment>(e.Assessment) }); break;
            case Consent e: Add(Of("consent", e) with { Matter = e.Agency, Sound = e.Given != false || e.OverrideReason is not null }); break;
            case AgencyCheck e: Add(Of("agency check", e) with { Matter = e.Agency }); break;
            case ChildInNeedPlanningMeeting e: Add(Of("planning meeting", e)); ReadActions(e, e.Actions); break;
            case ChildInNeedReview e: ReadChildInNeedReview(e); break;
            case EscalationDecision e: Add(Of("escalation", e) with { Matter = e.Id.Value }); break;
            case EscalationRescinded e: Add(Of("escalation rescinded", e) with { Matter = Ref(e.Decision) }); break;
            case EmergencyAction e: Add(Of("emergency", e)); break;
            case StrategyDiscussion e: ReadStrategy(e); break;
            case StrategyRecordShared e: Add(Of("strategy record shared", e)); break;
            case Section47Enquiry e: ReadEnquiry(e); break;
            case Section47Outcome e: ReadOutcome(e, Of("s47 outcome", e) with { Matter = Ref(e.Enquiry) }, e.ConferenceNeeded, e.NoConferenceReason, e.EndorsedBy); break;
            case Conference e: ReadConference(e); break;
            case ConferencePaperSent e: Add(Of("paper " + e.Paper, e) with { Matter = Ref(e.Conference) }); break;
            case ProtectionPlan e: ReadPlan(e); break;
            case ProtectionPlanEnd { Reason: ProtectionPlanEndReason.SteppedDown } e: Add(Of("stepped down", e)); break;
            case VisitFrequencyChange e: SetInterval(e, e.VisitInterval); break;
            case CoreGroup e: ReadCoreGroup(e); break;
            case TransferInNotice e: Add(Of("transfer-in notice", e) with { Matter = e.Id.Value }); break;
            case PoliceProtection e: Add(Of("police protection", e)); break;
            case PoliceProtectionEnd e: Add(Of("police protection over", e)); break;
            case EmergencyProtectionOrder e: Add(Of("epo", e)); break;
            case EmergencyOrderOutcome e: Add(Of(e.Change == EmergencyOrderChange.Ended ? "epo over" : "epo extended", e)); break;
            case Visit e: ReadVisit(e); break;
            case VisitRecordFinalised e: Add(Of("visit finalised", e) with { Matter = Ref(e.Visit) }); break;
            case FailedVisitReport e: Add(Of("manager told", e) with { Matter = Ref(e.Visit) }); break;
            case AdultConcern e: Add(Of("concern", e) with { Matter = e.Id.Value, Person = e.Adult.Value }); break;
            case AdultConcernTriage e: ReadTriage(e); break;
            case AdultRiskAssessment e when e.Signed != false: ReadRiskAssessment(e); break;
            case CustodyRelease e: ReadRelease(e); break;
            case AdultContactChange e: ReadContactChange(e); break;
            case AdultContactDecision e: ReadContactDecision(e); break;
            case Restriction e: ReadRestriction(e); break;
            case RestrictionReview e: Add(Of("restriction reviewed", e) with { Matter = Ref(e.Restriction) }); break;
            case RestrictionCheck e: Add(Of("restriction checked", e) with { Matter = Ref(e.Restriction) }); break;
            case RestrictionLifted e: Add(Of("restriction lifted", e) with { Matter = Ref(e.Restriction) }); break;
            case TestSeries e: Add(Of("tests", e) with { Matter = e.Id.Value, Person = e.Person.Value, Interval = e.Interval, Plan = CpPlan(e) }); break;
            case TestSeriesEnd e: Add(Of("tests over", e) with { Matter = Ref(e.Series) }); break;
            case Test e: ReadTest(e); break;
            case TestResult e: Add(Of("test result", e) with { Matter = Ref(e.Test) }); break;
            case ManagementDecision e: Add(Of("decision " + e.About, e) with { Matter = Ref(e.Subject), Sound = e.Reason is not null }); break;
            case Allocation e: Add(Of("allocation", e) with { Sound = e.Role is null or Domain.Duties.Role.SocialWorker, Also = e.ToAssess }); break;
            case SupervisionRecord e: ReadSupervision(e); break;
            case WorkerStart e: Add(Of("worker starts", e) with { Matter = e.Worker.Value, Sound = e.NewlyQualified }); break;
            case WorkerLeaves e: Add(Of("worker leaves", e) with { Matter = e.Worker.Value }); break;
            case ReasonForDelay e: Add(Of("reason", e) with { Matter = e.Action ?? e.Person?.Value }); break;
            case ActionDateMoved e: Add(Of("action moved", e) with { Matter = e.Action, Named = e.NewDateOn is { } to ? Days.Of(to.Latest) : null }); break;
            case ActionDone e: Add(Of("action done", e) with { Matter = e.Action }); break;
            case ActionDropped e: Add(Of("action done", e) with { Matter = e.Action }); break;
            case TransferDecision e: Add(Of("transfer", e) with { Matter = e.Id.Value }); break;
            case TransferAcceptance e when e.NotAccepted.Count == 0: Add(Of("transfer accepted", e) with { Matter = Ref(e.Transfer) }); break;
            case SignificantEvent e: Add(Of("event", e) with { Matter = e.Id.Value }); break;
            case ChronologyUpdate e: Add(Of("chronology updated", e) with { Matter = Ref(e.Event) }); break;
            case OverdueAcknowledgement e: Add(Of("acknowledged " + e.As, e) with { Matter = e.Occurrence is { } n ? $"{e.Duty}#{n}" : e.Duty }); break;
            case WorkerAbsence e: ReadAbsence(e); break;
            case AbsenceCover e: Add(Of("cover named", e) with { Matter = Ref(e.Absence) }); break;
            default: break;
        }
    }

    private void ReadAbsence(WorkerAbsence e)
    {
        var from = Days.Of(e.FromOn?.Earliest ?? e.Occurred.Days.Earliest);
        Add(Of("absence", e) with { Matter = e.Id.Value, Basis = from, Named = Math.Max(from, e.UntilOn is { } until ? Days.Of(until.Latest) : from) });
    }

    private int CpPlan(Entry entry) => PlanOn(true, Days.Of(entry.Occurred.Days.Earliest));

    private void ReadActions(Entry entry, IReadOnlyList<AgreedAction> actions)
    {
        foreach (var (item, action) in actions.Index())
        {
            var sign = Of("action", entry) with { Item = item, Named = action.Due is { } due ? Days.Of(due.Latest) : null };
            Add(action.RiskAssessmentOf is { } adult
                ? sign with { What = "assessment agreed", Person = adult.Value, Matter = adult.Value }
                : sign with { Matter = action.Id });
        }
    }

    private void ReadReferral(Referral e)
    {
        var professional = e.Source is { Length: > 0 } source && (source[0] is >= '2' and <= '8') && !source.StartsWith("10", StringComparison.Ordinal);
        Add(Of("referral", e) with { Matter = e.Id.Value, Sound = professional });
        if (e.NoFurtherAction == false) Add(Of("assessment owed", e) with { Matter = e.Id.Value, Basis = On(e, "on", e.Occurred.Days) });
    }

    private void ReadBrief(AssessmentBrief e)
    {
        Add(Of("brief", e) with { Matter = Ref(e.Referral) });
        if (e.AimFor is { } aim) Add(Of("target", e) with { Matter = Ref(e.Referral), Named = On(e, "aim", aim) });
    }

    private void ReadChildInNeedReview(ChildInNeedReview e)
    {
        Add(Of("cin review", e) with { Also = e.InsufficientProgress });
        AddInPlan("cin review in plan", e, false);
        ReadActions(e, e.Actions);
    }

    private void ReadStrategy(StrategyDiscussion e)
    {
        var quorate = e.Attendees.Count == 0 || (e.Attendees.Any(a => a.Agency == "police") && e.Attendees.Any(a => a.Agency == "health"));
        Add(Of("strategy", e) with
        {
            Matter = Ref(e.Escalation),
            Sound = quorate,
        });
        if (e.Decision is StrategyOutcome.Section47Joint or StrategyOutcome.Section47Single) Add(Of("s47 decided", e) with { Matter = e.Id.Value });
        Add(Of("strategy recorded", e) with { Matter = e.Id.Value });
        if (e.RecordSharedOn is { } shared) Add(Of("strategy record shared", e, "shared", shared) with { Matter = e.Id.Value });
        ReadActions(e, e.Actions);
    }

    /// <summary>The discussion that an enquiry names; without one, a discussion of the same day that decided on an enquiry.</summary>
    private string? StrategyOf(Section47Enquiry e) => Ref(e.Strategy)
        ?? _entries.OfType<StrategyDiscussion>().FirstOrDefault(s => s.Occurred.Days == e.Occurred.Days && s.Decision is StrategyOutcome.Section47Joint or StrategyOutcome.Section47Single)?.Id.Value;

    private int? Started(Section47Enquiry e) =>
        StrategyOf(e) is { } id && _byId.GetValueOrDefault(id) is StrategyDiscussion s ? On(s, "on", s.Occurred.Days) : null;

    private void ReadEnquiry(Section47Enquiry e)
    {
        Add(Of("s47", e) with
        {
            Matter = e.Id.Value,
            Basis = Started(e),
        });
        Add(Of("s47 begun", e) with { Matter = StrategyOf(e), Basis = Started(e) });
        if (e.ChildSeenAt is { } seen) Add(Of("child seen", e, "seen", seen));
        if (e.EndedOn is { } ended) ReadOutcome(e, Of("s47 outcome", e, "ended", ended) with { Matter = e.Id.Value }, e.ConferenceNeeded, e.NoConferenceReason, e.EndorsedBy);
    }

    private void ReadOutcome(Entry entry, Sign outcome, bool? needed, string? reason, string? endorsedBy)
    {
        Add(outcome);
        var enquiry = entry as Section47Enquiry ?? (outcome.Matter is { } id ? _byId.GetValueOrDefault(id) as Section47Enquiry : null);
        if (needed != false) return;
        Add(outcome with { What = "icpc not needed", Matter = enquiry is null ? null : StrategyOf(enquiry) });
        Add(outcome with { What = "no conference", Matter = outcome.Matter ?? entry.Id.Value, Sound = reason is not null && endorsedBy is not null });
    }

    private void ReadConference(Conference e)
    {
        var decision = Decision(e);
        var kind = e.Type switch { ConferenceType.Initial => "icpc", ConferenceType.Review => "rcpc", _ => "transfer-in conference" };
        Add(Of(kind, e) with
        {
            Matter = e.Type == ConferenceType.TransferIn ? Ref(e.TransferNotice) : null,
            Sound = e.Quorate != false,
        });
        if (kind == "rcpc" && e.Quorate != false) AddInPlan("review in plan", e, true);
        Add(Of("conference", e) with { Matter = e.Id.Value, Also = e.Type == ConferenceType.Review });
        if (decision == ConferenceDecision.PlanMade) Add(Of("cp decided", e) with { Matter = e.Id.Value });
        if (decision == ConferenceDecision.PlanMade && _born is { } born && born > Days.Of(e.Occurred.Days.Latest))
            Add(new("born after conference", e, born, born, born) { Basis = On(e, "on", e.Occurred.Days) });
        if (decision == ConferenceDecision.StepDown) Add(Of("stepped down", e));
        if (e.VisitInterval is { } set && decision == ConferenceDecision.PlanMade) Add(Of("cp interval", e) with { Interval = set });
        if (e.VisitInterval is { } interval && decision == ConferenceDecision.PlanContinues) SetInterval(e, interval);
        if (e.ReportSharedOn is { } report) Add(Of("paper Report", e, "report", report) with { Matter = e.Id.Value });
        if (e.DecisionsSentOn is { } decisions) Add(Of("paper Decisions", e, "decisions", decisions) with { Matter = e.Id.Value });
        if (e.MinutesSentOn is { } minutes) Add(Of("paper Minutes", e, "minutes", minutes) with { Matter = e.Id.Value });
        ReadActions(e, e.Actions);
    }

    private void ReadPlan(ProtectionPlan e)
    {
        if (e.UnannouncedInterval is { } interval) Add(StartOf(e) with { What = "unannounced asked", Matter = e.Id.Value, Interval = interval });
        ReadActions(e, e.Actions);
    }

    private void SetInterval(Entry entry, Timescale interval)
    {
        Add(Of("cp interval", entry) with { Interval = interval });
        Add(Of("cin interval", entry) with { Interval = interval });
    }

    private void ReadCoreGroup(CoreGroup e)
    {
        var held = e.Attendees.Count == 0 || e.Attendees.Any(a => a.Agency is not ("social-care" or "parent" or "child" or "family"));
        if (held)
        {
            Add(Of("core group", e));
            AddInPlan("core group in plan", e, true);
        }
        ReadActions(e, e.Actions);
    }

    private void ReadVisit(Visit e)
    {
        var mine = e.Each.FirstOrDefault(c => c.Child == Child);
        var seen = (mine?.Seen ?? e.Seen) == true && e.Outcome == VisitOutcome.Completed && e.Mode != VisitMode.Virtual && e.Qualified != false;
        var statutory = e.Type is not (VisitType.PrivateFostering or VisitType.EarlyHelp);
        var alone = (mine?.SeenAlone ?? e.SeenAlone) == true || (mine?.NotAloneReason ?? e.NotAloneReason) is not null;
        var visit = Of("visit", e) with { Matter = e.Id.Value };
        if (e.Outcome == VisitOutcome.NotMade)
        {
            if (statutory) Add(visit with { What = "visit not made", Matter = null, Day = visit.Last });
            return;
        }
        if (seen && statutory)
        {
            Add(visit with { What = "child seen", Matter = null });
            if (e.Announced == false && e.Place is null or "home") Add(visit with { What = "unannounced visit", Matter = null });
            Add(visit with { What = "counting visit", Matter = null, Sound = alone, Also = (mine?.BedroomSeen ?? e.BedroomSeen) == true });
        }
        if (statutory && e.Outcome == VisitOutcome.Completed && e.Mode != VisitMode.Virtual) Add(visit with { What = "visit done", Plan = PlanInForce(true, e) });
        if (statutory && e.Mode != VisitMode.Virtual && (e.Outcome == VisitOutcome.Attempted || (mine?.Seen ?? e.Seen) == false)) Add(visit with { What = "visit failed", Plan = PlanInForce(true, e) });
        if (e.Outcome == VisitOutcome.Completed && e.Mode != VisitMode.Virtual && (mine?.Seen ?? e.Seen) == true) Add(visit with { What = "child seen by anyone", Matter = null });
        if (e.Joint && e.Outcome == VisitOutcome.Completed && e.Mode != VisitMode.Virtual && (mine?.Seen ?? e.Seen) == true) Add(visit with { What = "joint visit", Matter = null });
        if (e.FinalisedAt is { } final) Add(Of("visit finalised", e, "final", final) with { Matter = e.Id.Value });
        if (e.ManagerToldAt is { } told) Add(Of("manager told", e, "told", told) with { Matter = e.Id.Value });
    }

    private void ReadRiskAssessment(AdultRiskAssessment e)
    {
        Add(Of("risk assessed", e) with { Person = e.Adult.Value, Matter = e.Adult.Value });
        Add(Of("adult assessed", e) with { Matter = e.Adult.Value });
    }

    private void ReadTriage(AdultConcernTriage e)
    {
        Add(Of("triage", e) with { Matter = Ref(e.Concern), Person = e.Adult.Value });
        if (e.Decision == ConcernDecision.Assess) Add(Of("assessment asked", e) with { Person = e.Adult.Value, Matter = e.Adult.Value });
    }

    private void ReadRelease(CustodyRelease e)
    {
        var notice = On(e, "on", e.Occurred.Days);
        Add(Of("release", e) with { Person = e.Adult.Value, Matter = e.Adult.Value, Basis = notice, Named = e.ReleaseOn is { } on ? On(e, "release", on) : null, Also = e.Occurred.Days.Earliest > e.ReleaseOn?.Latest });
    }

    private void ReadContactChange(AdultContactChange e)
    {
        if (e.Change is ContactChange.MovedIn or ContactChange.ContactResumed)
            Add(Of("contact changed", e) with { Matter = e.Id.Value, Person = e.Adult.Value, Sound = e.Change == ContactChange.ContactResumed });
        if (e.Change == ContactChange.OutOfContact)
        {
            Add(Of("adult gone", e) with { Person = e.Adult.Value });
            Add(Of("out of contact", e) with { Person = e.Adult.Value, Matter = e.Adult.Value });
        }
    }

    private void ReadContactDecision(AdultContactDecision e)
    {
        Add(Of("contact change decided", e) with { Matter = Ref(e.Change), Person = e.Adult.Value });
        if (e.Assess) Add(Of("assessment asked", e) with { Person = e.Adult.Value, Matter = e.Adult.Value });
    }

    private void ReadRestriction(Restriction e)
    {
        Add(Of("restriction", e) with { Matter = e.Id.Value, Person = e.Adult.Value, Interval = e.MonitoringInterval, Plan = CpPlan(e) });
        if (e.UntilAssessed) Add(Of("assessment asked", e) with { Person = e.Adult.Value, Matter = e.Adult.Value });
    }

    private void ReadTest(Test e)
    {
        if (e.Attended == false)
        {
            Add(Of("test missed", e) with { Person = e.Person?.Value, Matter = e.Id.Value });
            return;
        }
        var result = e.ResultOn is { } on
            ? Of("test result", e, "result", on)
            : _entries.OfType<TestResult>().Where(r => Ref(r.Test) == e.Id.Value).Select(r => Of("test result", r)).FirstOrDefault();
        if (!Covers(e)) Add(Of("sample", e) with { Matter = e.Id.Value, Person = e.Person?.Value });
        if (e.ResultOn is not null && result is not null) Add(result with { Matter = e.Id.Value });
        if (Covers(e) || (result is not null && Settled(result)))
        {
            Add(Of("test", e) with
            {
                Matter = Ref(e.Series),
                Person = e.Person?.Value,
                Sound = Covers(e),
            });
        }
    }

    private static bool Covers(Test e) => e.CoversFrom is not null || e.CoversTo is not null;

    private void ReadSupervision(SupervisionRecord e)
    {
        var mine = e.Each.FirstOrDefault(c => c.Child == Child);
        Add(Of("supervision", e) with { Matter = e.Worker?.Value ?? "nobody named", Sound = mine?.VisitsChecked ?? e.VisitsChecked });
        ReadActions(e, e.Actions);
    }

    private Sign? Seen(ChildAndFamilyAssessment e) =>
        e.ChildSeenOn is { } on ? Of("child seen", e, "seen", on) : e.ChildSeen == true ? Of("child seen", e) : null;

    // ---- decisions and authorisations, which answer something that may be left unsaid ------------------------------

    private void Decide()
    {
        var contacts = _entries.OfType<Contact>().ToList();
        foreach (var e in _entries.OfType<ContactDecision>())
        {
            Add(Of("contact decided", e) with { Matter = Ref(e.Contact) });
            if (e.Outcome is ContactOutcome.NoFurtherAction or ContactOutcome.AdviceOrSignpost)
                Add(Of("nothing more", e) with { Matter = Ref(e.Contact) ?? e.Id.Value, Sound = e.HistoryChecked && e.SeniorManagerAgreed is not null && e.Reason is not null });
        }
        var undecided = _entries.OfType<Referral>().ToList();
        foreach (var e in _entries.OfType<ReferralDecision>())
        {
            undecided.RemoveAll(r => MissedAtClosure(r, e));
            var referral = Ref(e.Referral) is { } id
                ? _byId.GetValueOrDefault(id) as Referral
                : undecided.FirstOrDefault(r => r.Occurred.Days.Earliest <= e.Occurred.Days.Earliest);
            Decide(e, referral);
            if (referral is not null) undecided.Remove(referral);
        }
    }

    /// <summary>Whether the decision on a referral was overdue when the case closed, on a day before this one.</summary>
    private bool MissedAtClosure(Referral referral, Entry before) =>
        Days.Step(Days.Of(referral.Occurred.Days.Latest), 1) is { } due
        && _entries.OfType<CaseClosure>().Any(c => c.Occurred.Days.Earliest < before.Occurred.Days.Earliest && due < Days.Of(c.Occurred.Days.Earliest));

    private static bool Counts(ReferralDecision e) => e.Reason is not null && e.BySocialWorkerOrManager != false;

    private void Decide(ReferralDecision e, Referral? referral)
    {
        int? received = referral is null ? null : On(referral, "on", referral.Occurred.Days);
        var decided = Of("referral decided", e) with { Matter = referral?.Id.Value ?? Ref(e.Referral), Basis = received, Sound = Counts(e) };
        Add(decided);
        Add(decided with { What = "decision made", Sound = referral is not null && Professional(referral), Also = true });
        var matter = decided with { Sound = true };
        if (e.Outcome is ReferralOutcome.Section17Assessment or ReferralOutcome.Section47Enquiry or ReferralOutcome.SpecialistAssessment or ReferralOutcome.Services)
            Add(matter with { What = "classed child in need" });
        if (e.ReviewedBy is not null) Add(matter with { What = "reviewed by manager" });
        if (e.Outcome is ReferralOutcome.NoFurtherAction or ReferralOutcome.AdviceOrSignpost)
            Add(matter with { What = "nothing more", Matter = matter.Matter ?? e.Id.Value, Sound = e.HistoryChecked && e.SeniorManagerAgreed is not null && e.Reason is not null });
        if (e.Outcome == ReferralOutcome.ImmediateProtection) Add(matter with { What = "immediate protection", Matter = null });
        if (FollowsWithinAYear(referral ?? (Entry)e)) Add(matter with { What = "re-referral decided", Matter = matter.Matter ?? e.Id.Value });
        if (e.HistoryChecked) Add(matter with { What = "history checked", Matter = matter.Matter ?? e.Id.Value });
        if (e.Outcome is not (ReferralOutcome.NoFurtherAction or ReferralOutcome.AdviceOrSignpost or ReferralOutcome.EarlyHelp))
        {
            Add(matter with { What = "decided to assess" });
            Add((referral is null ? matter with { Matter = matter.Matter ?? e.Id.Value } : Of("assessment owed", referral) with { Matter = referral.Id.Value, Basis = received }) with { What = "assessment owed" });
        }
    }

    private static bool Professional(Referral e) => e.Source is { Length: > 0 } s && s[0] is >= '2' and <= '8';

    private bool FollowsWithinAYear(Entry referral)
    {
        var day = Days.Of(referral.Occurred.Days.Earliest);
        foreach (var earlier in _entries)
        {
            if (earlier.Occurred.Days.Earliest >= referral.Occurred.Days.Earliest) break;
            if (earlier is Referral or CaseClosure && Days.AddMonths(Days.Of(earlier.Occurred.Days.Earliest), 12) >= day) return true;
        }
        return false;
    }

    /// <summary>
    /// The day an assessment runs from: its referral's, for the first one authorised; its own, without a referral or after that first one.
    /// </summary>
    private void Authorise()
    {
        var owed = _signs.Where(s => s.What == "assessment owed").Select(s => s.Matter).ToHashSet();
        var assessments = _entries.OfType<ChildAndFamilyAssessment>().ToList();
        var firstAuthorised = new Dictionary<string, int>();
        var authorisations = _entries.OfType<AssessmentAuthorisation>().ToList();
        foreach (var e in assessments)
        {
            var day = Days.Of(e.Occurred.Days.Earliest);
            var own = Ref(e.Referral) is not { } id || !_byId.ContainsKey(id)
                || (firstAuthorised.TryGetValue(id, out var authorisedOn) && authorisedOn <= day);
            var unknown = own && Ref(e.Referral) is { } named && !_byId.ContainsKey(named);
            var matter = own && !unknown ? e.Id.Value : Ref(e.Referral)!;
            var start = own ? (Entry)e : _byId[matter];
            if (unknown || owed.Add(matter)) Add(Of("assessment owed", start) with { Matter = matter, Basis = On(start, "on", start.Occurred.Days) });
            var authorised = e.AuthorisedOn is { } on
                ? Of("authorised", e, "authorised", on)
                : authorisations.Where(a => Ref(a.Assessment) == e.Id.Value).Select(a => Of("authorised", a)).FirstOrDefault();
            if (authorised is null) continue;
            if (!own) firstAuthorised.TryAdd(matter, authorised.First);
            var outcome = e.AuthorisedOn is null ? ((AssessmentAuthorisation)authorised.Entry).Outcome ?? e.Outcome : e.Outcome;
            AddAuthorised(authorised with { Matter = matter }, e.Id.Value, outcome);
            if (e.SharedOn is { } shared) Add(Of("assessment shared", e, "told", shared) with { Matter = e.Id.Value });
        }
        foreach (var a in authorisations.Where(a => assessments.All(e => e.Id.Value != Ref(a.Assessment))))
            AddAuthorised(Of("authorised", a) with { Matter = null }, null, a.Outcome);
    }

    private void AddAuthorised(Sign authorised, string? assessment, AssessmentOutcome? outcome)
    {
        Add(authorised);
        Add(authorised with { What = "assessment finished", Matter = assessment });
        if (outcome is AssessmentOutcome.ChildInNeedPlan or AssessmentOutcome.Services) Add(authorised with { What = "assessed as in need", Matter = null });
    }
}
