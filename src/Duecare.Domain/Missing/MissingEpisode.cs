using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Missing;

/// <summary>Whether anybody knew where the child was.</summary>
public enum MissingType
{
    /// <summary>Whereabouts unknown (M).</summary>
    Missing,

    /// <summary>Not where expected, without leave, but whereabouts known (A). It owes no return interview and counts toward no pattern.</summary>
    Away,
}

/// <summary>A child went missing, from when they were last where they should be.</summary>
[Tells(Happened.ReturnedFromMissing, Happened.MissingPatternReached)]
public sealed record MissingEpisode : Entry
{
    /// <summary>How many days back from its start an episode looks for two others: the third in 30 days makes a pattern.</summary>
    private const int PatternDays = 30;

    /// <summary>Missing or away.</summary>
    public required MissingType Type { get; init; }

    /// <summary>When the police were told.</summary>
    public When? ReportedAt { get; init; }

    /// <summary>The police's reference.</summary>
    public string? PoliceReference { get; init; }

    /// <summary>When the child was found or came back, where that is known when this is recorded. Otherwise <see cref="MissingReturn"/> says so.</summary>
    public When? ReturnedAt { get; init; }

    /// <summary>Whether a return interview was offered, where a source holds no time for it. Shown; without a time it meets no clock.</summary>
    public bool? InterviewOffered { get; init; }

    /// <summary>Whether the child accepted a return interview, where a source holds no time for it. Shown; without a time it meets no clock.</summary>
    public bool? InterviewAccepted { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Type == MissingType.Away) return;
        if (EarlierInPattern(tell) >= 2) tell.Add(Happened.MissingPatternReached, matter: Id.Value);
        tell.Add(Happened.ReturnedFromMissing, ReturnedAt, matter: Id.Value);
    }

    /// <summary>Episodes before this one that can have begun no more than 30 days before it: day 30 counts, day 31 does not.</summary>
    private int EarlierInPattern(Telling tell)
    {
        var count = 0;
        for (var i = 0; i < tell.Entries.Length && !ReferenceEquals(tell.Entries[i], this); i++)
        {
            if (tell.Entries[i] is MissingEpisode { Type: MissingType.Missing } earlier
                && earlier.Occurred.Latest.DayNumber >= Occurred.Earliest.DayNumber - PatternDays)
                count++;
        }
        return count;
    }
}

/// <summary>A missing child was found or came back.</summary>
[Tells(Happened.ReturnedFromMissing)]
public sealed record MissingReturn : Entry
{
    /// <summary>The episode; left out, the last one begun before it.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>Where the child had been, and who with.</summary>
    public string? Findings { get; init; }

    internal override void Tell(Telling tell)
    {
        var episode = EpisodeMeant(tell);
        if (episode?.Type != MissingType.Away) tell.Add(Happened.ReturnedFromMissing, matter: episode?.Id.Value ?? Id.Value);
    }

    private MissingEpisode? EpisodeMeant(Telling tell)
    {
        if (Episode is not null) return tell.Find<MissingEpisode>(Episode);
        MissingEpisode? last = null;
        for (var i = 0; i < tell.Entries.Length && !ReferenceEquals(tell.Entries[i], this); i++)
            last = tell.Entries[i] as MissingEpisode ?? last;
        return last;
    }
}

/// <summary>A return interview was offered, or it was decided not to offer one, with the reason.</summary>
[Tells(Happened.ReturnInterviewOffered)]
public sealed record ReturnInterviewOffer : Entry
{
    /// <summary>The episode; left out, the earliest still without an offer.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>Whether it was offered. There is no default.</summary>
    public required bool Offered { get; init; }

    /// <summary>Why not, if not. Without a reason, not offering does not meet the duty.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Offered || Reason is not null) tell.Add(Happened.ReturnInterviewOffered, matter: Episode?.Value);
    }
}

/// <summary>What became of a return interview.</summary>
public enum ReturnInterviewOutcome
{
    Held,

    /// <summary>The child was offered it and would not have it. That answers the duty.</summary>
    Declined,
}

/// <summary>A return interview was held, or the child declined it. Either shows that it was offered.</summary>
[Tells(Happened.ReturnInterviewHeldOrDeclined, IfRecorded = [Happened.ReturnInterviewOffered])]
public sealed record ReturnInterview : Entry
{
    /// <summary>The episode; left out, the earliest still without an interview.</summary>
    public EntryId? Episode { get; init; }

    /// <summary>Held or declined.</summary>
    public required ReturnInterviewOutcome Outcome { get; init; }

    /// <summary>False if the interviewer was not independent of those who care for the child; it then does not count as held.</summary>
    public bool? Independent { get; init; }

    /// <summary>What the child said, and what is to be done.</summary>
    public string? Findings { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.ReturnInterviewOffered, matter: Episode?.Value);
        if (Outcome == ReturnInterviewOutcome.Declined || Independent != false) tell.Add(Happened.ReturnInterviewHeldOrDeclined, matter: Episode?.Value);
    }
}
