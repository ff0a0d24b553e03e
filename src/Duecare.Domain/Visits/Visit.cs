using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Visits;

/// <summary>The duty a visit was made under. A visit can serve several: what it must show to count is in each rule.</summary>
public enum VisitType : byte
{
    ChildInNeed,
    ChildProtection,
    Section47,
    LookedAfter,
    PrivateFostering,
    EarlyHelp,
}

/// <summary>What became of a visit.</summary>
public enum VisitOutcome : byte
{
    /// <summary>The worker met the family.</summary>
    Completed,

    /// <summary>The worker went, and nobody let them in or the child was not there.</summary>
    Attempted,

    /// <summary>The visit that was due was not made. A statement of its own: silence is not this.</summary>
    NotMade,
}

/// <summary>How the worker and the child met.</summary>
public enum VisitMode : byte
{
    InPerson,

    /// <summary>By video or telephone. Never a statutory visit, in 2020 no more than now; kept for reports.</summary>
    Virtual,
}

/// <summary>What is true of one child at a visit made to several.</summary>
public sealed record ChildAtVisit
{
    /// <summary>The child.</summary>
    public required ChildId Child { get; init; }

    /// <summary>Whether this child was seen, in person. There is no default.</summary>
    public required bool Seen { get; init; }

    /// <summary>Whether this child was seen alone.</summary>
    public bool? SeenAlone { get; init; }

    /// <summary>Why not alone, if not: a baby, or the child did not want to.</summary>
    public string? NotAloneReason { get; init; }

    /// <summary>Why this child was not seen, if not.</summary>
    public string? NotSeenReason { get; init; }

    /// <summary>Whether this child's bedroom was seen.</summary>
    public bool? BedroomSeen { get; init; }

    /// <summary>What this child said and showed.</summary>
    public string? ChildsVoice { get; init; }
}

/// <summary>A visit to one or more children, each with their own facts.</summary>
/// <remarks>
/// It counts for a child only if that child was seen in person by a qualified social worker. A failed visit, a telephone or video call, a core group,
/// and a visit at which only a brother or sister was seen do not count.
/// </remarks>
[Tells(Happened.Visited, Happened.VisitNotMade, Happened.VisitAttempted, Happened.VisitDone,
    IfRecorded = [Happened.VisitFinalised, Happened.FailedVisitReported, Happened.JointVisitMade])]
public sealed record Visit : Entry
{
    private static readonly Written Nothing = new();
    private Written? _written;

    /// <summary>The duty it was made under.</summary>
    public VisitType? Type { get; init; }

    /// <summary>Whether it was completed, attempted or not made.</summary>
    public required VisitOutcome Outcome { get; init; }

    /// <summary>Who made it.</summary>
    public WorkerId? Worker { get => Said.Worker; init => Said = Said with { Worker = value }; }

    /// <summary>False if the visitor is not a qualified social worker: the lead worker or a named cover.</summary>
    public bool? Qualified { get; init; }

    /// <summary>In person or not.</summary>
    public VisitMode? Mode { get; init; }

    /// <summary>Where: home, school, somewhere else.</summary>
    public string? Place { get; init; }

    /// <summary>Whether the family were told beforehand.</summary>
    public bool? Announced { get; init; }

    /// <summary>Whether the child was seen in person, where the same is true of every child named. There is no default.</summary>
    public bool? Seen { get; init; }

    /// <summary>Whether the child was seen alone, where the same is true of every child named.</summary>
    public bool? SeenAlone { get; init; }

    /// <summary>Why not alone.</summary>
    public string? NotAloneReason { get => Said.NotAloneReason; init => Said = Said with { NotAloneReason = value }; }

    /// <summary>Whether the bedroom was seen, where the same is true of every child named.</summary>
    public bool? BedroomSeen { get; init; }

    /// <summary>Each child's own facts, where they differ. What is not stated here is as for every child.</summary>
    public IReadOnlyList<ChildAtVisit> Each { get => Said.Each; init => Said = Said with { Each = value }; }

    /// <summary>Which adults were there.</summary>
    public IReadOnlyList<PersonId> AdultsPresent { get => Said.AdultsPresent; init => Said = Said with { AdultsPresent = value }; }

    /// <summary>Whether the outgoing and incoming workers made it together.</summary>
    public bool Joint { get; init; }

    /// <summary>What the child said and showed.</summary>
    public string? ChildsVoice { get => Said.ChildsVoice; init => Said = Said with { ChildsVoice = value }; }

    /// <summary>What was found, worried about and agreed.</summary>
    public string? Notes { get => Said.Notes; init => Said = Said with { Notes = value }; }

    /// <summary>Why it was not made, or nobody was seen.</summary>
    public string? NotMadeReason { get => Said.NotMadeReason; init => Said = Said with { NotMadeReason = value }; }

    /// <summary>When the manager was told that nobody was seen.</summary>
    public When? ManagerToldAt { get => Said.ManagerToldAt; init => Said = Said with { ManagerToldAt = value }; }

    /// <summary>When the record of the visit was finished.</summary>
    public When? FinalisedAt { get => Said.FinalisedAt; init => Said = Said with { FinalisedAt = value }; }

    /// <summary>What is kept apart. An entry that says none of it is the same as one that never was asked.</summary>
    private Written Said
    {
        get => _written ?? Nothing;
        init => _written = value == Nothing ? null : value;
    }

    internal override void Tell(Telling tell)
    {
        if (Outcome == VisitOutcome.NotMade)
        {
            tell.Add(Happened.VisitNotMade, Kind());
            return;
        }
        var facts = FactsFor(tell.Child.Id);
        var matter = Id.Value;
        if (facts.HasFlag(Facts.ChildSeen))
        {
            tell.Add(Happened.Visited, facts, null);
            if (Joint) tell.Add(Happened.JointVisitMade, facts);
        }
        else if (Mode != VisitMode.Virtual)
        {
            tell.Add(Happened.VisitAttempted, facts, matter);
            if (ManagerToldAt is { } told) tell.Add(Happened.FailedVisitReported, told, matter: matter);
        }
        if (Outcome == VisitOutcome.Completed && Mode != VisitMode.Virtual) tell.Add(Happened.VisitDone, facts, matter);
        if (FinalisedAt is { } finalised) tell.Add(Happened.VisitFinalised, finalised, matter: matter);
    }

    /// <summary>What of the visit a rule may insist on, for one of the children.</summary>
    internal Facts FactsFor(ChildId child)
    {
        var own = OwnFacts(child);
        var seen = Outcome == VisitOutcome.Completed && Mode != VisitMode.Virtual && (own?.Seen ?? Seen ?? false);
        if (!seen) return Kind();
        var facts = Kind() | Facts.ChildSeen;
        var alone = own?.SeenAlone ?? SeenAlone;
        if (alone == true || (own?.NotAloneReason ?? NotAloneReason) is not null) facts |= Facts.SeenAlone;
        if ((own?.BedroomSeen ?? BedroomSeen) == true) facts |= Facts.BedroomSeen;
        return facts;
    }

    private ChildAtVisit? OwnFacts(ChildId child)
    {
        if (_written is null) return null;
        for (var i = 0; i < Each.Count; i++)
            if (Each[i].Child == child) return Each[i];
        return null;
    }

    private Facts Kind()
    {
        var facts = Type switch
        {
            VisitType.PrivateFostering => Facts.PrivateFosteringVisit,
            VisitType.EarlyHelp => Facts.None,
            _ => Facts.SocialWorkVisit,
        };
        if (Qualified != false) facts |= Facts.QualifiedWorker;
        if (Announced == false) facts |= Facts.Unannounced;
        if (Place is null || Place.Equals("home", StringComparison.OrdinalIgnoreCase)) facts |= Facts.AtHome;
        return facts;
    }

    /// <summary>What a case record says of a visit and an extract of a million does not, kept apart so that theirs are small.</summary>
    private sealed record Written
    {
        public IReadOnlyList<ChildAtVisit> Each { get; init; } = [];

        public IReadOnlyList<PersonId> AdultsPresent { get; init; } = [];

        public WorkerId? Worker { get; init; }

        public string? NotAloneReason { get; init; }

        public string? ChildsVoice { get; init; }

        public string? Notes { get; init; }

        public string? NotMadeReason { get; init; }

        public When? ManagerToldAt { get; init; }

        public When? FinalisedAt { get; init; }
    }
}

/// <summary>The record of a visit was finished after the visit's own entry was made.</summary>
[Tells(Happened.VisitFinalised)]
public sealed record VisitRecordFinalised : Entry
{
    /// <summary>The visit.</summary>
    public required EntryId Visit { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.VisitFinalised, matter: Visit.Value);
}

/// <summary>The manager was told that a visit found nobody, and what happens next.</summary>
[Tells(Happened.FailedVisitReported)]
public sealed record FailedVisitReport : Entry
{
    /// <summary>The visit.</summary>
    public EntryId? Visit { get; init; }

    /// <summary>When the next attempt is planned.</summary>
    public ApproximateDate? RevisitOn { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.FailedVisitReported, matter: Visit?.Value);
}

/// <summary>Another agency saw the child, such as a school or health visitor. Not a visit; it only tells when the child was last seen by anybody.</summary>
[Tells(Happened.ChildSeenByAgency)]
public sealed record ChildSeenByAgency : Entry
{
    /// <summary>Which agency.</summary>
    public string? Agency { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.ChildSeenByAgency);
}
