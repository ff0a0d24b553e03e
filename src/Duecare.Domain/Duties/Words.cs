using System.Text;

namespace Duecare.Domain.Duties;

/// <summary>The names of this domain in the forms people and files use.</summary>
public static class Words
{
    /// <summary>A name in words: <c>CoreGroupHeld</c> is "core group held", <c>Section47Started</c> is "section 47 started".</summary>
    public static string Of<T>(T name)
        where T : struct, Enum => Split(name.ToString(), ' ')
        .Replace(" ,", ",", StringComparison.Ordinal).Replace("cin ", "child in need ", StringComparison.Ordinal)
        .Replace("childrens ", "children's ", StringComparison.Ordinal).Replace("re referral ", "re-referral ", StringComparison.Ordinal)
        .Replace("pre proceedings", "pre-proceedings", StringComparison.Ordinal).Replace("looked after review", "looked-after review", StringComparison.Ordinal);

    /// <summary>A name as files write it: <c>MetLate</c> is <c>met-late</c>, <c>Section47Enquiry</c> is <c>section47-enquiry</c>.</summary>
    public static string Kebab(string name) => Split(name, '-');

    private static string Split(string name, char separator)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsAsciiLetterUpper(c) || (separator == ' ' && char.IsAsciiDigit(c) && !char.IsAsciiDigit(name[Math.Max(i - 1, 0)]));
            if (startsWord && i > 0 && name[i - 1] != ' ') words.Append(separator);
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }
}
