using Duecare.Domain.Chronology;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;

namespace Duecare.Exchange.Demonstration;

/// <summary>Visits: mostly in time, some up to 24 working days late, a few not made, some at which a child is not seen.</summary>
internal static class VisitPractice
{
    private static readonly string[] Voices =
        ["Showed me the new bed.", "Would rather play than talk today.", "Said it is quieter at home now.", "Drew the house with everyone in it.", "Said breakfast is at school.", "Asked when Dad can come."];

    /// <summary>Visits from one day to another, each within so many working days of the last.</summary>
    /// <param name="diary">The family's record.</param>
    /// <param name="type">The duty they are made under.</param>
    /// <param name="rule">The rule that asks for them.</param>
    /// <param name="from">The day from which the first is counted.</param>
    /// <param name="until">The last day on which one can be made.</param>
    /// <param name="interval">The interval in working days.</param>
    /// <param name="restriction">A restriction to be checked at them.</param>
    public static void Visits(Diary diary, VisitType type, string rule, DateOnly from, DateOnly until, int interval, Restriction? restriction = null)
    {
        if (diary.IsPast(until)) until = diary.AsAt;
        for (var last = from; ;)
        {
            var (fate, due) = (diary.Chance.Below(1000), Diary.After(last, interval));
            var late = fate < 70;
            var day = Diary.After(last, late ? interval + diary.Chance.Between(1, 24) : diary.Chance.Between(interval * 6 / 10, interval));
            if (day > until) return;
            if (late) OversightPractice.ExplainDelay(diary, rule, due, 300);
            if (fate >= 988) last = NotMade(diary, type, due > until ? until : due);
            else if (fate >= 955) last = Attempt(diary, type, day, until);
            else last = Visit(diary, type, day, restriction);
        }
    }

    /// <summary>A visit that was made.</summary>
    /// <returns>Its day.</returns>
    public static DateOnly Visit(Diary diary, VisitType type, DateOnly day, Restriction? restriction = null)
    {
        var visit = diary.AddFallibly(Made(diary, type, day));
        if (restriction is not null && restriction.Occurred.Latest <= day && diary.Chance.InAThousand(850))
            diary.Add(new RestrictionCheck { Id = diary.Id(), Occurred = visit.Occurred, Children = diary.Children, Restriction = restriction.Id, Visit = visit.Id, AdultPresent = diary.Chance.InAThousand(80) });
        return day;
    }

    private static Visit Made(Diary diary, VisitType type, DateOnly day)
    {
        var each = diary.Children.Select(child => At(diary, child)).ToArray();
        var same = each.Length == 1 || each.All(e => e with { Child = each[0].Child } == each[0]);
        return new Visit
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Type = type,
            Outcome = VisitOutcome.Completed,
            Worker = diary.Post.Since(day).Worker,
            Mode = VisitMode.InPerson,
            Place = "home",
            Announced = !diary.Chance.InAThousand(150),
            Seen = same ? each[0].Seen : null,
            SeenAlone = same ? each[0].SeenAlone : null,
            NotAloneReason = same ? each[0].NotAloneReason : null,
            BedroomSeen = same ? each[0].BedroomSeen : null,
            Each = same ? [] : each,
            ChildsVoice = diary.Chance.OneOf<string>(Voices),
            FinalisedAt = When.On(Diary.Earlier(diary.Within(day, 2, 150, 12), diary.AsAt)),
        };
    }

    private static ChildAtVisit At(Diary diary, ChildId child)
    {
        var seen = !diary.Chance.InAThousand(30);
        var alone = seen && diary.Chance.InAThousand(700);
        return new ChildAtVisit
        {
            Child = child,
            Seen = seen,
            SeenAlone = alone,
            NotAloneReason = seen && !alone && diary.Chance.InAThousand(400) ? "Did not want to be seen alone." : null,
            BedroomSeen = seen && diary.Chance.InAThousand(450),
        };
    }

    private static DateOnly Attempt(Diary diary, VisitType type, DateOnly day, DateOnly until)
    {
        diary.Add(new Visit
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Type = type,
            Outcome = VisitOutcome.Attempted,
            Worker = diary.Post.Since(day).Worker,
            Mode = VisitMode.InPerson,
            Place = "home",
            Seen = false,
            NotMadeReason = "Nobody came to the door.",
            ManagerToldAt = diary.Chance.InAThousand(750) ? When.On(day) : null,
        });
        var again = Diary.After(day, diary.Chance.Between(1, 5));
        return again > until ? day : Visit(diary, type, again);
    }

    private static DateOnly NotMade(Diary diary, VisitType type, DateOnly day)
    {
        diary.Add(new Visit
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Type = type,
            Outcome = VisitOutcome.NotMade,
            NotMadeReason = "The worker was ill and nobody covered.",
        }, diary.Post.Manager);
        return day;
    }
}
