using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Domain.Risk;

namespace Duecare.Exchange.Demonstration;

/// <summary>What is known of a parent's partner: custody and release, concerns, restrictions, and the assessment that is to come.</summary>
internal static class RiskPractice
{
    /// <summary>In some families with a partner, a restriction while the plan lasts, until the partner's risk is assessed; which is late more often than not.</summary>
    public static Restriction? Restrict(Diary diary, DateOnly start, DateOnly until)
    {
        if (diary.Partner is not { } partner || !diary.Chance.InAThousand(600)) return null;
        if (diary.Chance.InAThousand(400)) Release(diary, partner, start);
        Concern(diary, partner, start);
        var restriction = diary.Add(new Restriction
        {
            Id = diary.Id(),
            Occurred = When.On(start),
            Children = diary.Children,
            Adult = partner,
            Wording = "Not to be left alone with the children until his risk has been assessed.",
            UntilAssessed = true,
            DecidedBy = "Conference chair",
        });
        Assess(diary, partner, restriction, start, until);
        return restriction;
    }

    private static void Release(Diary diary, PersonId partner, DateOnly start)
    {
        var notice = Diary.After(start, diary.Chance.Between(-15, -1));
        var release = diary.Within(start, 20, 0, 0);
        diary.Add(new CustodyRelease
        {
            Id = diary.Id(),
            Occurred = When.On(notice),
            Children = diary.Children,
            Adult = partner,
            ReleaseOn = diary.Chance.InAThousand(300) ? new ApproximateDate(release, release.AddDays(14), "in the fortnight after") : ApproximateDate.Exactly(release),
            NotifiedBy = "Probation",
        });
        diary.Add(new AdultContactChange
        {
            Id = diary.Id(),
            Occurred = When.On(Diary.After(release, 2)),
            Children = diary.Children,
            Adult = partner,
            Change = diary.Chance.OneOf<ContactChange>([ContactChange.MovedIn, ContactChange.ContactResumed]),
            Evidence = "His coat and post were in the hall.",
        });
    }

    private static void Concern(Diary diary, PersonId partner, DateOnly start)
    {
        var raised = Diary.After(start, -1);
        var concern = diary.Add(new AdultConcern { Id = diary.Id(), Occurred = When.On(raised), Children = diary.Children, Adult = partner, Source = "Police", Concern = "An earlier conviction for assault in another relationship." });
        diary.Add(new AdultConcernTriage
        {
            Id = diary.Id(),
            Occurred = When.On(diary.Within(raised, 2, 250, 12)),
            Children = diary.Children,
            Concern = concern.Id,
            Adult = partner,
            Decision = ConcernDecision.Assess,
            Reason = "Nobody has looked at what this means for these children.",
        }, diary.Post.Manager);
    }

    private static void Assess(Diary diary, PersonId partner, Restriction restriction, DateOnly start, DateOnly until)
    {
        var assessed = diary.Within(start, 45, 600, 150);
        if (assessed >= until) return;
        if (assessed > Diary.After(start, 45) && diary.Chance.InAThousand(350))
        {
            diary.Add(new ReasonForDelay
            {
                Id = diary.Id(),
                Occurred = When.On(Diary.After(start, 45)),
                Children = diary.Children,
                Duty = "adult-risk-assessment",
                Person = partner,
                Reason = "He did not keep two appointments.",
                DecidedBy = diary.Post.Manager,
                InterimSafety = "The restriction stays.",
            }, diary.Post.Manager);
        }
        diary.Add(new AdultRiskAssessment { Id = diary.Id(), Occurred = When.On(assessed), Children = diary.Children, Adult = partner, Findings = "Risk can be managed with supervised contact.", Signed = true, SignedBy = diary.Post.Manager });
        var lifted = diary.Within(assessed, 10, 0, 0);
        if (lifted < until && diary.Chance.InAThousand(500))
            diary.Add(new RestrictionLifted { Id = diary.Id(), Occurred = When.On(lifted), Children = diary.Children, Restriction = restriction.Id, Reason = "The assessment is done and the safety plan takes its place." }, diary.Post.Manager);
    }
}
