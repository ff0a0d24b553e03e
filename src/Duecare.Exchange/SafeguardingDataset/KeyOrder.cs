namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Sees whether a file's rows come in the order of a key, where that can be seen without splitting them by the rules of quotation.</summary>
internal static class KeyOrder
{
    private const int LongestKey = 256;

    /// <summary>Whether the key of each row is no less than that of the row before, in the order of bytes.</summary>
    /// <param name="path">A file that begins with a line of column names.</param>
    /// <param name="column">The position of the key.</param>
    /// <returns>Null where lines alone don't tell: there are quotation marks, a line without the key or with an empty one, a line longer than a block, or a line break that is no line feed.</returns>
    public static bool? Rises(string path, int column)
    {
        using var lines = new PlainLines(path, column + 1);
        Span<byte> last = stackalloc byte[LongestKey];
        var length = 0;
        lines.Next();
        while (lines.Next())
        {
            if (lines.Count <= column) return null;
            var key = FieldText.Of(lines[column]);
            if (key.Length is 0 or > LongestKey) return null;
            if (key.SequenceEqual(last[..length])) continue;
            if (key.SequenceCompareTo(last[..length]) < 0) return false;
            key.CopyTo(last);
            length = key.Length;
        }
        return lines.IsPlain ? true : null;
    }
}
