using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Duecare.Domain.Visits;

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
    private void Add(RowSource row, int table)
    {
        ref var place = ref NextPlace();
        (place.FirstField, place.Line, place.Table) = (Fields.Count, row.Line, table);
        (place.Day, place.Way, place.KeyRises) = (0, 0, false);
        row.CopyTo(Fields);
    }

    /// <summary>Adds a row of the child last begun: in brief if that is wanted, and it is a visit that can be read at a glance.</summary>
    public void Add(RowSource row, int table, bool inBrief)
    {
        if (!inBrief || !row.TryVisit(Fields, out var day, out var way))
        {
            Add(row, table);
            return;
        }
        var key = Fields.Count - 1;
        ref readonly var last = ref _rows[_rowCount - 1];
        var rises = last.Table == table ? RowKey.Rises(Fields[last.FirstField + TableReading.Key], Fields[key]) : Fields[key].Length > 0;
        ref var place = ref NextPlace();
        (place.FirstField, place.Line, place.Table) = (key, row.Line, table);
        (place.Day, place.Way, place.KeyRises) = (day, way, rises);
    }

    /// <summary>Ends the child last begun: what is told from now on is of the next.</summary>
    public void EndChild() => _child = Children.Count;

    // What is put down in parts and then copied as a whole holds a processor up, so each part is put down where it stays.
    private ref RowPlace NextPlace()
    {
        if (_rowCount == _rows.Length) Array.Resize(ref _rows, _rowCount * 2);
        return ref _rows[_rowCount++];
    }

    /// <summary>Goes back to a child, so that what is told is of it.</summary>
    public void GoTo(int child) => _child = child;

    /// <summary>Takes something wrong with the child at hand, or before it.</summary>
    public void Tell(Problem problem) => _problems.Add((_child, problem));
}

/// <summary>The id that a table gives each of its rows.</summary>
internal static class RowKey
{
    /// <summary>Whether a key is higher than the one before it, which is not known where that is empty. Of keys of different lengths the longer is higher, as V10 is than V9.</summary>
    public static bool Rises(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to) =>
        from.Length > 0 && (from.Length != to.Length ? from.Length < to.Length : from.SequenceCompareTo(to) < 0);
}

/// <summary>Where a batch holds a row.</summary>
internal struct RowPlace
{
    /// <summary>The number of its first field in the batch.</summary>
    public int FirstField;

    /// <summary>The line it starts on.</summary>
    public int Line;

    /// <summary>The number of its table; -1 of the table of persons.</summary>
    public int Table;

    /// <summary>The day number of a visit told in brief; zero of any other row.</summary>
    public int Day;

    /// <summary>What else such a visit says: <see cref="VisitsInBrief.WayOf"/>.</summary>
    public byte Way;

    /// <summary>Whether its key is known to be higher than that of the child's row before it in the same table; false of any row but a visit told in brief.</summary>
    public bool KeyRises;

    /// <summary>Whether it is a visit told in brief. Of its fields the batch then holds the key alone.</summary>
    public readonly bool IsVisit => Day > 0;
}

/// <summary>One row, its fields read as what they mean. What can't be read refuses the row, and is told once.</summary>
internal sealed class Row
{
    private readonly TextCache _texts = new();
    private Batch _batch = null!;
    private RowPlace _place;
    private TableFile _file = null!;
    private TableColumns _columns = null!;

    /// <summary>Whether something in the row can't be read, so that the row is to be left out.</summary>
    public bool Refused { get; private set; }

    /// <summary>Whether the table has a column, of those that some tables of its kind have.</summary>
    public bool Has(int column) => column < _columns.Wanted.Count;

    /// <summary>What the rows of the table are visits of; null if they are none.</summary>
    public VisitType? VisitType => _columns.VisitType;

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
            for (var i = 0; i < (_place.IsVisit ? 1 : _columns.Wanted.Count); i++)
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
    public bool? Flag(int column) => Answer(column) is not 0 and var answer ? answer > AnswerText.No : null;

    /// <summary>The field as yes or no, as a number: <see cref="AnswerText"/>.</summary>
    public int Answer(int column)
    {
        var field = this[column];
        if (AnswerText.TryParse(field, out var answer)) return answer;
        if (Ascii.EqualsIgnoreCase(field, "true"u8) || Ascii.EqualsIgnoreCase(field, "yes"u8)) return AnswerText.Yes;
        if (Ascii.EqualsIgnoreCase(field, "false"u8) || Ascii.EqualsIgnoreCase(field, "no"u8)) return AnswerText.No;
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

    /// <summary>The key of a table of visits, and then what clocks turn on: <see cref="VisitColumn"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="type">What its visits are.</param>
    /// <param name="columns">Its columns for what <see cref="VisitColumn"/> names, in that order; that of the bedroom may be wanting.</param>
    public static TableColumns OfVisits(SafeguardingTable table, VisitType type, params ReadOnlySpan<string> columns)
    {
        var read = AfterKey(table);
        read.VisitType = type;
        foreach (var column in columns) read.Want(column);
        return read;
    }

    /// <summary>What its rows are visits of; null if they are none.</summary>
    public VisitType? VisitType { get; private set; }

    /// <summary>Asks for a column.</summary>
    /// <returns>Its place among those asked for.</returns>
    public int Want(string column)
    {
        table.Column(column);
        _wanted.Add(column);
        return _wanted.Count - 1;
    }
}

/// <summary>Where the columns of a table of visits stand among those that are read, after its key.</summary>
internal static class VisitColumn
{
    public const int Date = 1;
    public const int Seen = 2;
    public const int Alone = 3;
    public const int Bedroom = 4;
}

/// <summary>Yes and no as files write them in one letter, and as numbers: zero where nothing is said.</summary>
internal static class AnswerText
{
    public const int No = 1;
    public const int Yes = 2;

    private static readonly byte[] Letters = ReadLetters();

    /// <summary>Reads one letter or figure, or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> text, out int answer)
    {
        answer = 0;
        return text.Length == 0 || (text.Length == 1 && TryParse(text[0], out answer));
    }

    /// <summary>Reads one letter or figure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(byte letter, out int answer)
    {
        answer = Letters[letter];
        return answer != 0;
    }

    private static byte[] ReadLetters()
    {
        var letters = new byte[256];
        foreach (var yes in "Yy1Tt"u8) letters[yes] = Yes;
        foreach (var no in "Nn0Ff"u8) letters[no] = No;
        return letters;
    }
}

/// <summary>Days as files write them.</summary>
internal static class DayText
{
    /// <summary>How long a day is as most are written.</summary>
    public const int Length = 10;

    private const int FirstYear = 1900;
    private const int Years = 200;

    /// <summary>The day number of the first day of every month of those years, and of the month after.</summary>
    private static readonly int[] Months = ReadMonths();

    /// <summary>Reads <c>2025-02-28</c> or <c>28/02/2025</c>, each alone or with a time of day after a space or a T.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly day)
    {
        if (TryNumber(text, out var number))
        {
            day = DateOnly.FromDayNumber(number);
            return true;
        }
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

    /// <summary>Reads <c>2025-02-28</c> of a year that people now alive can have to do with, as most days are written, as a day number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryNumber(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length != Length) return false;
        // Each character less the one that has to be there, or less the figure 0: then every byte is a figure's value, or zero for a dash.
        var start = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ 0x2D30_302D_3030_3030;
        var end = BinaryPrimitives.ReadUInt16LittleEndian(text[8..]) ^ 0x3030;
        // To a figure 118 is added, which makes more than 127 of anything above 9; to what has to be zero, 127.
        if (((start | (start + 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080) != 0 || ((end | (end + 0x7676)) & 0x8080) != 0) return false;
        var year = ((int)(start & 0xF) * 1000) + ((int)(start >> 8 & 0xF) * 100) + ((int)(start >> 16 & 0xF) * 10) + (int)(start >> 24 & 0xF);
        var month = ((int)(start >> 40 & 0xF) * 10) + (int)(start >> 48 & 0xF);
        var date = ((end & 0xF) * 10) + (end >> 8);
        var at = ((year - FirstYear) * 12) + month - 1;
        if ((uint)(month - 1) >= 12 || (uint)at >= (uint)(Months.Length - 1)) return false;
        day = Months[at] + date - 1;
        return date > 0 && day < Months[at + 1];
    }

    private static int[] ReadMonths() =>
        [.. Enumerable.Range(0, (Years * 12) + 1).Select(month => new DateOnly(FirstYear + (month / 12), (month % 12) + 1, 1).DayNumber)];

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
