using System.Globalization;

namespace Duecare.Domain.Chronology;

/// <summary>Text from a record, made safe to show to a person: nothing in it can move the cursor, turn the line round or break a page.</summary>
public static class Plain
{
    /// <summary>
    /// The same text with a space for each line break or tab, and the replacement character for each other control, each mark that
    /// reorders or hides text, and each half of a broken pair, so that a reader sees that something stood there.
    /// </summary>
    public static string Text(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!IsHarmless(text, i)) return Replaced(text);
        return text;
    }

    private static string Replaced(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = IsHarmless(from, i) ? from[i] : from[i] is '\n' or '\r' or '\t' ? ' ' : '\uFFFD';
    });

    private static bool IsHarmless(string text, int i)
    {
        var c = text[i];
        if (c is >= ' ' and < '\u007F') return true;
        if (char.IsHighSurrogate(c)) return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(c)) return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return c < '\uFFFE' && CharUnicodeInfo.GetUnicodeCategory(c) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
