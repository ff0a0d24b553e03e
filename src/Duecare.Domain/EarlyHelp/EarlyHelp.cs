using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.EarlyHelp;

/// <summary>Early help was accepted for a child. Its day is the day of acceptance, not of the first visit.</summary>
[Tells(Happened.EarlyHelpAccepted, Happened.EarlyHelpEnded)]
public sealed record EarlyHelpEpisode : Entry
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who gives the help.</summary>
    public string? Organisation { get; init; }

    /// <summary>The worker.</summary>
    public WorkerId? Worker { get; init; }

    /// <summary>The contact it grew from, if any.</summary>
    public EntryId? Contact { get; init; }

    /// <summary>The day it ended, where a source holds it in the same row. Otherwise an entry of its own ends it.</summary>
    public ApproximateDate? EndedOn { get; init; }

    /// <summary>Why it ended, where a source holds it in the same row.</summary>
    public string? EndReason { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.EarlyHelpAccepted, matter: Id.Value);
        if (EndedOn is { } end) tell.Add(Happened.EarlyHelpEnded, When.On(end), matter: Id.Value);
    }

    /// <summary>The episode named, or, if none is, the last one begun by an entry's day.</summary>
    internal static string? Meant(Telling tell, Entry entry, EntryId? named)
    {
        if (named is { } episode) return episode.Value;
        string? last = null;
        for (var i = 0; i < tell.Entries.Length && tell.Entries[i].Occurred.Earliest <= entry.Occurred.Earliest; i++)
            if (tell.Entries[i] is EarlyHelpEpisode begun) last = begun.Id.Value;
        return last;
    }
}

/// <summary>An early help assessment was completed, with the plan that follows from it. Its day is the day of completion.</summary>
[Tells(Happened.EarlyHelpAssessed, Happened.EarlyHelpReassessed, IfRecorded = [Happened.ConsentRecorded])]
public sealed record EarlyHelpAssessment : Entry
{
    /// <summary>The episode; left out, the last one begun by this day. Without any, it answers nothing.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>Whether it is a fresh assessment of a child who had one in this episode.</summary>
    public bool Again { get; init; }

    /// <summary>The day it was started.</summary>
    public ApproximateDate? StartedOn { get; init; }

    /// <summary>Who completed it.</summary>
    public string? Organisation { get; init; }

    /// <summary>False if no plan was made; the assessment then does not count as completed.</summary>
    public bool? PlanMade { get; init; }

    /// <summary>False if the family's consent was still missing; a <c>consent</c> entry later puts that right, and the later day counts.</summary>
    public bool? ConsentGiven { get; init; }

    /// <summary>What was found, and the plan.</summary>
    public string? Findings { get; init; }

    internal override void Tell(Telling tell)
    {
        if (EarlyHelpEpisode.Meant(tell, this, Episode) is not { } episode) return;
        if (PlanMade != false) tell.Add(Again ? Happened.EarlyHelpReassessed : Happened.EarlyHelpAssessed, matter: episode);
        if (ConsentGiven != false) tell.Add(Happened.ConsentRecorded, matter: episode);
    }
}

/// <summary>The team around the child reviewed the early help plan.</summary>
[Tells(Happened.EarlyHelpReviewed)]
public sealed record EarlyHelpReview : Entry
{
    /// <summary>The episode; left out, the last one begun by this day.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>What was found and agreed.</summary>
    public string? Findings { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EarlyHelpReviewed, matter: EarlyHelpEpisode.Meant(tell, this, Episode));
}

/// <summary>Why early help ended.</summary>
public enum EarlyHelpEndReason
{
    NeedsMet,
    ConsentWithdrawn,
    SteppedUp,
    MovedAway,
    Other,
}

/// <summary>Early help ended. A family may end it by withdrawing consent.</summary>
[Tells(Happened.EarlyHelpEnded)]
public sealed record EarlyHelpEpisodeEnd : Entry
{
    /// <summary>The episode; left out, whichever is open.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>Why.</summary>
    public EarlyHelpEndReason? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EarlyHelpEnded, matter: Episode?.Value);
}

/// <summary>A worker giving early help saw a risk of significant harm. A referral is owed the same day, consent or not.</summary>
[Tells(Happened.EarlyHelpHarmSeen)]
public sealed record EarlyHelpHarmConcern : Entry
{
    /// <summary>What was seen or said.</summary>
    public string? Concern { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EarlyHelpHarmSeen);
}

/// <summary>A child with early help was referred to children's social care.</summary>
[Tells(Happened.EarlyHelpReferredOn)]
public sealed record EarlyHelpStepUp : Entry
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.EarlyHelpReferredOn);
}
