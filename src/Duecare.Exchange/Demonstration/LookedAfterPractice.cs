using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.Visits;

namespace Duecare.Exchange.Demonstration;

/// <summary>Time in care: legal status, placements, plans, visits, reviews, health, and for some an episode of being missing.</summary>
internal static class LookedAfterPractice
{
    /// <summary>Looks after the children from a day until they go home or the record ends.</summary>
    /// <returns>The day it ended.</returns>
    public static DateOnly LookAfter(Diary diary, DateOnly start, EntryId referral)
    {
        var ended = Diary.After(start, diary.Chance.Between(60, 700));
        var episode = diary.Add(new LookedAfterEpisode { Id = diary.Id(), Occurred = When.On(start), Children = diary.Children, StartReason = EpisodeStartReason.StartedToBeLookedAfter, PrimaryNeed = "N1", Referral = referral });
        diary.Add(new LegalStatus { Id = diary.Id(), Occurred = When.On(start), Children = diary.Children, Footing = diary.Chance.OneOf<LegalFooting>([LegalFooting.Section20, LegalFooting.InterimCareOrder]) });
        Place(diary, start, ended);
        Plan(diary, start);
        Health(diary, start, ended);
        Review(diary, start, ended);
        var first = diary.Within(start, 5, 120, 12);
        VisitPractice.Visit(diary, VisitType.LookedAfter, first);
        VisitPractice.Visits(diary, VisitType.LookedAfter, "lac-visit", first, ended, 29);
        if (diary.Chance.InAThousand(400)) GoMissing(diary, Diary.After(start, diary.Chance.Between(20, 55)));
        diary.Add(new LookedAfterEpisodeEnd { Id = diary.Id(), Occurred = When.On(ended), Children = diary.Children, Episode = episode.Id, Reason = "E4A" });
        return ended;
    }

    private static void Place(Diary diary, DateOnly start, DateOnly ended)
    {
        var moves = diary.Chance.InAThousand(350) ? Diary.After(start, diary.Chance.Between(20, 200)) : ended;
        if (moves > ended) moves = ended;
        var first = Placed(diary, start, "U6");
        diary.Add(new PlacementEnd { Id = diary.Id(), Occurred = When.On(moves), Children = diary.Children, Placement = first.Id, Reason = moves < ended ? "CARPL" : null });
        if (moves >= ended) return;
        var second = Placed(diary, moves, "U4");
        diary.Add(new PlacementEnd { Id = diary.Id(), Occurred = When.On(ended), Children = diary.Children, Placement = second.Id });
    }

    private static Placement Placed(Diary diary, DateOnly day, string type)
    {
        var placement = diary.Add(new Placement
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Basis = PlacementBasis.Ordinary,
            Type = type,
            Provider = diary.Chance.OneOf<string>(["PR1", "PR4"]),
            Postcode = Invented.Postcode(ref diary.Chance),
            DistanceInMiles = diary.Chance.Between(1, 40),
        });
        if (diary.Chance.InAThousand(900))
            diary.Add(new PlacementPlan { Id = diary.Id(), Occurred = When.On(diary.Within(day, 0, 250, 12)), Children = diary.Children, Placement = placement.Id });
        return placement;
    }

    private static void Plan(Diary diary, DateOnly start)
    {
        diary.Add(new CarePlan { Id = diary.Id(), Occurred = When.On(diary.Within(start, 10, 200, 25)), Children = diary.Children, Permanence = "Return home if the plan holds." });
        diary.Add(new EducationPlan { Id = diary.Id(), Occurred = When.On(diary.Within(start, 10, 250, 30)), Children = diary.Children, School = Invented.School(ref diary.Chance) });
    }

    private static void Health(Diary diary, DateOnly start, DateOnly ended)
    {
        var initial = diary.Within(start, 20, 350, 50);
        if (initial < ended)
            diary.Add(new HealthAssessment { Id = diary.Id(), Occurred = When.On(initial), Children = diary.Children, Type = HealthAssessmentType.Initial, ByMedicalPractitioner = true, Attended = true }, "Designated doctor");
        var dentist = diary.Within(start, 60, 200, 150);
        if (dentist < ended) diary.Add(new DentalCheck { Id = diary.Id(), Occurred = When.On(dentist), Children = diary.Children, Attended = true });
        var again = ChildInNeedPractice.Around(diary, initial.AddMonths(6));
        if (again < ended) diary.Add(new HealthAssessment { Id = diary.Id(), Occurred = When.On(again), Children = diary.Children, Type = HealthAssessmentType.Review, Attended = true }, "Designated nurse");
    }

    private static void Review(Diary diary, DateOnly start, DateOnly ended)
    {
        for (var day = diary.Within(start, 20, 120, 30); day < ended;)
        {
            diary.Add(new LookedAfterReview { Id = diary.Id(), Occurred = When.On(day), Children = diary.Children, Chair = "Reviewing officer", ChairedByReviewingOfficer = true, Participation = "PN1" }, "Reviewing officer");
            day = ChildInNeedPractice.Around(diary, day.AddMonths(day < start.AddDays(45) ? 3 : 6));
        }
    }

    /// <summary>The oldest child, if old enough to go off alone, is missing for a night or more.</summary>
    private static void GoMissing(Diary diary, DateOnly day)
    {
        if (diary.Oldest.Born!.Value.AddYears(11) > day) return;
        IReadOnlyList<ChildId> child = [diary.Oldest.Id];
        var missing = diary.Add(new MissingEpisode { Id = diary.Id(), Occurred = diary.At(day, 16, 21), Children = child, Type = MissingType.Missing, PoliceReference = "Log 960" });
        var back = Diary.After(day, diary.Chance.Between(1, 3));
        if (diary.IsPast(back)) return;
        diary.Add(new MissingReturn { Id = diary.Id(), Occurred = diary.At(back), Children = child, Episode = missing.Id });
        diary.Add(new ReturnInterview
        {
            Id = diary.Id(),
            Occurred = diary.At(diary.Within(back, 3, 300, 10)),
            Children = child,
            Episode = missing.Id,
            Outcome = diary.Chance.InAThousand(800) ? ReturnInterviewOutcome.Held : ReturnInterviewOutcome.Declined,
            Independent = true,
        }, "Return interview service");
    }
}
