using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.PrivateFostering;

/// <summary>The authority became aware that a child is privately fostered. Its day is that day: the arrangement is taken to begin then, however long it had lasted.</summary>
/// <remarks>
/// It lasts until it is ended or until the child is 16, or 18 if disabled. For a child who is that old already it starts nothing: that is not private fostering.
/// SI 2005/1533, regulation 8; the Children Act 1989, section 66.
/// </remarks>
[Tells(Happened.PrivateFosteringBecameKnown, Happened.PrivateFosteringNotified, Happened.PrivateFosteringYearPassed, Happened.PrivateFosteringEnded)]
public sealed record PrivateFosteringArrangement : Entry
{
    /// <summary>The day a notification was received, if one was by now. A later one is a <see cref="PrivateFosteringNotification"/>.</summary>
    public ApproximateDate? NotifiedOn { get; init; }

    /// <summary>The carer.</summary>
    public PersonId? Carer { get; init; }

    /// <summary>What the carer is to the child. A close relative is not a private foster carer.</summary>
    public string? Relationship { get; init; }

    /// <summary>The parents, and whoever else has parental responsibility.</summary>
    public IReadOnlyList<PersonId> Parents { get; init; } = [];

    /// <summary>Where the child lives.</summary>
    public string? Premises { get; init; }

    /// <summary>Whether the child is disabled: the duties then last until 18.</summary>
    public bool ChildDisabled { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row. Otherwise an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    internal override void Tell(Telling tell)
    {
        var tooOldOn = tell.Child.Born?.YearsOn(ChildDisabled ? 18 : 16);
        if (tooOldOn <= Occurred.Earliest) return;
        tell.Add(Happened.PrivateFosteringBecameKnown, matter: Id.Value);
        if (NotifiedOn is { } notified) tell.Add(Happened.PrivateFosteringNotified, When.On(notified), matter: Id.Value);
        TellYearPassed(tell, tooOldOn);
        if (EndedOn is { } end) tell.Add(Happened.PrivateFosteringEnded, When.On(end), matter: Id.Value);
        if (tooOldOn is { } birthday) tell.Add(Happened.PrivateFosteringEnded, When.On(birthday), matter: Id.Value);
    }

    private void TellYearPassed(Telling tell, DateOnly? tooOldOn)
    {
        var year = Occurred.Days.MonthsOn(12);
        if (tooOldOn <= year.Earliest || EndedOn?.Earliest <= year.Earliest || EndedByEntry(tell, year.Earliest)) return;
        tell.Add(Happened.PrivateFosteringYearPassed, When.On(year), matter: Id.Value);
    }

    private bool EndedByEntry(Telling tell, DateOnly by)
    {
        for (var i = 0; i < tell.Entries.Length; i++)
        {
            if (tell.Entries[i] is PrivateFosteringEnd end && (end.Arrangement is null || tell.AreOne(end.Arrangement, Id))
                && end.Occurred.Earliest > Occurred.Earliest && end.Occurred.Earliest <= by)
                return true;
        }
        return false;
    }
}

/// <summary>A notification of private fostering was received on a day after the authority became aware of it.</summary>
[Tells(Happened.PrivateFosteringNotified)]
public sealed record PrivateFosteringNotification : Entry
{
    /// <summary>The arrangement; left out, the last one known of by this day.</summary>
    public EntryId? Arrangement { get; init; }

    /// <summary>Who gave it, in words.</summary>
    public string? GivenBy { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PrivateFosteringNotified, matter: (Arrangement ?? LastKnown(tell))?.Value);

    private EntryId? LastKnown(Telling tell)
    {
        EntryId? last = null;
        for (var i = 0; i < tell.Entries.Length && tell.Entries[i].Occurred.Earliest <= Occurred.Earliest; i++)
            if (tell.Entries[i] is PrivateFosteringArrangement known) last = known.Id;
        return last;
    }
}

/// <summary>The child, the carer or a parent asked to be visited (regulation 8(2)).</summary>
[Tells(Happened.PrivateFosteringVisitRequested)]
public sealed record PrivateFosteringVisitRequest : Entry
{
    /// <summary>Who asked, in words.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>False if the request was found unreasonable, with the reason in <see cref="Reason"/>. No clock then starts.</summary>
    public bool? Reasonable { get; init; }

    /// <summary>Why they asked, or why the request was unreasonable.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Reasonable != false) tell.Add(Happened.PrivateFosteringVisitRequested);
    }
}

/// <summary>It was decided whether a private fostering arrangement is suitable.</summary>
[Tells(Happened.PrivateFosteringDecided)]
public sealed record PrivateFosteringDecision : Entry
{
    /// <summary>The arrangement; left out, whichever is open.</summary>
    public EntryId? Arrangement { get; init; }

    /// <summary>Whether it is suitable. There is no default.</summary>
    public required bool Suitable { get; init; }

    /// <summary>Why, with any requirement or prohibition.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PrivateFosteringDecided, matter: Arrangement?.Value);
}

/// <summary>A private fostering arrangement ended.</summary>
[Tells(Happened.PrivateFosteringEnded)]
public sealed record PrivateFosteringEnd : Entry
{
    /// <summary>The arrangement; left out, whichever is open.</summary>
    public EntryId? Arrangement { get; init; }

    /// <summary>Why, and where the child went.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.PrivateFosteringEnded, matter: Arrangement?.Value);
}
