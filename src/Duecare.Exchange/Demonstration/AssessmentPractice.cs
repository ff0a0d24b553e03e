using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Visits;

namespace Duecare.Exchange.Demonstration;

/// <summary>Child and family assessments, as long as England's take: median 33 working days, quartiles 17 and 43, one in seven over 45.</summary>
internal static class AssessmentPractice
{
    /// <summary>Working days from the referral to the authorisation: the least, the eighths and the most.</summary>
    private static readonly int[] Length = [2, 10, 17, 25, 33, 39, 43, 46, 95];

    /// <summary>Carries out an assessment and returns the day it was authorised.</summary>
    public static DateOnly Assess(Diary diary, Referral referral, DateOnly decided, AssessmentOutcome outcome)
    {
        var received = referral.Occurred.Latest;
        var length = Math.Max(diary.Chance.FromEighths(Length), WorkingDayCalendar.England.Between(received.DayNumber, decided.DayNumber) + 1);
        var authorised = Diary.After(received, length);
        var started = Diary.After(decided, length > 8 ? diary.Chance.Between(0, 1) : 0);
        OversightPractice.Allocate(diary, decided, toAssess: true);
        Brief(diary, referral, started);
        var assessment = Start(diary, referral, started);
        VisitPractice.Visit(diary, VisitType.ChildInNeed, diary.Within(started, 3, length > 20 ? 200 : 0, 12));
        Check(diary, referral, started, authorised);
        if (length > 45) OversightPractice.ExplainDelay(diary, "assessment-complete", Diary.After(received, 45), 600);
        diary.Add(new AssessmentAuthorisation
        {
            Id = diary.Id(),
            Occurred = When.On(authorised),
            Children = diary.Children,
            Assessment = assessment.Id,
            Outcome = outcome,
            AuthorisedBy = diary.Post.Manager,
        }, diary.Post.Manager);
        if (diary.Chance.InAThousand(850))
            diary.Add(new AssessmentOutcomeLetter { Id = diary.Id(), Occurred = When.On(diary.Within(authorised, 5, 200, 20)), Children = diary.Children, Assessment = assessment.Id });
        return authorised;
    }

    private static void Brief(Diary diary, Referral referral, DateOnly day)
    {
        if (!diary.Chance.InAThousand(700)) return;
        diary.Add(new AssessmentBrief
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Referral = referral.Id,
            Instructions = "See each child alone, read the history, speak to both parents, the school and the health visitor.",
            AimFor = ApproximateDate.Exactly(Diary.After(referral.Occurred.Latest, 30)),
        }, diary.Post.Manager);
    }

    private static ChildAndFamilyAssessment Start(Diary diary, Referral referral, DateOnly day) => diary.Add(new ChildAndFamilyAssessment
    {
        Id = diary.Id(),
        Occurred = When.On(day),
        Children = diary.Children,
        Referral = referral.Id,
        Factors = diary.Chance.OneOf<string[]>([["3A", "4A"], ["1A"], ["2B", "4B"], ["8B"], ["3A", "3B", "18B"], ["22A", "4A"], ["10A"]]),
        Worker = diary.Post.Since(day).Worker,
        Team = diary.Post.Team,
    });

    private static void Check(Diary diary, Referral referral, DateOnly started, DateOnly authorised)
    {
        var agencies = Diary.After(started, 2);
        if (agencies >= authorised) return;
        diary.Add(new Consent { Id = diary.Id(), Occurred = When.On(started), Children = diary.Children, Given = true });
        diary.Add(new AgencyCheck { Id = diary.Id(), Occurred = When.On(agencies), Children = diary.Children, Agency = "health", Reply = "Appointments kept since the spring; weight as expected." });
        diary.Add(new AgencyCheck { Id = diary.Id(), Occurred = When.On(agencies), Children = diary.Children, Agency = "education", Reply = "Attendance is better than last term." });
        var checkpoint = diary.Within(started, 10, 200, 16);
        if (checkpoint < authorised)
            diary.Add(new AssessmentCheckpoint { Id = diary.Id(), Occurred = When.On(checkpoint), Children = diary.Children, Referral = referral.Id, Findings = "On course." }, diary.Post.Manager);
    }
}
