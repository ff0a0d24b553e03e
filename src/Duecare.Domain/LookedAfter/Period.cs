using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.LookedAfter;

/// <summary>What entries of a period of being looked after mean beside each other: which placement, which review, whether it had ended.</summary>
internal static class Period
{
    /// <summary>The later of two days, at each end of their windows.</summary>
    public static ApproximateDate Later(ApproximateDate a, ApproximateDate b) =>
        new(a.Earliest > b.Earliest ? a.Earliest : b.Earliest, a.Latest > b.Latest ? a.Latest : b.Latest);

    /// <summary>Whether this is the first placement since the child last became looked after.</summary>
    public static bool IsFirstPlacement(Telling tell, Placement placement)
    {
        for (var i = 0; i < tell.Entries.Length; i++)
        {
            if (tell.Entries[i] is not Placement earlier) continue;
            if (earlier.Id == placement.Id) return true;
            if (!EndedBy(tell, earlier.Occurred.Days, placement.Occurred.Days)) return false;
        }
        return true;
    }

    /// <summary>The placement named, or, if none is, the last one begun by this entry's day.</summary>
    public static Placement? PlacementOf(Telling tell, Entry entry, EntryId? named)
    {
        if (named is not null) return tell.Find<Placement>(named);
        Placement? last = null;
        for (var i = 0; i < tell.Entries.Length && tell.Entries[i].Occurred.Earliest <= entry.Occurred.Earliest; i++)
            last = tell.Entries[i] as Placement ?? last;
        return last;
    }

    /// <summary>The placement that an entry says ended: the one it names, or the last one begun before its day, or else on it.</summary>
    /// <remarks>On the day of a move the placement left is the earlier of the two.</remarks>
    public static Placement? PlacementLeft(Telling tell, PlacementEnd ended)
    {
        if (ended.Placement is not null) return tell.Find<Placement>(ended.Placement);
        Placement? last = null;
        for (var i = 0; i < tell.Entries.Length && tell.Entries[i].Occurred.Earliest < ended.Occurred.Earliest; i++)
            last = tell.Entries[i] as Placement ?? last;
        return last ?? PlacementOf(tell, ended, null);
    }

    /// <summary>The day the placement ended: its own end, or the end of the period if that comes sooner. Null while it lasts.</summary>
    public static ApproximateDate? EndOf(Telling tell, Placement placement)
    {
        var end = Sooner(placement.EndedOn, PeriodEndAfter(tell, placement.Occurred.Days));
        for (var i = 0; i < tell.Entries.Length; i++)
        {
            if (tell.Entries[i] is PlacementEnd ended && PlacementLeft(tell, ended)?.Id == placement.Id)
                end = Sooner(end, ended.Occurred.Days);
        }
        return end;
    }

    /// <summary>Whether the child ceased to be looked after between two days.</summary>
    public static bool EndedBy(Telling tell, ApproximateDate from, ApproximateDate by) =>
        PeriodEndAfter(tell, from) is { } end && end.Earliest <= by.Earliest;

    /// <summary>The next placement to begin after this entry's day, where none was in force on it and the period does not end before.</summary>
    public static Placement? PlacementToCome(Telling tell, Entry entry)
    {
        if (PlacementOf(tell, entry, null) is { } current && !(EndOf(tell, current) is { } end && end.Earliest <= entry.Occurred.Earliest)) return null;
        for (var i = 0; i < tell.Entries.Length; i++)
        {
            if (tell.Entries[i] is Placement next && next.Occurred.Earliest > entry.Occurred.Earliest)
                return EndedBy(tell, entry.Occurred.Days, next.Occurred.Days) ? null : next;
        }
        return null;
    }

    /// <summary>Which review of the period this is, from 1. Reviews of an earlier period are not counted, nor meetings that were not reviews.</summary>
    public static int NumberOf(Telling tell, LookedAfterReview review)
    {
        var number = 1;
        for (var i = 0; i < tell.Entries.Length && !ReferenceEquals(tell.Entries[i], review); i++)
        {
            if (tell.Entries[i] is LookedAfterReview { IsReview: true } earlier && !EndedBy(tell, earlier.Occurred.Days, review.Occurred.Days)) number++;
        }
        return number;
    }

    /// <summary>A medical practitioner's assessment in the three months before the period began, which takes the place of the first one (regulation 7(2)).</summary>
    /// <remarks>It counts only where every reading of the dates puts it in those three months.</remarks>
    public static HealthAssessment? HealthAssessmentShortlyBefore(Telling tell, LookedAfterEpisode episode)
    {
        var earliest = episode.Occurred.Latest.MonthsOn(-3);
        for (var i = tell.Entries.Length - 1; i >= 0; i--)
        {
            if (tell.Entries[i] is HealthAssessment { IsMedical: true } a && a.Occurred.Latest < episode.Occurred.Earliest && a.Occurred.Earliest >= earliest)
                return a;
        }
        return null;
    }

    private static ApproximateDate? PeriodEndAfter(Telling tell, ApproximateDate from)
    {
        ApproximateDate? first = null;
        for (var i = 0; i < tell.Entries.Length; i++)
        {
            ApproximateDate? end = tell.Entries[i] switch
            {
                LookedAfterEpisode episode => episode.PeriodEndedOn,
                LookedAfterEpisodeEnd ended when LookedAfterEpisodeEnd.EndsPeriod(ended.Reason) => ended.Occurred.Days,
                _ => null,
            };
            if (end is { } day && day.Earliest > from.Earliest) first = Sooner(first, day);
        }
        return first;
    }

    private static ApproximateDate? Sooner(ApproximateDate? a, ApproximateDate? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        _ => a.Value.Earliest <= b.Value.Earliest ? a : b,
    };
}
