using Duecare.Domain.Chronology;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Visits;

namespace Duecare.Exchange.Demonstration;

/// <summary>Plans for children in need: a meeting, visits, reviews, and an end after some months.</summary>
internal static class ChildInNeedPractice
{
    /// <summary>Carries a plan from the day of the decision to its end.</summary>
    /// <returns>The day it ended, which may lie past the end of the record.</returns>
    public static DateOnly Support(Diary diary, DateOnly decided, EntryId referral)
    {
        var met = diary.Within(decided, 10, 200, 25);
        var actions = OversightPractice.Agree(diary, met, "Register with a dentist", "Apply for the school breakfast club", "Refer to the parenting course", "Write to housing about the damp");
        diary.Add(new ChildInNeedPlanningMeeting { Id = diary.Id(), Occurred = When.On(met), Children = diary.Children, Actions = actions });
        var plan = diary.Add(new ChildInNeedPlan
        {
            Id = diary.Id(),
            Occurred = When.On(met),
            Children = diary.Children,
            Referral = referral,
            LeadWorker = diary.Post.Since(met).Worker,
            Outcomes = "The children are fed, at school and safe at home, and the parents have help that lasts.",
        });
        OversightPractice.FollowUp(diary, met, actions);
        var ended = Diary.After(met, diary.Chance.Between(80, 320));
        VisitPractice.Visits(diary, VisitType.ChildInNeed, "cin-visit", met, ended, 20);
        Review(diary, met, ended);
        diary.Add(new ChildInNeedPlanEnd { Id = diary.Id(), Occurred = When.On(ended), Children = diary.Children, Plan = plan.Id, Reason = "The aims were met." });
        return ended;
    }

    private static void Review(Diary diary, DateOnly from, DateOnly until)
    {
        for (var day = Around(diary, from.AddMonths(3)); day < until; day = Around(diary, day.AddMonths(6)))
        {
            diary.Add(new ChildInNeedReview
            {
                Id = diary.Id(),
                Occurred = When.On(day),
                Children = diary.Children,
                InsufficientProgress = diary.Chance.InAThousand(80),
                Findings = "School is going better; the mornings are still hard.",
            });
        }
    }

    /// <summary>A working day within the three weeks before a day, or sometimes in those after it.</summary>
    internal static DateOnly Around(Diary diary, DateOnly due) =>
        diary.Chance.InAThousand(180) ? Diary.After(due, diary.Chance.Between(1, 18)) : Diary.After(due.AddDays(-30), diary.Chance.Between(5, 19));
}
