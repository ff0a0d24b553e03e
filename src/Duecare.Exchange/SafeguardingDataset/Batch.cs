using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>Some whole children, each a run of rows that begins with the child's own, as text still to be read.</summary>
internal sealed class Batch
{
    private readonly List<(int Child, Problem Problem)> _problems = [];
    private RowPlace[] _rows = new RowPlace[1024];
    private int _rowCount;
    private int _child;

    /// <summary>Where each child's rows begin.</summary>
    public List<int> Children { get; } = [];

    /// <summary>How many children were begun and taken back.</summary>
    public int ChildrenWithoutRows { get; private set; }

    /// <summary>How many rows there are beside the children's own.</summary>
    public int Rows => _rowCount - Children.Count;

    /// <summary>Every row's fields.</summary>
    public FieldBuffer Fields { get; } = new();

    /// <summary>What was wrong: of each child what was met while its rows were filed, and then what was met while they were read.</summary>
    public IEnumerable<Problem> Problems => _problems.OrderBy(p => p.Child).Select(p => p.Problem);

    /// <summary>A child's rows, its own first.</summary>
    public ReadOnlySpan<RowPlace> RowsOf(int child) => _rows.AsSpan(Children[child]..(child + 1 < Children.Count ? Children[child + 1] : _rowCount));

    /// <summary>Empties it for other children.</summary>
    public void Begin()
    {
        Children.Clear();
        ChildrenWithoutRows = 0;
        _problems.Clear();
        Fields.Keep(0);
        (_rowCount, _child) = (0, 0);
    }

    /// <summary>Begins a child with its own row.</summary>
    public void AddChild(RowSource row)
    {
        Children.Add(_rowCount);
        Add(row, -1);
    }

    /// <summary>Adds a row of the child last begun.</summary>
    public void Add(RowSource row, int table)
    {
        if (_rowCount == _rows.Length) Array.Resize(ref _rows, _rowCount * 2);
        _rows[_rowCount++] = new(Fields.Count, row.Line, table);
        row.CopyTo(Fields);
    }

    /// <summary>Ends the child last begun, and takes it back if it has no other row.</summary>
    public void EndChild()
    {
        if (Children[^1] == _rowCount - 1)
        {
            _rowCount--;
            Fields.Keep(_rows[_rowCount].FirstField);
            Children.RemoveAt(Children.Count - 1);
            ChildrenWithoutRows++;
        }
        _child = Children.Count;
    }

    /// <summary>Goes back to a child, so that what is told is of it.</summary>
    public void GoTo(int child) => _child = child;

    /// <summary>Takes something wrong with the child at hand, or before it.</summary>
    public void Tell(Problem problem) => _problems.Add((_child, problem));
}

/// <summary>Where a batch holds a row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowPlace(int FirstField, int Line, int Table);

/// <summary>One row, its fields read as what they mean. What can't be read refuses the row, and is told once.</summary>
internal sealed class Row
{
    /// <summary>By character: above zero for yes, below for no.</summary>
    private static readonly sbyte[] Letters = ReadLetters();

    private readonly TextCache _texts = new();
    private Batch _batch = null!;
    private RowPlace _place;
    private TableFile _file = null!;
    private TableColumns _columns = null!;

    /// <summary>Whether something in the row can't be read, so that the row is to be left out.</summary>
    public bool Refused { get; private set; }

    /// <summary>Goes to a row.</summary>
    public void MoveTo(Batch batch, in RowPlace place, TableFile file, TableColumns columns)
    {
        _batch = batch;
        _place = place;
        _file = file;
        _columns = columns;
        Refused = false;
    }

    /// <summary>Goes to another row of the same table.</summary>
    public void MoveOn(in RowPlace place)
    {
        _place = place;
        Refused = false;
    }

    /// <summary>The field's bytes; empty where the file has no such column.</summary>
    public ReadOnlySpan<byte> this[int column] => _batch.Fields[_place.FirstField + column];

    /// <summary>Whether every field is UTF-8.</summary>
    public bool IsUtf8
    {
        get
        {
            for (var i = 0; i < _columns.Wanted.Count; i++)
                if (!Utf8.IsValid(this[i])) return false;
            return true;
        }
    }

    /// <summary>The field as text, one string for every row that says the same; null if empty.</summary>
    public string? Text(int column)
    {
        var field = this[column];
        return field.Length == 0 ? null : _texts[field];
    }

    /// <summary>The field as an id, after a prefix that tells ids of one table from those of another; null if empty.</summary>
    public string? Id(int column, string prefix)
    {
        var field = this[column];
        if (field.Length == 0) return null;
        if (!Ascii.IsValid(field)) return prefix + Encoding.UTF8.GetString(field);
        return string.Create(prefix.Length + field.Length, new IdParts(prefix, field), static (id, parts) =>
        {
            parts.Prefix.CopyTo(id);
            Encoding.ASCII.GetChars(parts.Field, id[parts.Prefix.Length..]);
        });
    }

    /// <summary>The field as a day, its time of day left aside; null if empty.</summary>
    public DateOnly? Day(int column)
    {
        var field = this[column];
        if (field.Length == 0) return null;
        if (DayText.TryParse(field, out var day)) return day;
        RefuseValue(column, "is not a date: expected 2025-02-28 or 28/02/2025");
        return null;
    }

    /// <summary>The field as a day without which the row says nothing.</summary>
    public bool TryDay(int column, out DateOnly day)
    {
        if (Day(column) is { } given)
        {
            day = given;
            return true;
        }
        day = default;
        if (!Refused) Refuse(column, "empty: expected a date such as 2025-02-28");
        return false;
    }

    /// <summary>The field as yes or no; null if empty.</summary>
    // In line, as two bytes put together by one method stall the other that reads them at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool? Flag(int column) => Answer(column) is not 0 and var answer ? answer > 0 : null;

    /// <summary>Above zero for yes, below for no, zero if empty.</summary>
    private int Answer(int column)
    {
        var field = this[column];
        if (field.Length == 0) return 0;
        if (field.Length == 1 && Letters[field[0]] is not 0 and var letter) return letter;
        if (Ascii.EqualsIgnoreCase(field, "true"u8) || Ascii.EqualsIgnoreCase(field, "yes"u8)) return 1;
        if (Ascii.EqualsIgnoreCase(field, "false"u8) || Ascii.EqualsIgnoreCase(field, "no"u8)) return -1;
        RefuseValue(column, "is neither yes nor no: expected Y or N, 1 or 0, true or false");
        return 0;
    }

    /// <summary>A flag named within a field of JSON, such as <c>"CP_CONFERENCE_FLAG":"Y"</c>; null if it is not there or not said.</summary>
    /// <remarks>Not read as JSON, as these columns are cut off at their length.</remarks>
    public bool? FlagWithin(int column, ReadOnlySpan<byte> name)
    {
        var field = this[column];
        var at = field.IndexOf(name);
        if (at < 0) return null;
        var value = field[(at + name.Length)..].TrimStart("\" :"u8);
        return value.Length == 0 ? null : (char)value[0] switch { 'Y' or 'y' or '1' or 'T' or 't' => true, 'N' or 'n' or '0' or 'F' or 'f' => false, _ => null };
    }

    /// <summary>Refuses the row for what stands in a column.</summary>
    public void Refuse(int column, string message) => Refuse($"column {_columns.Wanted[column]}", message);

    /// <summary>Refuses the row as a whole.</summary>
    public void Refuse(string message) => Refuse("", message);

    private static sbyte[] ReadLetters()
    {
        var letters = new sbyte[256];
        foreach (var yes in "Yy1Tt"u8) letters[yes] = 1;
        foreach (var no in "Nn0Ff"u8) letters[no] = -1;
        return letters;
    }

    private void Refuse(string place, string message)
    {
        if (!Refused) _batch.Tell(_place.Table < 0 ? Problem.OfPartOfARow(_file.Name, _place.Line, place, message) : Problem.OfRow(_file.Name, _place.Line, place, message));
        Refused = true;
    }

    private void RefuseValue(int column, string message)
    {
        var value = Encoding.UTF8.GetString(this[column]);
        Refuse(column, $"\"{(value.Length <= 40 ? value : value[..40] + "…")}\" {message}");
    }

    private readonly ref struct IdParts(ReadOnlySpan<char> prefix, ReadOnlySpan<byte> field)
    {
        public readonly ReadOnlySpan<char> Prefix = prefix;
        public readonly ReadOnlySpan<byte> Field = field;
    }
}

/// <summary>The columns of a table that are read.</summary>
internal sealed class TableColumns(SafeguardingTable table)
{
    private readonly List<string> _wanted = [];

    /// <summary>The table.</summary>
    public SafeguardingTable Table => table;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Wanted => _wanted;

    /// <summary>Its key, and then what is asked for.</summary>
    public static TableColumns AfterKey(SafeguardingTable table)
    {
        var columns = new TableColumns(table);
        columns.Want(table.Key!);
        return columns;
    }

    /// <summary>Asks for a column.</summary>
    /// <returns>Its place among those asked for.</returns>
    public int Want(string column)
    {
        table.Column(column);
        _wanted.Add(column);
        return _wanted.Count - 1;
    }
}

/// <summary>Days as files write them.</summary>
internal static class DayText
{
    /// <summary>Reads <c>2025-02-28</c> or <c>28/02/2025</c>, each alone or with a time of day after a space or a T.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length < 10 || (text.Length > 10 && !IsTime(text[10..]))) return false;
        text = text[..10];
        int year, month, date;
        if (text[4] == '-' && text[7] == '-')
            (year, month, date) = (Pair(text[0], text[1]) * 100 + Pair(text[2], text[3]), Pair(text[5], text[6]), Pair(text[8], text[9]));
        else if (text[2] == '/' && text[5] == '/')
            (year, month, date) = (Pair(text[6], text[7]) * 100 + Pair(text[8], text[9]), Pair(text[3], text[4]), Pair(text[0], text[1]));
        else return false;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new(year, month, date);
        return true;
    }

    // Far below zero unless both are digits, so that no sum with it makes a year, month or day.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Pair(byte first, byte second)
    {
        var tens = (uint)(first - '0');
        var ones = (uint)(second - '0');
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1_000_000;
    }

    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text[0] is not ((byte)' ' or (byte)'T') || text.Length < 6 || text[3] != ':' || Pair(text[1], text[2]) is < 0 or > 24 || Pair(text[4], text[5]) is < 0 or > 59) return false;
        if (text.Length == 6) return true;
        if (text.Length < 9 || text[6] != ':' || Pair(text[7], text[8]) is < 0 or > 60) return false;
        if (text.Length == 9) return true;
        return text[9] == '.' && text.Length > 10 && !text[10..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}

/// <summary>Keeps a text once however many rows say it, as codes, teams and workers are said again and again.</summary>
internal sealed class TextCache
{
    private const int Places = 4096;
    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text of these UTF-8 bytes.</summary>
    public string this[ReadOnlySpan<byte> bytes]
    {
        get
        {
            var hash = (uint)bytes.Length;
            foreach (var b in bytes) hash = (hash ^ b) * 16777619;
            ref var text = ref _texts[(hash ^ (hash >> 15)) % Places];
            if (text is null || !Ascii.Equals(bytes, text)) text = Encoding.UTF8.GetString(bytes);
            return text;
        }
    }
}
