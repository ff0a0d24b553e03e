using System.Collections.Frozen;
using System.Reflection;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;
using Duecare.Records.Access;

namespace Duecare.Web.Record;

/// <summary>Says what a form records. A duty that such an entry can meet is then offered with a button to this form, and its drafts are found again.</summary>
/// <param name="id">What tells its drafts from another form's.</param>
/// <param name="entry">The kind of entry; null for any.</param>
/// <param name="path">Its address after the child's, such as <c>visits/record</c>; empty for one that begins elsewhere.</param>
/// <param name="action">What the button says, such as "Record the visit".</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FormAttribute(string id, Type? entry, string path, string action) : Attribute
{
    private static readonly FrozenDictionary<Type, FormAttribute> Pages = typeof(FormAttribute).Assembly.GetTypes()
        .Select(page => (page, form: page.GetCustomAttribute<FormAttribute>())).Where(pair => pair.form is not null).ToFrozenDictionary(pair => pair.page, pair => pair.form!);

    private readonly EntryKind? _kind = entry is null ? null : EntryKind.All.First(k => k.Type == entry);

    /// <summary>Every form of the site.</summary>
    public static IReadOnlyList<FormAttribute> All { get; } = [.. Pages.Values.OrderBy(f => f.Id, StringComparer.Ordinal)];

    /// <summary>What tells its drafts from another form's.</summary>
    public string Id { get; } = id;

    /// <summary>The kind of entry; null for a form that records any.</summary>
    public Type? Entry { get; } = entry;

    /// <summary>Its address after the child's.</summary>
    public string Path { get; } = path;

    /// <summary>What the button says.</summary>
    public string Action { get; } = action;

    /// <summary>Of what its entries can say happened, what the form is for: other duties that such an entry can meet are not sent here. None for all.</summary>
    public Happened[] Meets { get; set; } = [];

    /// <summary>Whether a child's page offers it only while something is owed that it can meet.</summary>
    public bool OnlyWhereOwed { get; set; }

    /// <summary>Whether what it records can still be added to a duty that is missed, though it does not meet it any more.</summary>
    public bool AlsoWhereMissed { get; set; }

    /// <summary>Where it is for a child.</summary>
    public string For(ChildId child) => $"{Links.Child(child)}/{Path}";

    /// <summary>What a page says of itself.</summary>
    public static FormAttribute Of(Type page) => Pages[page];

    /// <summary>The form whose entries can meet a rule and which a reader may send; null if there is none.</summary>
    public static FormAttribute? Meeting(DutyRule rule, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return OfferedTo(reader).FirstOrDefault(f => f.CanMeet(rule));
    }

    /// <summary>The form that a duty is answered with as it stands, and that a reader may send; null if there is none.</summary>
    public static FormAttribute? Answering(Duty duty, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(duty);
        var form = Meeting(duty.Rule, reader);
        return OpenDuty.IsOpen(duty.State) || (duty.State == DutyState.Missed && form is { AlsoWhereMissed: true }) ? form : null;
    }

    /// <summary>Whether an entry that the form records can meet a rule.</summary>
    public bool CanMeet(DutyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.MetBy.Any(t => (Meets.Length == 0 ? _kind?.Tells ?? [] : Meets).Contains(t.What));
    }

    /// <summary>The forms that begin at a child's page and that a reader may send.</summary>
    public static IEnumerable<FormAttribute> OfferedTo(Reader reader) => All.Where(f => f is { Path.Length: > 0, _kind: not null } && f.MaySend(reader));

    /// <summary>Whether a reader may state what it records; for a form that can record any kind, the form itself asks once it is known which.</summary>
    public bool MaySend(Reader reader) => _kind is null || RecordAccess.MayState(reader, _kind);
}
