using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;

namespace Duecare.Exchange.Demonstration;

/// <summary>Contacts and referrals: taken, decided, answered.</summary>
internal static class FrontDoorPractice
{
    private static readonly (string Code, string Who)[] Sources =
    [
        ("6", "Police"), ("6", "Police"), ("2B", "School"), ("2B", "School"), ("2A", "School"), ("3A", "GP"), ("3B", "Health visitor"), ("3C", "Hospital"),
        ("5B", "Housing"), ("1A", "Grandparent"), ("1D", "Neighbour"), ("9", "Anonymous"), ("4", "Adult mental health"),
    ];

    private static readonly string[] Concerns =
    [
        "Shouting and breaking glass heard at night; police called for the third time this year.",
        "Often without lunch or a coat, and tired; says nobody wakes the children in the morning.",
        "Parent found asleep in the afternoon with a young child alone in the kitchen.",
        "A bruise on the upper arm that was explained in two ways.",
        "Missed four health appointments; the flat is cold and there is no cot.",
        "The child says a new partner shouts and throws things.",
        "Attendance has fallen below half since the move.",
    ];

    /// <summary>A contact that ends in advice.</summary>
    public static DateOnly Advise(Diary diary, DateOnly day)
    {
        var contact = Take(diary, day);
        return Decide(diary, contact, ContactOutcome.AdviceOrSignpost, diary.Within(day, 1, 60, 4));
    }

    /// <summary>A contact that becomes early help.</summary>
    public static (Contact Contact, DateOnly Decided) PassToEarlyHelp(Diary diary, DateOnly day)
    {
        var contact = Take(diary, day);
        return (contact, Decide(diary, contact, ContactOutcome.EarlyHelp, diary.Within(day, 1, 60, 4)));
    }

    /// <summary>A contact that becomes a referral, with the decision on it and word to whoever made it.</summary>
    public static (Referral Referral, DateOnly Decided) Refer(Diary diary, DateOnly day, ReferralOutcome outcome)
    {
        var contact = Take(diary, day);
        Decide(diary, contact, ContactOutcome.Referral, day);
        var referral = diary.Add(new Referral
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Contact = contact.Id,
            Source = contact.Source,
            Referrer = contact.Referrer,
            PrimaryNeed = diary.Chance.OneOf<string>(["N1", "N1", "N1", "N2", "N3", "N4", "N5", "N5", "N6"]),
            Concern = contact.Concern,
        });
        var decided = diary.Within(day, 1, 80, 6);
        Acknowledge(diary, referral);
        Decide(diary, referral, outcome, decided);
        if (diary.Chance.InAThousand(800))
            diary.Add(new ReferralFeedback { Id = diary.Id(), Occurred = When.On(diary.Within(decided, 0, 350, 12)), Children = diary.Children, Referral = referral.Id });
        return (referral, decided);
    }

    /// <summary>The case is closed, with the manager's decision before it.</summary>
    public static DateOnly Close(Diary diary, DateOnly day, EntryId referral, string reasonCode)
    {
        OversightPractice.DecideClosure(diary, day);
        diary.Add(new CaseClosure { Id = diary.Id(), Occurred = When.On(day), Children = diary.Children, Referral = referral, ReasonCode = reasonCode }, diary.Post.Manager);
        return day;
    }

    private static Contact Take(Diary diary, DateOnly day)
    {
        var (code, who) = diary.Chance.OneOf<(string, string)>(Sources);
        return diary.Add(new Contact
        {
            Id = diary.Id(),
            Occurred = diary.At(day),
            Children = diary.Children,
            Channel = diary.Chance.OneOf<string>(["telephone", "portal", "portal", "email"]),
            Source = code,
            Referrer = Referrer(ref diary.Chance, code, who),
            Concern = diary.Chance.OneOf<string>(Concerns),
        }, "Front door");
    }

    private static string Referrer(ref Chance chance, string code, string who) => code switch
    {
        "9" => who,
        "2A" or "2B" => $"{Invented.School(ref chance)}, {Invented.Telephone(ref chance)}, office@example.org",
        _ => $"{who}, {Invented.Telephone(ref chance)}",
    };

    private static DateOnly Decide(Diary diary, Contact contact, ContactOutcome outcome, DateOnly day)
    {
        diary.Add(new ContactDecision
        {
            Id = diary.Id(),
            Occurred = day == contact.Occurred.Latest ? diary.At(day, 17, 18) : diary.At(day),
            Children = diary.Children,
            Contact = contact.Id,
            Outcome = outcome,
            Reason = outcome == ContactOutcome.Referral ? "What was told may amount to need or harm and has to be looked into." : "The need can be met without a social worker.",
            DecidedBy = diary.Post.Manager,
            HistoryChecked = diary.Chance.InAThousand(850),
        }, "Front door");
        return day;
    }

    private static void Acknowledge(Diary diary, Referral referral)
    {
        if (!diary.Chance.InAThousand(930)) return;
        diary.Add(new ReferralAcknowledgement
        {
            Id = diary.Id(),
            Occurred = When.On(diary.Within(referral.Occurred.Latest, 1, 80, 5)),
            Children = diary.Children,
            Referral = referral.Id,
            NoSafeContact = referral.Source == "9",
        }, "Front door");
    }

    private static void Decide(Diary diary, Referral referral, ReferralOutcome outcome, DateOnly day) => diary.Add(new ReferralDecision
    {
        Id = diary.Id(),
        Occurred = When.On(day),
        Children = diary.Children,
        Referral = referral.Id,
        Outcome = outcome,
        Reason = outcome == ReferralOutcome.NoFurtherAction ? "Looked into with the school and the parents; no need that others do not meet." : "The history and this report together call for an assessment.",
        DecidedBy = diary.Post.Manager,
        BySocialWorkerOrManager = true,
        ReviewedBy = diary.Chance.InAThousand(900) ? diary.Post.Manager : null,
        HistoryChecked = diary.Chance.InAThousand(900),
        SeniorManagerAgreed = outcome == ReferralOutcome.NoFurtherAction && diary.Chance.InAThousand(700) ? "Service manager" : null,
    }, diary.Post.Manager);
}
