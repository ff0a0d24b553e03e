using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Appending;
using Duecare.Records.Drafts;

namespace Duecare.Web.Testing;

/// <summary>Invented children about whom somebody contacted the council, and whom nobody has yet.</summary>
/// <remarks>
/// On Sunday 22 November 2026 the contact about Eli Wren of Wednesday the 18th is undecided and overdue; the referral of Fern Wren of Friday the 20th is undecided and due on the 23rd; that of Gale Moss was
/// decided on the 18th, and the school that made it has not been told. Of the contact about Hal Moss nothing more was to be done, and no senior manager was asked.
/// </remarks>
public static class TestFrontDoor
{
    public static readonly ChildId Eli = new("eli");
    public static readonly ChildId Fern = new("fern");
    public static readonly ChildId Gale = new("gale");
    public static readonly ChildId Hal = new("hal");

    internal static async Task Into(Ledger ledger)
    {
        List<Entry> entries =
        [
            Details(Eli, "Eli Wren", new(2017, 5, 4), 18), Details(Fern, "Fern Wren", new(2020, 9, 30), 20), Details(Gale, "Gale Moss", new(2013, 2, 11), 17),
            new Contact { Id = new("w-contact"), Occurred = On(18), Children = [Eli], Channel = "telephone", Source = "1B", Referrer = "Mr Teal, neighbour", Concern = "He is heard shouting for food most evenings, and is out by himself after dark.", Parents = ParentsPosition.DoNotKnow },
            new Referral { Id = new("w-referral"), Occurred = On(20), Children = [Fern], Source = "2A", Referrer = "Ms Lark, class teacher", Concern = "Twice this week she came to school with marks on her arms and said that she fell.", Asked = "To be rung back" },
            new Referral { Id = new("g-referral"), Occurred = On(17), Children = [Gale], Source = "3A", Referrer = "Dr Finch", Concern = "Missed four appointments for her epilepsy." },
            new ReferralAcknowledgement { Id = new("g-told"), Occurred = On(17), Children = [Gale], Referral = new("g-referral") },
            Decision(),
            Details(Hal, "Hal Moss", new(2016, 7, 19), 16),
            new Contact { Id = new("h-contact"), Occurred = On(16), Children = [Hal], Channel = "telephone", Source = "8", Referrer = "Ms Rook, playgroup", Concern = "He came without a coat." },
            new ContactDecision { Id = new("h-decision"), Occurred = On(16), Children = [Hal], Contact = new("h-contact"), Outcome = ContactOutcome.NoFurtherAction, Reason = "His mother brought one at noon.", DecidedBy = "m.okoro" },
        ];
        if (await ledger.Append(new(entries, "tests", "front-door")) is not Appended.Acknowledged) throw new InvalidOperationException("the children at the front door could not be recorded");
        await ledger.Drafts.Keep(new(new(TestStaff.Everything), "new-contact/2", DraftKey.NobodyYet), new Dictionary<string, string[]>
        {
            ["Answers.Name"] = ["Ambar Field"],
            ["Answers.Birth"] = ["Born"],
            ["Answers.Born.Day"] = ["2"],
            ["Answers.Born.Month"] = ["3"],
            ["Answers.Born.Year"] = ["2015"],
        });
    }

    private static ReferralDecision Decision() => new()
    {
        Id = new("g-decision"),
        Occurred = On(18),
        Children = [Gale],
        Referral = new("g-referral"),
        Outcome = ReferralOutcome.Section17Assessment,
        Reason = "Her health may suffer.",
        DecidedBy = "m.okoro",
        BySocialWorkerOrManager = true,
        ReviewedBy = "m.okoro",
        HistoryChecked = true,
    };

    private static ChildDetails Details(ChildId child, string name, DateOnly born, int day) => new()
    {
        Id = new($"d-{child}"),
        Occurred = On(day),
        Children = [child],
        Name = name,
        Born = born,
    };

    private static When On(int day) => When.On(new DateOnly(2026, 11, day));
}
