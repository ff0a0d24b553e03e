namespace Duecare.Web.Record;

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
