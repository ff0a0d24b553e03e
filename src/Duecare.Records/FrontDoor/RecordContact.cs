using Duecare.Domain.FrontDoor;
using Duecare.Domain.People;
using Duecare.Records.Forms;

namespace Duecare.Records.FrontDoor;

/// <summary>What is known of when a child was born. There is no default.</summary>
public enum BirthKnown
{
    Born,
    NotBornYet,
    NotKnown,
}

/// <summary>A child whom nobody has recorded yet, as whoever contacts the council tells of them.</summary>
public sealed record NewChild
{
    /// <summary>The name, as far as it is known.</summary>
    public string? Name { get; init; }

    /// <summary>What is known of the birth.</summary>
    public BirthKnown? Birth { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Expected date of birth, of a child not born yet.</summary>
    public DateOnly? Expected { get; init; }
}

/// <summary>A contact as whoever took it tells it.</summary>
public sealed record ContactMade
{
    /// <summary>The children whom the record holds already.</summary>
    public IReadOnlyList<ChildId> Children { get; init; } = [];

    /// <summary>The child whom it introduces; null where the record holds every child it is about.</summary>
    public NewChild? New { get; init; }

    /// <summary>When it reached the council, which is where its clock starts.</summary>
    public Moment Received { get; init; } = Moment.Unsaid;

    /// <summary>How it came.</summary>
    public string? Channel { get; init; }

    /// <summary>Who made it, as the census codes it.</summary>
    public string? Source { get; init; }

    /// <summary>Who made it, in words.</summary>
    public string? Referrer { get; init; }

    /// <summary>What was said.</summary>
    public string? Said { get; init; }

    /// <summary>What is worrying.</summary>
    public string? Concern { get; init; }

    /// <summary>What was asked for.</summary>
    public string? Asked { get; init; }

    /// <summary>What the parents know of it.</summary>
    public ParentsPosition? Parents { get; init; }

    /// <summary>Why they were not told, where they were not.</summary>
    public string? ParentsNotToldReason { get; init; }

    /// <summary>Where the child lives, as it was said.</summary>
    public string? Address { get; init; }

    /// <summary>School or nursery, as it was said.</summary>
    public string? School { get; init; }

    /// <summary>Whether it is decided at once; null where that was not said.</summary>
    public bool? IsDecided { get; init; }

    /// <summary>The decision, where it is.</summary>
    public ContactDecided Decision { get; init; } = new();
}

/// <summary>Records a contact, with the decision on it where that is made at once, and with the child where nobody has recorded one yet.</summary>
/// <remarks>
/// A decision that it is a referral records the referral too, as received when the contact was: the same information led to it, and no clock may gain a day by being passed on.
/// </remarks>
public sealed class RecordContact(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>How a contact comes, as files name it, and in words.</summary>
    public static readonly IReadOnlyList<(string Channel, string Words)> Channels = [("telephone", "By telephone"), ("portal", "By online form or email"), ("letter", "By letter"), ("in person", "In person")];

    private const int LongestPregnancy = 280;
    private const int OldestYears = 25;

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(ContactMade contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var problems = new List<FieldProblem>();
        if (contact.New is { } child) problems.AddRange(Problems(child));
        else if (contact.Children.Count == 0) problems.Add(new(nameof(contact.Children), "Choose at least one child"));
        contact.Received.Check(problems, nameof(contact.Received), Now, "it reached us");
        if (!Channels.Any(c => c.Channel == contact.Channel)) problems.Add(new(nameof(contact.Channel), "Say how it came"));
        FrontDoorAsked.Source(problems, contact.Source, contact.Referrer);
        Forms.Asked.Text(problems, nameof(contact.Said), contact.Said, "what was said", isNeeded: true, Forms.Asked.LongestNote);
        Forms.Asked.Text(problems, nameof(contact.Concern), contact.Concern, "what is worrying", isNeeded: true);
        Forms.Asked.Text(problems, nameof(contact.Asked), contact.Asked, "what was asked for", isNeeded: false);
        Forms.Asked.Text(problems, nameof(contact.Address), contact.Address, "the address", isNeeded: false, FrontDoorAsked.LongestPlace);
        Forms.Asked.Text(problems, nameof(contact.School), contact.School, "the school", isNeeded: false, FrontDoorAsked.LongestPlace);
        Parents(problems, contact);
        if (contact.IsDecided is null) problems.Add(new(nameof(contact.IsDecided), "Say whether it is decided yet"));
        if (contact.IsDecided == true) problems.AddRange(DecideContact.Problems(contact.Decision, contact.Received, Now).Select(p => p with { Field = $"{nameof(contact.Decision)}.{p.Field}" }));
        return problems;
    }

    /// <summary>Everything that is wrong with who the child is said to be, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(NewChild child)
    {
        ArgumentNullException.ThrowIfNull(child);
        var (problems, today) = (new List<FieldProblem>(), LondonTime.DateOf(Now));
        Forms.Asked.Text(problems, nameof(child.Name), child.Name, "the child’s name, or what the child is called for now", isNeeded: true, FrontDoorAsked.LongestName);
        if (child.Birth is null) problems.Add(new(nameof(child.Birth), "Say what is known of the date of birth"));
        if (child.Birth == BirthKnown.Born) Forms.Asked.NotAhead(problems, nameof(child.Born), child.Born, today, "the date of birth");
        if (child.Birth == BirthKnown.Born && child.Born < today.AddYears(-OldestYears)) problems.Add(new(nameof(child.Born), $"The date of birth must be in the last {OldestYears} years"));
        if (child.Birth == BirthKnown.NotBornYet && (child.Expected < today.AddDays(-28) || child.Expected > today.AddDays(LongestPregnancy)))
            problems.Add(new(nameof(child.Expected), $"The expected date of birth must be from four weeks ago to {LongestPregnancy} days ahead"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, ContactMade contact, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(contact);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, Entries(sent, contact), cancel);
    }

    private DateTime Now => terms.Clock.GetUtcNow().UtcDateTime;

    private static void Parents(List<FieldProblem> problems, ContactMade contact)
    {
        if (contact.Parents is null) problems.Add(new(nameof(contact.Parents), "Say what the parents know of it"));
        if (contact.Parents == ParentsPosition.DoNotKnow) Forms.Asked.Text(problems, nameof(contact.ParentsNotToldReason), contact.ParentsNotToldReason, "why the parents do not know", isNeeded: true);
    }

    private static List<Entry> Entries(FormSent sent, ContactMade told)
    {
        List<Entry> entries = [];
        if (told.New is { } child)
        {
            entries.Add(new ChildDetails { Id = sent.EntryId(4), Occurred = told.Received.When, Children = [sent.NewChild], Name = Forms.Asked.Trimmed(child.Name), Born = BornOf(child), Expected = ExpectedOf(child) });
            told = told with { Children = [sent.NewChild] };
        }
        var contact = Contact(sent, told);
        entries.Add(contact);
        if (told.IsDecided == true) entries.AddRange(DecideContact.Entries(sent, contact, told.Decision, firstNumber: 2));
        return entries;
    }

    private static Contact Contact(FormSent sent, ContactMade told) => new()
    {
        Id = sent.EntryId(),
        Occurred = told.Received.When,
        Children = told.Children,
        Channel = told.Channel,
        Source = told.Source,
        Referrer = Forms.Asked.Trimmed(told.Referrer),
        Said = Forms.Asked.Trimmed(told.Said),
        Concern = Forms.Asked.Trimmed(told.Concern),
        Asked = Forms.Asked.Trimmed(told.Asked),
        Parents = told.Parents,
        ParentsNotToldReason = told.Parents == ParentsPosition.DoNotKnow ? Forms.Asked.Trimmed(told.ParentsNotToldReason) : null,
        Address = Forms.Asked.Trimmed(told.Address),
        School = Forms.Asked.Trimmed(told.School),
    };

    private static DateOnly? BornOf(NewChild child) => child.Birth == BirthKnown.Born ? child.Born : null;

    private static DateOnly? ExpectedOf(NewChild child) => child.Birth == BirthKnown.NotBornYet ? child.Expected : null;
}
