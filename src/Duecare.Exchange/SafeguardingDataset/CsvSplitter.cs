using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>What keeps a row from being read as one.</summary>
internal enum RowFault
{
    None,
    QuoteNeverClosed,
    TextAfterQuote,
}

/// <summary>Where one row's fields end, counted from the row's first byte.</summary>
internal sealed class RowShape
{
    /// <summary>Fields past this many are counted but not placed.</summary>
    public const int MostFields = 256;

    /// <summary>For each field, the place of the comma after it; for the last, the row's length.</summary>
    public readonly int[] Ends = new int[MostFields];

    public int Fields;

    /// <summary>The row's bytes, without the line end.</summary>
    public int Length;

    /// <summary>The row's bytes with its line end: where the next row starts.</summary>
    public int Consumed;

    /// <summary>Line ends in the row, the closing one included.</summary>
    public int Lines;

    public RowFault Fault;

    internal void Add(int end)
    {
        if (Fields < MostFields) Ends[Fields] = end;
        Fields++;
    }
}

/// <summary>Finds the fields of comma-separated rows in UTF-8 bytes, by RFC 4180, 32 bytes at a time.</summary>
/// <remarks>
/// A line ends with LF or CRLF. A quote opens a quoted field only as its first byte; elsewhere in an unquoted field it is a character
/// like any other. Why this is not a library's: docs/adr/0001-own-csv-splitter.md.
/// </remarks>
internal static class CsvSplitter
{
    private const byte Comma = (byte)',';
    private const byte Quote = (byte)'"';
    private const byte Return = (byte)'\r';
    private const byte NewLine = (byte)'\n';

    /// <summary>Finds the row at the start of the text.</summary>
    /// <param name="text">The text from the row's first byte.</param>
    /// <param name="isEnd">Whether nothing follows the text.</param>
    /// <param name="row">Takes the shape.</param>
    /// <returns>False if the row does not end within the text, or there is none.</returns>
    public static bool TrySplit(ReadOnlySpan<byte> text, bool isEnd, RowShape row)
    {
        row.Fields = 0;
        row.Fault = RowFault.None;
        row.Lines = 1;
        ref var first = ref MemoryMarshal.GetReference(text);
        var i = 0;
        for (; i + Vector256<byte>.Count <= text.Length; i += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)i);
            var marks = (Vector256.Equals(bytes, Vector256.Create(Comma)) | Vector256.Equals(bytes, Vector256.Create(NewLine))
                | Vector256.Equals(bytes, Vector256.Create(Quote))).ExtractMostSignificantBits();
            for (; marks != 0; marks &= marks - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(marks);
                var mark = Unsafe.Add(ref first, at);
                if (mark == Comma) row.Add(at);
                else if (mark == NewLine) return Close(text, at, at + 1, row);
                else return TrySplitQuoted(text, isEnd, row);
            }
        }
        for (; i < text.Length; i++)
        {
            var mark = text[i];
            if (mark == Comma) row.Add(i);
            else if (mark == NewLine) return Close(text, i, i + 1, row);
            else if (mark == Quote) return TrySplitQuoted(text, isEnd, row);
        }
        return isEnd && text.Length > 0 && Close(text, text.Length, text.Length, row);
    }

    /// <summary>Takes the first line alone as a row whose quote is never closed, so that the lines after it can still be read.</summary>
    public static void GiveUp(ReadOnlySpan<byte> text, RowShape row)
    {
        var end = text.IndexOf(NewLine);
        row.Fields = 0;
        row.Lines = 1;
        row.Fault = RowFault.QuoteNeverClosed;
        Close(text, end < 0 ? text.Length : end, end < 0 ? text.Length : end + 1, row);
    }

    private static bool TrySplitQuoted(ReadOnlySpan<byte> text, bool isEnd, RowShape row)
    {
        row.Fields = 0;
        for (var i = 0; ;)
        {
            if (i < text.Length && text[i] == Quote && !TrySkipQuoted(text, ref i, isEnd, row))
            {
                if (isEnd) GiveUp(text, row);
                return isEnd;
            }
            var end = text[i..].IndexOfAny(Comma, NewLine);
            if (end < 0) return isEnd && Close(text, text.Length, text.Length, row);
            i += end;
            if (text[i] == NewLine) return Close(text, i, i + 1, row);
            row.Add(i++);
        }
    }

    private static bool TrySkipQuoted(ReadOnlySpan<byte> text, ref int i, bool isEnd, RowShape row)
    {
        for (i++; ;)
        {
            var quote = text[i..].IndexOf(Quote);
            if (quote < 0) return false;
            row.Lines += text.Slice(i, quote).Count(NewLine);
            i += quote + 1;
            if (i == text.Length) return isEnd;
            if (text[i] != Quote) break;
            i++;
        }
        var closed = text[i] is Comma or NewLine || (text[i] == Return && (i + 1 == text.Length || text[i + 1] == NewLine));
        if (!closed) row.Fault = RowFault.TextAfterQuote;
        return true;
    }

    private static bool Close(ReadOnlySpan<byte> text, int end, int consumed, RowShape row)
    {
        if (end > 0 && text[end - 1] == Return) end--;
        row.Add(end);
        row.Length = end;
        row.Consumed = consumed;
        return true;
    }
}

/// <summary>One field's bytes.</summary>
internal static class Field
{
    /// <summary>The field without its quotes and the spaces around it. NULL, which database tools write for nothing, is empty.</summary>
    /// <param name="row">The row.</param>
    /// <param name="ends">Where its fields end.</param>
    /// <param name="index">Which field.</param>
    /// <param name="quoted">Whether it stood in quotes, so that two quotes in it mean one.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> row, ReadOnlySpan<int> ends, int index, out bool quoted)
    {
        var start = index == 0 ? 0 : ends[index - 1] + 1;
        var field = row[start..ends[index]];
        quoted = field.Length > 1 && field[0] == '"' && field[^1] == '"';
        if (quoted) field = field[1..^1];
        if (field.Length > 0 && (field[0] <= ' ' || field[^1] <= ' ')) field = field.Trim(" \t\r\n"u8);
        return field.Length == 4 && field.SequenceEqual("NULL"u8) ? default : field;
    }
}
