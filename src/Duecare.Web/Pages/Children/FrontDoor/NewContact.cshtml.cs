using System.Globalization;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Drafts;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Records.Staff;
using Duecare.Web.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of a contact about a child whom nobody has recorded yet.</summary>
public sealed class NewContactAnswers : ContactAnswers
{
    public string? Name { get; set; }

    public BirthKnown? Birth { get; set; }

    public DateParts Born { get; set; } = new();

    public DateParts Expected { get; set; } = new();

    /// <summary>The children who were shown as perhaps the same.</summary>
    public IList<string> Shown { get; set; } = [];

    /// <summary>Which of them it is, or that it is none.</summary>
    public string? SameAs { get; set; }
}

/// <summary>A contact about a child not known yet, in four short screens: who the child is, whether it is one of those who are known, what was told, what was decided.</summary>
[Form(Id, typeof(Contact), "", "Record a contact about a child not known yet")]
public sealed class NewContactModel(FormServices services, Ledger ledger, StaffList staff, RecordContact recordContact) : KeptForm<NewContactAnswers>(services)
{
    /// <summary>What tells its drafts from another form's.</summary>
    public const string Id = "new-contact";

    /// <summary>The answer that it is none of the children shown.</summary>
    public const string NoneOfThem = "none";

    private const string SameChild = "child:";
    private const int MostDrafts = 99;
    private static readonly AccessRole[] Takes = [AccessRole.FrontDoorWorker, AccessRole.ServiceManager];
    private static readonly string[] First = ["Name", "Birth", "Born", "Expected", "Address", "School"];
    private static readonly string[] Second = ["SameAs", "Shown"];

    private int _next;
    private StaffNames _names = null!;

    /// <summary>Which of the reader's drafts of this form: several calls may be written up at once.</summary>
    [FromQuery]
    public int Nth { get; set; } = 1;

    /// <summary>The children who may be the same, of those whom the reader may know of.</summary>
    public IReadOnlyList<ListedChild> Alike { get; private set; } = [];

    /// <summary>Whether it was not said of every child who may be the same whether it is.</summary>
    public bool MustLookAgain { get; private set; }

    /// <inheritdoc/>
    public override int Steps => 4;

    /// <inheritdoc/>
    public override string FormId => Nth == 1 ? Id : $"{Id}/{Nth}";

    /// <summary>Where this step is.</summary>
    public string Here => At(Step);

    /// <summary>Where the step before is.</summary>
    public string Before => At(Step - 1);

    /// <summary>Where it is asked whether the child is known.</summary>
    public string Look => At(2);

    /// <summary>Where a contact about another child is begun.</summary>
    public string Another => string.Create(CultureInfo.InvariantCulture, $"{Links.NewContact}?nth={_next}");

    /// <summary>Where a draft of this form is gone on with.</summary>
    public static string LinkOf(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Key.Form == Id ? Links.NewContact : $"{Links.NewContact}?nth={draft.Key.Form[(Id.Length + 1)..]}";
    }

    /// <summary>Whether a reader takes contacts about children not known yet, and can see such a child's record afterwards.</summary>
    public static bool IsFor(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Roles.Any(Takes.Contains);
    }

    /// <summary>The answer that it is a child shown.</summary>
    public static string Same(ChildId child) => SameChild + child.Value;

    /// <summary>What tells one child from another of the same name, as far as the reader may know it.</summary>
    public string About(ListedChild listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        var born = listed.Child.Born is { } day ? $"born {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : PersonWords.Age(listed.Child, Today);
        var has = listed.Basis is null ? "" : listed.Worker is { } worker ? $"worker {_names.Name(worker.Value)}" : listed.Team is { } team ? Plain.Text(team) : "no worker and no team";
        return string.Join(", ", new[] { born, $"number {Plain.Text(listed.Child.Id.Value)}", has }.Where(s => s.Length > 0));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => Takes;

    /// <inheritdoc/>
    protected override ChildId DraftOf => DraftKey.NobodyYet;

    /// <summary>Another's contact about the same child is no clash: several people ring about one child, and what they said is not shown to whoever may not see the record.</summary>
    protected override bool CanClash => false;

    /// <inheritdoc/>
    protected override string Thrown => Links.FrontDoor;

    /// <inheritdoc/>
    protected override string KeptFor => Links.FrontDoor;

    /// <inheritdoc/>
    protected override string At(int step) => string.Create(CultureInfo.InvariantCulture, $"{Links.NewContact}?step={step}{(Nth == 1 ? "" : $"&nth={Nth}")}");

    /// <inheritdoc/>
    protected override async Task<string> RecordedAt(string requestId) =>
        Links.Recorded((await Access.Stated(Reader, requestId, HttpContext.RequestAborted))!.Children[0], requestId);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> AskedAt(int step) => step switch { 1 => First, 2 => Second, 3 => ContactAnswers.OfTheContact, _ => ContactAnswers.OfTheDecision };

    /// <inheritdoc/>
    protected override void BeforeKeeping(FormFields fields)
    {
        MomentAnswers.Press(fields, "Received", Now);
        MomentAnswers.Press(fields, "Decision.At", Now);
    }

    /// <inheritdoc/>
    protected override async Task<bool> OpenAsync()
    {
        if (Nth is < 1 or > MostDrafts) return false;
        var begun = (await ledger.Drafts.Of(Reader.Worker, HttpContext.RequestAborted)).Where(d => d.Key.Child == DraftKey.NobodyYet).Select(d => d.Key.Form).ToHashSet(StringComparer.Ordinal);
        _next = Enumerable.Range(1, MostDrafts).First(n => n == MostDrafts || (n != Nth && !begun.Contains(n == 1 ? Id : $"{Id}/{n}")));
        return true;
    }

    /// <inheritdoc/>
    protected override async Task<bool> PrepareAsync()
    {
        if (Step == 2 || (Step == Steps && HttpMethods.IsPost(Request.Method))) await LookAsync();
        return true;
    }

    /// <inheritdoc/>
    protected override async Task<int> NextAsync()
    {
        if (Step == 1) await LookAsync();
        return Step == 1 && Alike.Count == 0 ? 3 : Step + 1;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems()
    {
        var problems = new List<FieldProblem>(Placed(recordContact.Problems(Made(Child())), ("Received", Answers.Received), ("Decision.At", Answers.Decision.At)));
        if (Same() is { } wrong) problems.Add(new(Step == Steps ? "" : "SameAs", wrong));
        return problems;
    }

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordContact.Record(sent, Made(Child()), cancel);

    private async Task LookAsync()
    {
        var child = Child();
        Alike = string.IsNullOrWhiteSpace(child.Name) ? [] : await Access.Alike(Reader, child.Name, child.Born, child.Expected, HttpContext.RequestAborted);
        _names = await staff.Names(Alike.Select(a => a.Worker?.Value).OfType<string>(), HttpContext.RequestAborted);
    }

    /// <summary>What is wrong with the answer to whether it is one of the children who may be the same: those of this moment, since another may have been recorded since they were shown.</summary>
    private string? Same()
    {
        MustLookAgain = Alike.Count > 0 && !Alike.Any(a => Answers.SameAs == Same(a.Child.Id)) && (Answers.SameAs != NoneOfThem || Alike.Any(a => !Answers.Shown.Contains(a.Child.Id.Value)));
        if (!MustLookAgain) return Alike.Count == 0 && Chosen is not null ? "The child you chose is not among those shown any more: look again" : null;
        return Answers.SameAs == NoneOfThem ? "Somebody recorded a child meanwhile who may be the same: look whether it is" : "Say whether it is one of these children, or none of them";
    }

    private string? Chosen => Answers.SameAs?.StartsWith(SameChild, StringComparison.Ordinal) == true ? Answers.SameAs[SameChild.Length..] : null;

    private NewChild Child() => new()
    {
        Name = Answers.Name,
        Birth = Answers.Birth,
        Born = Answers.Birth == BirthKnown.Born ? Day("Born", Answers.Born, "date of birth", isNeeded: true) : null,
        Expected = Answers.Birth == BirthKnown.NotBornYet ? Day("Expected", Answers.Expected, "expected date of birth", isNeeded: true) : null,
    };

    private ContactMade Made(NewChild child)
    {
        var decided = Answers.IsDecided == true ? Moment("Decision.At", Answers.Decision.At, "day of the decision") : Records.Forms.Moment.Unsaid;
        var made = Answers.Made(Moment("Received", Answers.Received, "day on which it reached us"), decided);
        return Chosen is { } known ? made with { Children = [new(known)] } : made with { New = child };
    }
}
