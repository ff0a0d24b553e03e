using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;

namespace Duecare.Exchange.Demonstration;

/// <summary>How a protection plan came to an end, or that it went on.</summary>
internal enum ProtectionResult
{
    NoPlan,
    Ended,
    SteppedDown,
    IntoCare,
}

/// <summary>Escalation, enquiry, conference, and a plan with its core groups, visits and reviews.</summary>
internal static class ProtectionPractice
{
    /// <summary>Working days from the start of an enquiry to the initial conference: median 14, one in five past the limit of 15.</summary>
    private static readonly int[] ToConference = [5, 9, 12, 13, 14, 15, 15, 18, 45];

    private static readonly Attendee[] Agencies =
        [new() { Agency = "social-care" }, new() { Agency = "police" }, new() { Agency = "health" }, new() { Agency = "education" }];

    /// <summary>Carries a family from the decision to escalate through to the end of the plan, if one is made.</summary>
    /// <returns>The day it ended, and how.</returns>
    public static (DateOnly Ended, ProtectionResult Result) Protect(Diary diary, DateOnly decided, EntryId referral)
    {
        var discussed = Discuss(diary, decided);
        var enquiry = Enquire(diary, discussed, referral);
        var started = discussed.Occurred.Latest;
        var held = Diary.After(started, diary.Chance.FromEighths(ToConference));
        var needed = diary.Chance.InAThousand(850);
        FinishEnquiry(diary, enquiry, needed, Diary.Earlier(diary.Within(started, 10, 250, 14), Diary.After(held, -2)));
        if (!needed) return (held, ProtectionResult.NoPlan);
        if (WorkingDayCalendar.England.Between(started.DayNumber, held.DayNumber) > 15) OversightPractice.ExplainDelay(diary, "icpc", Diary.After(started, 15), 500);
        var made = diary.Chance.InAThousand(860);
        var conference = Confer(diary, held, ConferenceType.Initial, made ? ConferenceDecision.PlanMade : ConferenceDecision.NoPlan);
        return made ? Plan(diary, conference, referral) : (held, ProtectionResult.NoPlan);
    }

    private static StrategyDiscussion Discuss(Diary diary, DateOnly decided)
    {
        var escalation = diary.Add(new EscalationDecision
        {
            Id = diary.Id(),
            Occurred = diary.At(decided, 9, 13),
            Children = diary.Children,
            Reason = "Reasonable cause to suspect significant harm.",
            DecidedBy = diary.Post.Manager,
        }, diary.Post.Manager);
        var held = diary.Within(decided, 0, 180, 6);
        var actions = OversightPractice.Agree(diary, held, "Share the police log", "Arrange a child protection medical", "Check the partner's history");
        var discussion = diary.Add(new StrategyDiscussion
        {
            Id = diary.Id(),
            Occurred = held == decided ? diary.At(held, 14, 16) : diary.At(held),
            Children = diary.Children,
            Escalation = escalation.Id,
            Mode = "video",
            Attendees = diary.Chance.InAThousand(960) ? Agencies : Agencies[..2],
            Decision = diary.Chance.OneOf<StrategyOutcome>([StrategyOutcome.Section47Single, StrategyOutcome.Section47Joint]),
            Reasons = "The reports agree with each other and have become more frequent.",
            InterimSafetyPlan = "The grandmother stays with the children until the conference.",
            RecordSharedOn = diary.Chance.InAThousand(800) ? ApproximateDate.Exactly(Diary.After(held, 1)) : null,
            Actions = actions,
        });
        OversightPractice.FollowUp(diary, held, actions);
        return discussion;
    }

    private static Section47Enquiry Enquire(Diary diary, StrategyDiscussion discussion, EntryId referral)
    {
        var day = discussion.Occurred.Latest;
        var enquiry = diary.Add(new Section47Enquiry
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Strategy = discussion.Id,
            Referral = referral,
            LeadWorker = diary.Post.Since(day).Worker,
            ChildSeenAt = diary.Chance.InAThousand(750) ? diary.At(day, 17, 19) : null,
        });
        if (enquiry.ChildSeenAt is null) VisitPractice.Visit(diary, VisitType.Section47, diary.Within(day, 2, 150, 6));
        return enquiry;
    }

    private static void FinishEnquiry(Diary diary, Section47Enquiry enquiry, bool conference, DateOnly day)
    {
        if (day < enquiry.Occurred.Latest) day = enquiry.Occurred.Latest;
        diary.Add(new Section47Outcome
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Enquiry = enquiry.Id,
            Substantiated = conference,
            ConferenceNeeded = conference,
            NoConferenceReason = conference ? null : "Concerns were substantiated, but the risk has gone with the person who posed it.",
            EndorsedBy = !conference && diary.Chance.InAThousand(850) ? diary.Post.Manager : null,
        }, diary.Post.Manager);
    }

    private static Conference Confer(Diary diary, DateOnly day, ConferenceType type, ConferenceDecision decision)
    {
        var actions = decision is ConferenceDecision.PlanMade or ConferenceDecision.PlanContinues
            ? OversightPractice.Agree(diary, day, "Write a safety plan with the grandparents", "Complete the domestic abuse programme", "Arrange a dentist", "Keep the hospital appointment")
            : [];
        var conference = diary.Add(new Conference
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Type = type,
            Chair = "Conference chair",
            Quorate = true,
            Decision = decision,
            Attendees = Agencies,
            ReportSharedOn = diary.Chance.InAThousand(850) ? ApproximateDate.Exactly(Diary.After(day, -diary.Chance.Between(1, 6))) : null,
            DecisionsSentOn = ApproximateDate.Exactly(diary.Within(day, 1, 200, 6)),
            MinutesSentOn = diary.Chance.InAThousand(900) ? ApproximateDate.Exactly(diary.Within(day, 20, 200, 35)) : null,
            Actions = actions,
        });
        OversightPractice.FollowUp(diary, day, actions);
        return conference;
    }

    private static (DateOnly Ended, ProtectionResult Result) Plan(Diary diary, Conference conference, EntryId referral)
    {
        var start = conference.Occurred.Latest;
        var category = diary.Chance.OneOf<string>(["NEG", "NEG", "NEG", "EMO", "EMO", "EMO", "PHY", "SAB"]);
        var plan = diary.Add(new ProtectionPlan
        {
            Id = diary.Id(),
            Occurred = When.On(start),
            Children = diary.Children,
            Conference = conference.Id,
            Referral = referral,
            InitialCategory = category,
            LatestCategory = diary.Chance.InAThousand(120) ? "MUL" : category,
            PreviousPlans = diary.Chance.InAThousand(240) ? 1 : 0,
            Contingency = "Legal planning if the safety plan is broken.",
        });
        var (ended, result) = Review(diary, start);
        var restriction = RiskPractice.Restrict(diary, start, ended);
        MeetCoreGroup(diary, start, ended, restriction);
        VisitPractice.Visits(diary, VisitType.ChildProtection, "cp-visit", start, ended, 10, restriction);
        if (result == ProtectionResult.IntoCare)
            diary.Add(new ProtectionPlanEnd { Id = diary.Id(), Occurred = When.On(ended), Children = diary.Children, Plan = plan.Id, Reason = ProtectionPlanEndReason.BecameLookedAfter });
        return (ended, result);
    }

    /// <summary>The first review within three months, then each within six, until one ends the plan or the children come into care.</summary>
    private static (DateOnly Ended, ProtectionResult Result) Review(Diary diary, DateOnly start)
    {
        var day = ChildInNeedPractice.Around(diary, start.AddMonths(3));
        for (var reviews = 1; ; reviews++)
        {
            var fate = diary.Chance.Below(1000);
            if (fate < 60) return (Diary.After(day, -diary.Chance.Between(5, 25)), ProtectionResult.IntoCare);
            var ends = reviews >= 2 && (fate < 560 || reviews == 5);
            var stepDown = diary.Chance.InAThousand(750);
            Confer(diary, day, ConferenceType.Review, !ends ? ConferenceDecision.PlanContinues : stepDown ? ConferenceDecision.StepDown : ConferenceDecision.PlanEnds);
            if (ends) return (day, stepDown ? ProtectionResult.SteppedDown : ProtectionResult.Ended);
            if (diary.IsPast(day)) return (day, ProtectionResult.Ended);
            day = ChildInNeedPractice.Around(diary, day.AddMonths(6));
        }
    }

    /// <summary>The first core group within ten working days, then each within six weeks; some are late, and now and then one falls out.</summary>
    private static void MeetCoreGroup(Diary diary, DateOnly start, DateOnly until, Restriction? restriction)
    {
        for (var day = diary.Within(start, 10, 150, 20); day < until && !diary.IsPast(day);)
        {
            var actions = OversightPractice.Agree(diary, day, "Health visitor to weigh the baby each week", "School to ring by ten if absent", "Father to see the GP", "Get quotes for the stair gate");
            var next = diary.Chance.InAThousand(120) ? day.AddDays(diary.Chance.Between(43, 90)) : day.AddDays(diary.Chance.Between(28, 42));
            var group = diary.AddFallibly(new CoreGroup
            {
                Id = diary.Id(),
                Occurred = When.On(day),
                Children = diary.Children,
                Attendees = diary.Chance.InAThousand(950) ? [Agencies[0], Agencies[2], Agencies[3], new() { Agency = "parent" }] : [Agencies[0], new() { Agency = "parent" }],
                NextOn = ApproximateDate.Exactly(Diary.After(day.AddDays(41), 0)),
                Findings = "The safety plan has held; bedtime is still late.",
                Actions = actions,
            });
            OversightPractice.FollowUp(diary, group.Occurred.Latest, actions);
            if (restriction is not null && diary.Chance.InAThousand(700))
                diary.Add(new RestrictionReview { Id = diary.Id(), Occurred = group.Occurred, Children = diary.Children, Restriction = restriction.Id, Reason = "Stays: his risk has not been assessed yet." });
            day = Diary.After(next, 0).DayOfWeek switch
            {
                DayOfWeek.Saturday => next.AddDays(-1),
                DayOfWeek.Sunday => next.AddDays(-2),
                _ => next,
            };
        }
    }
}
