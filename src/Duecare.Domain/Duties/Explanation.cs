using System.Text;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>Says in one sentence what started a duty, how its day was counted, and what became of it.</summary>
internal static class Explanation
{
    public static string Of(Duty duty)
    {
        var text = new StringBuilder(200);
        Start(text, duty);
        Counted(text, duty);
        Outcome(text, duty);
        return text.Append('.').ToString();
    }

    private static void Start(StringBuilder text, Duty duty)
    {
        var s = duty.StartedBy;
        if (duty.About is { } late)
        {
            text.Append($"{late.Rule.Id} number {late.Occurrence} was due {late.Due} and was not done by then");
            return;
        }
        var again = duty.CountedFrom.From != s.From || duty.CountedFrom.To != s.To;
        text.Append(Capital(Words.Of(s.What)));
        if (s.About is not null) text.Append($" (\"{s.About}\")");
        text.Append(' ').Append(On(s));
        if (!again) return;
        if (duty.Rule.CountFrom == CountFrom.ItsBasis) text.Append($"; counted from {duty.CountedFrom}");
        else if (duty.Rule.Form == RuleForm.Series) text.Append($"; last done {duty.CountedFrom}");
    }

    private static void Counted(StringBuilder text, Duty duty)
    {
        if (duty.Due is not { } due)
        {
            text.Append(duty.CountedBy == CountedBy.VisitCount ? "; the visits that decide it are still to come" : "; nothing says by when");
            if (duty.Period is { Unit: TimeUnit.WorkingDays } unknown && duty.CountedBy != CountedBy.VisitCount)
                text.Append($", as {unknown} would leave the bank holidays known");
            return;
        }
        text.Append(duty.CountedBy switch
        {
            CountedBy.NamedDate when duty.StartedBy.Facts.HasFlag(Facts.DateAssumed) => "; no date was named, so it is assumed due ",
            CountedBy.NamedDate => "; the date named is ",
            CountedBy.AgreedDate => "; the date agreed " + (duty.AgreedBy is { } agreed ? On(agreed) + " " : "") + "is ",
            CountedBy.SoonerLimit when duty.Period is { } sooner => $"; the sooner limit of {sooner} makes it due ",
            CountedBy.SoonerLimit => "; something sooner makes it due ",
            CountedBy.VisitCount => $"; owed once in every {duty.Rule.EveryNth} visits, the last of them ",
            CountedBy.SetInterval => $"; the plan's {Times(duty)} make it due ",
            CountedBy.Extended => $"; extended to {duty.Period}, due ",
            _ when duty.Period is { } period && period.Counting == Counting.Backwards => $"; {period} it is ",
            _ when duty.Period is { Count: > 0 } => $"; {Times(duty)} from there is ",
            _ => "; due the same day, ",
        });
        text.Append(due);
    }

    private static void Outcome(StringBuilder text, Duty duty)
    {
        var possibly = duty.Certainty == Certainty.Possible ? "possibly " : "";
        switch (duty.State)
        {
            case DutyState.Met when duty.MetBy is { } met:
                text.Append($"; met by {Words.Of(met.What)} {On(met)}");
                break;
            case DutyState.MetLate when duty.MetBy is { } met:
                text.Append($"; met by {Words.Of(met.What)} {On(met)}, {possibly}late{By(duty)}");
                break;
            case DutyState.Overdue:
                text.Append($"; {possibly}overdue{By(duty)}");
                break;
            case DutyState.Missed when duty.EndedBy is { } end:
                text.Append($"; {possibly}missed: {Words.Of(end.What)} {On(end)} came first");
                break;
            case DutyState.Missed:
                text.Append($"; {possibly}missed");
                break;
            case DutyState.Cancelled when duty.EndedBy is { } end:
                text.Append($"; no longer owed since {Words.Of(end.What)} {On(end)}");
                break;
            case DutyState.NoEvidence:
                text.Append("; the source does not hold what would show whether it was done");
                break;
            default:
                break;
        }
    }

    private static string By(Duty duty) => duty.Late is { } late ? $" by {late}" : ", by more working days than the bank-holiday list covers";

    private static string Times(Duty duty) => duty.Periods == 1 ? $"{duty.Period}" : $"{duty.Periods} times {duty.Period}";

    /// <summary>The day or days, with the words the entry used for its own day.</summary>
    public static string On(Happening h)
    {
        if (h.AtTicks != 0) return new Window(h.From, h.To, h.AtTicks, h.AtTicks).ToString();
        var own = h.Entry.Occurred;
        var days = new ApproximateDate(DateOnly.FromDayNumber(h.From), DateOnly.FromDayNumber(h.To),
            own.Earliest.DayNumber == h.From && own.Latest.DayNumber == h.To ? own.Days.AsStated : null);
        return (days.IsExact ? "on " : days.ToEdtf().Length > 10 ? "" : "in ") + days;
    }

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
