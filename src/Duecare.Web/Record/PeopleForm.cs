using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Record;

/// <summary>What is asked of everything that is said of who is who.</summary>
public abstract class PeopleAnswers
{
    public IList<string> Children { get; set; } = [];

    public DateParts From { get; set; } = new();

    public DateParts EndedOn { get; set; } = new();
}

/// <summary>A form that says who is who: of something new, or to put right or end what was said. What stands is then in its questions.</summary>
/// <typeparam name="TAnswers">What it asks.</typeparam>
/// <typeparam name="TEntry">What it records.</typeparam>
public abstract class PeopleForm<TAnswers, TEntry>(FormServices services) : FormPage<TAnswers>(services)
    where TAnswers : PeopleAnswers, new()
    where TEntry : Entry
{
    /// <summary>The value of the choice of somebody whom the record does not know yet.</summary>
    public const string SomebodyNew = "new";

    /// <summary>The value of the choice of the children themselves.</summary>
    public const string TheChildren = "children";

    /// <summary>What it puts right or ends, as the address names it.</summary>
    [BindProperty(SupportsGet = true, Name = "entry")]
    public string? Entry { get; set; }

    /// <summary>What it puts right or ends; null for something new.</summary>
    public TEntry? Changes { get; private set; }

    /// <summary>Who is in the child's life now.</summary>
    public PeopleOn People { get; private set; } = null!;

    /// <inheritdoc/>
    public override string FormId => Entry is null ? base.FormId : $"{base.FormId}/{Links.Change(new(""), FormAttribute.Of(GetType()).Path, new(Entry))["/children//".Length..]}";

    /// <summary>The people whom the record names, as a choice says them.</summary>
    public IReadOnlyList<(string Value, string Words)> Choices => [.. People.Who.Values.Select(p => (p.Person.Value, PeopleWords.Who(p))).OrderBy(c => c.Item2, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Puts what stands into the questions of a form just begun.</summary>
    protected abstract void Begin(TEntry standing, TAnswers answers);

    /// <inheritdoc/>
    protected sealed override bool Prepare()
    {
        People = PeopleOn.Of(Today, Record.Chronology);
        if (Entry is not null)
        {
            if (CorrectEntry.Find(Record, Entry)?.Entry is not TEntry standing) return false;
            Changes = standing;
            if (HttpMethods.IsGet(Request.Method) && KeptAt is null) Fill(standing);
        }
        ViewData["Offered"] = Changes is null ? Offered : [];
        ViewData["Today"] = Today;
        return Answers.Children.All(chosen => Offered.Any(c => c.Id.Value == chosen));
    }

    /// <summary>Fills in whom it is about and its days.</summary>
    protected T Told<T>(T told, string whatBegan)
        where T : PersonTold
    {
        return (T)(told with
        {
            Children = Offered.Count == 1 ? [Offered[0].Id] : [.. Offered.Select(c => c.Id).Where(c => Answers.Children.Contains(c.Value))],
            From = Day(nameof(PeopleAnswers.From), Answers.From, whatBegan, isNeeded: true),
            EndedOn = Day(nameof(PeopleAnswers.EndedOn), Answers.EndedOn, "last day", isNeeded: false),
            Changes = Changes,
        });
    }

    /// <summary>Whoever was chosen among those whom the record names; null for nobody, the children, or somebody whom it does not name.</summary>
    protected PersonId? Chosen(string? value) => value is not null && People.Who.ContainsKey(new(value)) ? new PersonId(value) : null;

    /// <summary>What is protected, told to the reader on their own screen.</summary>
    protected string Open(ProtectedText text) => Record.OnScreen is { } release && !text.IsWithheld ? text.To(release) : "";

    /// <summary>A day as the boxes of a date hold it; of one known only roughly, its first.</summary>
    protected static DateParts Parts(DateOnly? day) => day is { } known ? DateParts.Of(known) : new();

    /// <inheritdoc cref="Parts(DateOnly?)"/>
    protected static DateParts Parts(ApproximateDate? day) => Parts(day?.Earliest);

    private void Fill(TEntry standing)
    {
        Answers.From = Parts(standing.Occurred.Earliest);
        Begin(standing, Answers);
    }
}
