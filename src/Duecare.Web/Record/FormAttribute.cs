using System.Collections.Frozen;
using System.Reflection;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;

namespace Duecare.Web.Record;

/// <summary>Says what a form records. A duty that such an entry can meet is then offered with a button to this form, and its drafts are found again.</summary>
/// <param name="id">What tells its drafts from another form's.</param>
/// <param name="entry">The kind of entry.</param>
/// <param name="path">Its address after the child's, such as <c>visits/record</c>.</param>
/// <param name="action">What the button says, such as "Record the visit".</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FormAttribute(string id, Type? entry, string path, string action) : Attribute
{
    private static readonly FrozenDictionary<Type, FormAttribute> Pages = typeof(FormAttribute).Assembly.GetTypes()
        .Select(page => (page, form: page.GetCustomAttribute<FormAttribute>())).Where(pair => pair.form is not null).ToFrozenDictionary(pair => pair.page, pair => pair.form!);

    /// <summary>Every form of the site.</summary>
    public static IReadOnlyList<FormAttribute> All { get; } = [.. Pages.Values.OrderBy(f => f.Id, StringComparer.Ordinal)];

    /// <summary>What tells its drafts from another form's.</summary>
    public string Id { get; } = id;

    /// <summary>The kind of entry; null for a form that meets no duty.</summary>
    public Type? Entry { get; } = entry;

    /// <summary>Its address after the child's.</summary>
    public string Path { get; } = path;

    /// <summary>What the button says.</summary>
    public string Action { get; } = action;

    /// <summary>Where it is for a child.</summary>
    public string For(ChildId child) => $"{Links.Child(child)}/{Path}";

    /// <summary>What a page says of itself.</summary>
    public static FormAttribute Of(Type page) => Pages[page];

    /// <summary>The form whose entries can meet a rule; null if there is none yet.</summary>
    public static FormAttribute? Meeting(DutyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return All.FirstOrDefault(f => f.Entry is not null && rule.MetBy.Any(t => Tells(f.Entry).Contains(t.What)));
    }

    private static IReadOnlyList<Happened> Tells(Type entry) => EntryKind.All.First(k => k.Type == entry).Tells;
}
