using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Exchange.CaseFiles;

/// <summary>What the code's own comments say of a type, a field or a word, as Markdown. They are in the files that the compiler lays beside the program.</summary>
internal sealed class Comments
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Reads the comments of the Domain and of this assembly.</summary>
    /// <param name="folder">Where the program and its comment files lie.</param>
    public Comments(string folder)
    {
        foreach (var assembly in (ReadOnlySpan<Assembly>)[typeof(Entry).Assembly, typeof(CaseFile).Assembly])
            foreach (var member in XDocument.Load(Path.Combine(folder, assembly.GetName().Name + ".xml")).Descendants("member"))
                _members[member.Attribute("name")!.Value] = member;
    }

    public string Of(Type type) => Text($"T:{type.FullName}", "summary");

    public string RemarksOf(Type type) => Text($"T:{type.FullName}", "remarks");

    public string Of(Type type, string word) => Text($"F:{type.FullName}.{word}", "summary");

    /// <summary>What a field means: the property's comment, or, in a record written as a line of parameters, the parameter's.</summary>
    public string Of(PropertyInfo property)
    {
        var own = Text($"P:{property.DeclaringType!.FullName}.{property.Name}", "summary");
        if (own.Length > 0) return own;
        var parameter = _members.GetValueOrDefault($"T:{property.DeclaringType.FullName}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property.Name);
        return parameter is null ? "" : Markdown(parameter);
    }

    private string Text(string member, string element) =>
        _members.GetValueOrDefault(member)?.Element(element) is { } found ? Markdown(found) : "";

    private static string Markdown(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            if (node is XText words) text.Append(words.Value);
            else if (node is XElement { Name.LocalName: "see" } see) text.Append(Named(see.Attribute("cref")!.Value));
            else if (node is XElement { Name.LocalName: "c" } code) text.Append('`').Append(code.Value).Append('`');
            else if (node is XElement other) text.Append(other.Attribute("name")?.Value ?? Markdown(other));
        }
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Named(string reference)
    {
        var name = reference[(reference.LastIndexOfAny(['.', ':']) + 1)..];
        return reference.StartsWith("P:", StringComparison.Ordinal) ? $"`{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name)}`" : $"`{Words.Kebab(name)}`";
    }
}
