using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Drafts;
using Duecare.Records.Forms;
using Duecare.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Duecare.Web.Record;

/// <summary>What every form needs.</summary>
public sealed record FormServices(Ledger Ledger, RecordAccess Access, LedgerTerms Terms, FormRecorder Recorder);

/// <summary>
/// A form. What is typed is kept, as it is typed where scripts run and at every step where they don't, right or wrong, until it is recorded or thrown away; the same form sent twice is recorded once; and
/// what others recorded meanwhile is shown beside it. A form says whom it is about, what it asks (its answers), what is wrong with them, and what to record; the rest is here.
/// </summary>
/// <typeparam name="TAnswers">What it asks. Every answer can be empty.</typeparam>
public abstract class KeptForm<TAnswers>(FormServices services) : RecordPage(services.Access, services.Terms)
    where TAnswers : class, new()
{
    private const string Prefix = "Answers";
    private const string Named = Prefix + ".Children";
    private const string ReadUpTo = Prefix + "__ReadUpTo";
    private const string WhileTyping = "typed";

    private Dictionary<string, string[]> _fields = new(StringComparer.Ordinal);
    private bool _isTyped;

    /// <summary>The part of the form that is shown, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Step { get; set; } = 1;

    /// <summary>What was answered so far.</summary>
    public TAnswers Answers { get; } = new();

    /// <summary>When what is shown was kept, in UTC; null for a form just begun.</summary>
    public DateTime? KeptAt { get; private set; }

    /// <summary>Whether what was kept names a child who is not offered here any more. That child is left out; everything else that was typed stays.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>What others recorded meanwhile, beside this; null where nothing clashes.</summary>
    public FormAnswer.Clash? Clash { get; private set; }

    /// <summary>How many parts the form has.</summary>
    public virtual int Steps => 1;

    /// <summary>What tells this form's drafts from another's.</summary>
    public virtual string FormId => FormAttribute.Of(GetType()).Id;

    /// <summary>Which answers a step asks, by their first names; null where every one is asked at once.</summary>
    protected virtual IReadOnlyList<string>? AskedAt(int step) => null;

    /// <summary>The step after this one.</summary>
    protected virtual Task<int> NextAsync() => Task.FromResult(Step + 1);

    /// <summary>Completes or refuses what was typed, before it is kept. Answers' names stand without what they all begin with.</summary>
    protected virtual void BeforeKeeping(FormFields fields)
    {
    }

    /// <summary>Reads whom the form is about, for a reader who may send it. False if there is nobody here to ask about.</summary>
    protected abstract Task<bool> OpenAsync();

    /// <summary>The child under whom the draft is kept.</summary>
    protected abstract ChildId DraftOf { get; }

    /// <summary>The record that was opened for the reader to begin it from; null for a form that begins without a child.</summary>
    protected virtual ReadRecord? Opened => null;

    /// <summary>The children who can be named in it; null for a form that names none from a list.</summary>
    protected virtual IEnumerable<ChildId>? MayName => null;

    /// <summary>Whether an entry of the same kind that others recorded about the same child since the form was begun is shown before this one is recorded.</summary>
    protected virtual bool CanClash => true;

    /// <summary>Where somebody goes who throws the form away.</summary>
    protected abstract string Thrown { get; }

    /// <summary>Where somebody goes who keeps it for later.</summary>
    protected virtual string KeptFor => Links.MyWork;

    /// <summary>Where it is told what a request recorded.</summary>
    protected abstract Task<string> RecordedAt(string requestId);

    /// <summary>Where a step of the form is.</summary>
    protected virtual string At(int step) => $"{Request.Path}?step={step}";

    /// <summary>Makes ready what the page shows, once the answers are read. False if there is nothing here to ask about.</summary>
    protected virtual Task<bool> PrepareAsync() => Task.FromResult(true);

    /// <summary>What can't be read, such as a date: told to <see cref="PageModel.ModelState"/> by way of <see cref="Refuse(string, string)"/>.</summary>
    protected abstract IReadOnlyList<FieldProblem> Problems();

    /// <summary>Records it.</summary>
    protected abstract Task<FormAnswer> Send(FormSent sent, CancellationToken cancel);

    /// <summary>Shows the form, with what was kept of it.</summary>
    public Task<IActionResult> OnGetAsync() => Logged(ShowAsync);

    /// <summary>Keeps what was typed; then shows what is wrong or goes on to the next step. The last step's is recorded, or else kept.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? then = null)
    {
        if (await RecordedBefore() is { } before) return then == WhileTyping ? StatusCode(StatusCodes.Status409Conflict) : Redirect(await RecordedAt(before));
        return await Logged(() => then == WhileTyping ? KeepWhileTypingAsync() : TakeAsync(then));
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!await BeginAsync()) return NotFound();
        if (HasLeftOut) await services.Ledger.Drafts.Keep(Key, _fields, HttpContext.RequestAborted);
        await BindAsync();
        ModelState.Clear();
        return await PrepareAsync() ? Page() : NotFound();
    }

    /// <summary>Does what is asked, and answers once it is in the log what was looked at for it.</summary>
    private async Task<IActionResult> Logged(Func<Task<IActionResult>> answer)
    {
        var looks = Looks = new();
        try
        {
            return await answer();
        }
        catch when (_isTyped)
        {
            // What failed may be the answer to a recording that was done: what was typed is in the record then, and no draft.
            if (await services.Recorder.RecordedAs(HttpContext.RequestId()!.Value) is null) await KeepAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            Looks = null;
            await Access.Write(looks, CancellationToken.None);
        }
    }

    /// <summary>Keeps what is typed so far, and answers with the words that say so. What the form shows was logged when it was shown, and nothing more is shown now.</summary>
    private async Task<IActionResult> KeepWhileTypingAsync()
    {
        if (!await BeginAsync()) return NotFound();
        TakeTyped();
        await services.Ledger.Drafts.Keep(Key, _fields, HttpContext.RequestAborted);
        Looks!.Clear();
        return Content(FormTop.Kept(Now));
    }

    private async Task<IActionResult> TakeAsync(string? then)
    {
        if (!await BeginAsync()) return NotFound();
        if (then == "throw-away")
        {
            await services.Ledger.Drafts.Drop(Key, HttpContext.RequestAborted);
            return Redirect(Thrown);
        }
        TakeTyped();
        if (IsOf(Named, AskedAt(Step))) HasLeftOut = false;
        _isTyped = true;
        if (then == "keep")
        {
            await KeepAsync(HttpContext.RequestAborted);
            return Redirect(KeptFor);
        }
        await BindAsync();
        var isHere = await PrepareAsync();
        if (isHere && !HasLeftOut) foreach (var (field, message) in Problems()) Refuse(field, message);
        var isRight = isHere && !HasLeftOut && KeepOnly(Step < Steps ? AskedAt(Step) : null);
        if (isRight && Step >= Steps) return await Answer(await Send(Sent(then == "confirm"), HttpContext.RequestAborted));
        await KeepAsync(HttpContext.RequestAborted);
        if (!isHere) return NotFound();
        return isRight ? Redirect(At(await NextAsync())) : Page();
    }

    private Task KeepAsync(CancellationToken cancel) => services.Ledger.Drafts.Keep(Key, _fields, Looks, cancel);

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

    /// <summary>When something happened, as it was typed. A day or time that can't be read is refused beside its box.</summary>
    protected Moment Moment(string field, MomentAnswers typed, string what)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Which == NowOrEarlier.Now && typed.Pressed is { } pressed) return new(LondonTime.DateOf(pressed), pressed);
        if (typed.Which != NowOrEarlier.Earlier || Day($"{field}.On", typed.On, what, isNeeded: true) is not { } day) return Records.Forms.Moment.Unsaid;
        if (string.IsNullOrWhiteSpace(typed.Time)) return new(day);
        if (TimeOfDay.Read(typed.Time, day, out var utc) is not { } problem) return new(day, utc);
        Refuse($"{field}.Time", problem);
        return new(day);
    }

    /// <summary>Takes what is said of a moment as a whole to the question that asks for it; where that was answered, its day was refused already.</summary>
    protected static IEnumerable<FieldProblem> Placed(IEnumerable<FieldProblem> problems, params (string Field, MomentAnswers Typed)[] moments)
    {
        foreach (var problem in problems)
        {
            var moment = Array.Find(moments, m => m.Field == problem.Field);
            if (moment.Typed is null) yield return problem;
            else if (moment.Typed.Which is null) yield return problem with { Field = $"{problem.Field}.Which" };
        }
    }

    private DraftKey Key => new(Reader.Worker, FormId, DraftOf);

    /// <summary>The request under which the reader has recorded this very form already. It is asked before access is: what a form records can end it.</summary>
    private async Task<string?> RecordedBefore() =>
        await services.Recorder.RecordedAs(HttpContext.RequestId()!.Value, HttpContext.RequestAborted) is { } before && await Access.Stated(Reader, before, HttpContext.RequestAborted) is not null ? before : null;

    private async Task<bool> BeginAsync()
    {
        if (Step < 1 || Step > Steps) return false;
        var last = await services.Ledger.LastSeq(HttpContext.RequestAborted);
        if (!await OpenAsync()) return false;
        if (await services.Ledger.Drafts.Find(Key, HttpContext.RequestAborted) is { } draft) (_fields, KeptAt) = (new(draft.Fields, StringComparer.Ordinal), draft.UpdatedAt);
        LeaveOut();
        _fields.TryAdd(ReadUpTo, [last.ToString(CultureInfo.InvariantCulture)]);
        return true;
    }

    private void LeaveOut()
    {
        if (MayName is not { } offered || !_fields.TryGetValue(Named, out var named)) return;
        var still = named.Where(n => offered.Any(c => c.Value == n)).ToArray();
        if (still.Length < named.Length) (_fields[Named], HasLeftOut) = (still, true);
    }

    /// <summary>Takes what was typed at this step in the place of what was kept of it: a box no longer ticked is sent as nothing. When "now" was pressed is not typed, and stays.</summary>
    private void TakeTyped()
    {
        var asked = AskedAt(Step);
        foreach (var name in _fields.Keys.Where(k => k != ReadUpTo && !IsPressed(k) && IsOf(k, asked)).ToList()) _fields.Remove(name);
        foreach (var (name, values) in Request.Form)
            if (name.StartsWith(Prefix + ".", StringComparison.Ordinal) && !IsPressed(name) && IsOf(name, asked)) _fields[name] = [.. values.Select(v => v ?? "")];
        BeforeKeeping(new(_fields, Prefix + "."));
    }

    private static bool IsPressed(string name) => name.EndsWith("." + nameof(MomentAnswers.PressedAt), StringComparison.Ordinal);

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

    private FormSent Sent(bool confirmed)
    {
        long? readUpTo = CanClash ? long.Parse(_fields[ReadUpTo][0], CultureInfo.InvariantCulture) : null;
        return new(Reader, DraftOf, HttpContext.RequestId()!.Value, readUpTo, confirmed, Key) { Opened = Opened, Looks = Looks };
    }

    private async Task<IActionResult> Answer(FormAnswer answer)
    {
        if (answer is not FormAnswer.Recorded) await KeepAsync(HttpContext.RequestAborted);
        switch (answer)
        {
            case FormAnswer.Recorded recorded:
                _isTyped = false;
                return Redirect(await RecordedAt(recorded.RequestId));
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
}
