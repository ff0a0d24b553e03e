namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Sees whether a file's rows come in the order of a key, where that can be seen without splitting them.</summary>
internal static class KeyOrder
{
    private const int BlockBytes = 256 * 1024;

    /// <summary>Whether the key of each row is no less than that of the row before, in the order of bytes.</summary>
    /// <param name="path">A file that begins with a line of column names.</param>
    /// <param name="column">The position of the key.</param>
    /// <returns>Null where lines alone don't tell: there are quotation marks, a line without the key, a line longer than a block, or a line break that is no line feed.</returns>
    public static bool? Rises(string path, int column)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var block = new byte[BlockBytes];
        var last = new byte[256];
        var (lastLength, kept, header) = (0, 0, true);
        for (long offset = 0; ;)
        {
            var read = RandomAccess.Read(file, block.AsSpan(kept), offset);
            offset += read;
            ReadOnlySpan<byte> lines = block.AsSpan(0, kept + read);
            if (lines.Contains((byte)'"')) return null;
            for (int end; lines.Length > 0 && ((end = lines.IndexOf((byte)'\n')) >= 0 || read == 0);)
            {
                var line = end < 0 ? lines : lines[..end];
                lines = end < 0 ? default : lines[(end + 1)..];
                if (line.EndsWith("\r"u8)) line = line[..^1];
                if (!TryKey(line, column, out var key) || key.Length > last.Length) return null;
                if (header)
                {
                    header = false;
                    continue;
                }
                var order = key.SequenceCompareTo(last.AsSpan(0, lastLength));
                if (order < 0) return false;
                if (order == 0) continue;
                key.CopyTo(last);
                lastLength = key.Length;
            }
            if (read == 0) return true;
            if (lines.Length == block.Length) return null;
            lines.CopyTo(block);
            kept = lines.Length;
        }
    }

    private static bool TryKey(ReadOnlySpan<byte> line, int column, out ReadOnlySpan<byte> key)
    {
        key = default;
        if (line.Contains((byte)'\r')) return false;
        for (; column > 0; column--)
        {
            var comma = line.IndexOf((byte)',');
            if (comma < 0) return false;
            line = line[(comma + 1)..];
        }
        var ends = line.IndexOf((byte)',');
        key = FieldText.Of(ends < 0 ? line : line[..ends]);
        return key.Length > 0;
    }
}
