using System.Globalization;
using System.Text;

namespace Duecare.Records.Documents;

/// <summary>A file's name as it may be shown and saved.</summary>
public static class FileName
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 120;

    private const string NotInNames = "\"*:<>?|";

    /// <summary>
    /// The last part of a path, in one line and one direction of writing: without characters that nobody sees, that turn the words around, or that no system takes in a name. The ending stays, however long the rest was.
    /// </summary>
    public static string Clean(string? sent)
    {
        var last = (sent ?? "").Split('/', '\\')[^1].EnumerateRunes().Where(IsShown).Aggregate(new StringBuilder(), (name, rune) => name.Append(rune)).ToString();
        var name = string.Join(' ', last.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        var ending = Path.GetExtension(name) is { Length: <= 10 } short_ ? short_ : "";
        var stem = name[..^ending.Length].TrimEnd('.', ' ');
        return (stem.Length == 0 ? "document" : Cut(stem, Longest - ending.Length)) + ending;
    }

    private static bool IsShown(Rune rune) => Rune.IsWhiteSpace(rune) || (!IsUnseen(Rune.GetUnicodeCategory(rune)) && rune != Rune.ReplacementChar && !(rune.IsAscii && NotInNames.Contains((char)rune.Value, StringComparison.Ordinal)));

    private static bool IsUnseen(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
