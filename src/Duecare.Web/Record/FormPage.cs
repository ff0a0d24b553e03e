using System.Globalization;
using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Domain.Retention;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Drafts;
using Duecare.Records.Forms;
using Duecare.Records.Reading;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Duecare.Web.Record;

/// <summary>What every form needs.</summary>
public sealed record FormServices(Ledger Ledger, RecordAccess Access, LedgerTerms Terms, FormRecorder Recorder);

/// <summary>
/// A form about a child. What is typed is kept at every step, right or wrong, until it is recorded or thrown away; the same form sent twice is recorded once; and what others recorded
/// meanwhile is shown beside it. A form says what it asks (its answers), what is wrong with them, and what to record; the rest is here.
/// </summary>
/// <typeparam name="TAnswers">What it asks. Every answer can be empty.</typeparam>
public abstract class FormPage<TAnswers>(FormServices services) : RecordPage(services.Access, services.Terms)
    where TAnswers : class, new()
{
    private const string Prefix = "Answers";
    private const string ReadUpTo = Prefix + "__ReadUpTo";

    private Dictionary<string, string[]> _fields = new(StringComparer.Ordinal);

    /// <summary>The child from whose page the form was begun.</summary>
    [BindProperty(SupportsGet = true)]
    public string ChildId { get; set; } = "";

    /// <summary>The part of the form that is shown, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Step { get; set; } = 1;

    /// <summary>What was answered so far.</summary>
    public TAnswers Answers { get; } = new();

    /// <summary>The child's record.</summary>
    public ReadRecord Record { get; private set; } = null!;

    /// <summary>The children who can be named in it: the one it was begun for, and those recorded together with that one whom the reader may see.</summary>
    public IReadOnlyList<Child> Offered { get; private set; } = [];

    /// <summary>When what is shown was kept, in UTC; null for a form just begun.</summary>
    public DateTime? KeptAt { get; private set; }

    /// <summary>What others recorded meanwhile, beside this; null where nothing clashes.</summary>
    public FormAnswer.Clash? Clash { get; private set; }

    /// <summary>How many parts the form has.</summary>
    public virtual int Steps => 1;

    /// <summary>What tells this form's drafts from another's.</summary>
    public virtual string FormId => FormAttribute.Of(GetType()).Id;

    /// <summary>Which answers a step asks, by their first names; null where every one is asked at once.</summary>
    protected virtual IReadOnlyList<string>? AskedAt(int step) => null;

    /// <summary>Completes or refuses what was typed, before it is kept. Answers' names stand without what they all begin with.</summary>
    protected virtual void BeforeKeeping(FormFields fields)
    {
    }

    /// <summary>Makes ready what the page shows, once the answers are read. False if there is nothing here to ask about.</summary>
    protected virtual bool Prepare() => true;

    /// <summary>What can't be read, such as a date: told to <see cref="PageModel.ModelState"/> by way of <see cref="Refuse(string, string)"/>.</summary>
    protected abstract IReadOnlyList<FieldProblem> Problems();

    /// <summary>Records it.</summary>
    protected abstract Task<FormAnswer> Send(FormSent sent, CancellationToken cancel);

    /// <summary>Shows the form, with what was kept of it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await BeginAsync()) return NotFound();
        await BindAsync();
        ModelState.Clear();
        return Prepare() ? Page() : NotFound();
    }

    /// <summary>Keeps what was typed; then shows what is wrong, goes on to the next step, or records it.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? then = null)
    {
        if (!await BeginAsync()) return NotFound();
        if (await services.Recorder.RecordedAs(HttpContext.RequestId()!.Value, HttpContext.RequestAborted) is { } before) return RedirectToRecorded(before);
        if (then == "throw-away")
        {
            await services.Ledger.Drafts.Drop(Key, HttpContext.RequestAborted);
            return Redirect(Links.Child(Record.Chronology.Child.Id));
        }
        Take(Request.Form);
        BeforeKeeping(new(_fields, Prefix + "."));
        await services.Ledger.Drafts.Keep(Key, _fields, HttpContext.RequestAborted);
        if (then == "keep") return Redirect(Links.MyWork);
        await BindAsync();
        if (!Prepare()) return NotFound();
        foreach (var (field, message) in Problems()) Refuse(field, message);
        if (!KeepOnly(Step < Steps ? AskedAt(Step) : null)) return Page();
        if (Step < Steps) return Redirect($"{Request.Path}?step={Step + 1}");
        return Answer(await Send(Sent(then == "confirm"), HttpContext.RequestAborted));
    }

    /// <summary>Refuses an answer; a form's as a whole where the field is empty.</summary>
    protected void Refuse(string field, string message)
    {
        var name = field.Length == 0 ? "" : $"{Prefix}.{field}";
        if (!ModelState.TryGetValue(name, out var state) || state.Errors.Count == 0) ModelState.AddModelError(name, message);
    }

    /// <summary>Reads a date. One that can't be is refused beside its boxes.</summary>
    protected DateOnly? Day(string field, Forms.DateParts typed, string what, bool isNeeded)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.IsEmpty && !isNeeded) return null;
        if (typed.Read(what, out var day) is not { } refusal) return day;
        Refuse(refusal.Part is null ? field : $"{field}.{refusal.Part}", refusal.Message);
        return null;
    }

    private DraftKey Key => new(Reader.Worker, FormId, Record.Chronology.Child.Id);

    private async Task<bool> BeginAsync()
    {
        if (Step < 1 || Step > Steps) return false;
        var head = await services.Ledger.Head(HttpContext.RequestAborted);
        if (await Read(ChildId) is not { } record) return false;
        Record = record;
        if (!FormAttribute.Of(GetType()).MaySend(Reader)) return false;
        Offered = await OfferedAsync();
        if (await services.Ledger.Drafts.Find(Key, HttpContext.RequestAborted) is { } draft) (_fields, KeptAt) = (new(draft.Fields, StringComparer.Ordinal), draft.UpdatedAt);
        _fields.TryAdd(ReadUpTo, [(head?.Seq ?? 0).ToString(CultureInfo.InvariantCulture)]);
        return true;
    }

    private async Task<IReadOnlyList<Child>> OfferedAsync()
    {
        var own = Record.Chronology.Child;
        var others = Record.Entries.Select(e => e.Entry).Where(e => e is not (RecordTransfer or PersonDetails or Disposal)).SelectMany(e => e.Children).Distinct().Where(c => c != own.Id).Take(20).ToList();
        if (others.Count == 0) return [own];
        var named = await Access.Named(Reader, others, Route, HttpContext.RequestAborted);
        return [own, .. others.Where(named.ContainsKey).Select(c => named[c])];
    }

    /// <summary>Takes what was typed at this step in the place of what was kept of it: a box no longer ticked is sent as nothing.</summary>
    private void Take(IFormCollection form)
    {
        var asked = AskedAt(Step);
        foreach (var name in _fields.Keys.Where(k => k != ReadUpTo && IsOf(k, asked)).ToList()) _fields.Remove(name);
        foreach (var (name, values) in form)
            if (name.StartsWith(Prefix + ".", StringComparison.Ordinal) && IsOf(name, asked)) _fields[name] = [.. values.Select(v => v ?? "")];
    }

    private static bool IsOf(string name, IReadOnlyList<string>? asked)
    {
        if (asked is null) return true;
        var own = name[(Prefix.Length + 1)..];
        return asked.Any(a => own.StartsWith(a, StringComparison.Ordinal) && (own.Length == a.Length || own[a.Length] is '.' or '['));
    }

    private Task<bool> BindAsync()
    {
        var form = new FormCollection(_fields.ToDictionary(f => f.Key, f => new StringValues(f.Value), StringComparer.Ordinal));
        return TryUpdateModelAsync(Answers, Prefix, new FormValueProvider(BindingSource.Form, form, CultureInfo.InvariantCulture));
    }

    /// <summary>Leaves the refusals of some answers only. True if there is none.</summary>
    private bool KeepOnly(IReadOnlyList<string>? asked)
    {
        foreach (var (name, state) in ModelState)
            if (asked is not null && (name.Length == 0 || (name.StartsWith(Prefix + ".", StringComparison.Ordinal) && !IsOf(name, asked)))) state.Errors.Clear();
        return ModelState.All(field => field.Value!.Errors.Count == 0);
    }

    private FormSent Sent(bool confirmed) => new(Reader, Record.Chronology.Child.Id, HttpContext.RequestId()!.Value,
        long.Parse(_fields[ReadUpTo][0], CultureInfo.InvariantCulture), confirmed, Key);

    private IActionResult Answer(FormAnswer answer)
    {
        switch (answer)
        {
            case FormAnswer.Recorded recorded:
                return RedirectToRecorded(recorded.RequestId);
            case FormAnswer.Clash clash:
                Clash = clash;
                return Page();
            case FormAnswer.Refused refused:
                foreach (var (field, message) in refused.Problems) Refuse(field, message);
                return Page();
            default:
                throw new InvalidOperationException($"no page is known for {answer}");
        }
    }

    private RedirectResult RedirectToRecorded(string requestId) => Redirect(Links.Recorded(Record.Chronology.Child.Id, requestId));
}

/// <summary>What was typed into a form, by the answers' names.</summary>
public sealed class FormFields(Dictionary<string, string[]> fields, string prefix)
{
    /// <summary>What was typed for an answer; null if nothing was.</summary>
    public string? this[string name] => fields.TryGetValue(prefix + name, out var values) && values is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>Everything chosen for an answer.</summary>
    public IReadOnlyList<string> All(string name) => fields.GetValueOrDefault(prefix + name) ?? [];

    /// <summary>Answers a question in the person's place, such as with the instant at which they pressed "now".</summary>
    public void Set(string name, params string[] values) => fields[prefix + name] = values;

    /// <summary>Takes answers away.</summary>
    public void Remove(Func<string, bool> which)
    {
        foreach (var name in fields.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal) && which(k[prefix.Length..])).ToList()) fields.Remove(name);
    }
}
