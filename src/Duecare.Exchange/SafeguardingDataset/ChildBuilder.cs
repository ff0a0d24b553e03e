using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Duecare.Domain.Chronology;
using Duecare.Domain.Visits;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>How one table's rows become entries.</summary>
/// <param name="Columns">The table's columns that are read, the row's own id first.</param>
/// <param name="Required">The columns without which its rows say nothing.</param>
/// <param name="Read">Makes the entries of a row.</param>
internal sealed record TableReading(TableColumns Columns, IReadOnlyList<string> Required, Action<ChildBuilder, Row> Read)
{
    /// <summary>Where the row's own id stands among the columns that are read.</summary>
    public const int Key = 0;

    /// <summary>Stands before ids of this table, as two tables may use one id for two things.</summary>
    public string Prefix { get; } = PrefixOf(Columns.Table);

    /// <summary>What stands before the ids of a table: the four letters its columns begin with, and a colon.</summary>
    public static string PrefixOf(SafeguardingTable table) => table.Key![..4] + ":";
}

/// <summary>Makes one child after another of a batch, with the child's entries in order of day. One for each worker.</summary>
/// <param name="files">The tables' files.</param>
/// <param name="personFile">The file of persons.</param>
/// <param name="readings">How the tables are read.</param>
/// <param name="covers">What the files hold completely.</param>
/// <param name="inBrief">Whether visits are told in brief.</param>
internal sealed class ChildBuilder(TableFile[] files, TableFile personFile, IReadOnlyList<TableReading> readings, IReadOnlyList<Coverage> covers, bool inBrief)
{
    /// <summary>How many children are made at a time.</summary>
    public const int LentAtOnce = 64;

    private readonly Row _row = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private long[] _order = new long[64];
    private Entry[] _unordered = new Entry[64];
    private Batch _batch = null!;
    private TableReading _reading = null!;
    private List<Entry> _entries = [];
    private bool _isUtf8;
    private RowPlace _place;
    private readonly RowsOfVisits[] _lentVisits = inBrief ? [.. Enumerable.Range(0, LentAtOnce).Select(_ => new RowsOfVisits(readings))] : [];
    private readonly ChildChronology[] _lent = new ChildChronology[LentAtOnce];
    private RowsOfVisits? _visits;

    /// <summary>The child alone, as each of its entries names it.</summary>
    public IReadOnlyList<ChildId> Children { get; private set; } = [];

    /// <summary>Factors at the end of assessment, by the assessment's id: their table comes before the assessments'.</summary>
    public Dictionary<EntryId, IReadOnlyList<string>> Factors { get; } = [];

    /// <summary>The id of the row's entry.</summary>
    public EntryId Id => new(_row.Id(TableReading.Key, _reading.Prefix)!);

    /// <summary>Whether visits are told in brief, and not as entries.</summary>
    public bool InBrief => inBrief;

    /// <summary>Tells in brief of the visit of the row.</summary>
    public void AddVisit(int day, byte way) => _visits!.Add(_place with { Day = day, Way = way });

    /// <summary>Adds an entry.</summary>
    public void Add(Entry entry) => _entries.Add(entry);

    /// <summary>The child's entries so far.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Puts other entries in the place of some, as a later table says more of them.</summary>
    public void Replace<T>(Func<T, bool> which, Func<T, T> by)
        where T : Entry
    {
        for (var i = 0; i < _entries.Count; i++)
            if (_entries[i] is T entry && which(entry)) _entries[i] = by(entry);
    }

    /// <summary>Goes to a batch.</summary>
    public void Begin(Batch batch)
    {
        _batch = batch;
        _isUtf8 = Utf8.IsValid(batch.Fields.Bytes);
    }

    /// <summary>Makes the batch's next children, from a first on, up to <see cref="LentAtOnce"/>. They are lent until the next are made.</summary>
    /// <remarks>Several are made before any is given on, as a processor is quicker at one kind of work at a time.</remarks>
    public ReadOnlySpan<ChildChronology> Build(int first)
    {
        var count = Math.Min(LentAtOnce, _batch.Children.Count - first);
        for (var i = 0; i < count; i++)
        {
            _visits = inBrief ? _lentVisits[i] : null;
            _lent[i] = Make(first + i);
        }
        return _lent.AsSpan(0, count);
    }

    private ChildChronology Make(int number)
    {
        _batch.GoTo(number);
        var rows = _batch.RowsOf(number);
        _row.MoveTo(_batch, rows[0], personFile, DatasetEntries.Persons);
        RefuseUnlessUtf8();
        var child = DatasetEntries.Child(_row);
        Children = [child.Id];
        _visits?.Begin(_batch, Children);
        Factors.Clear();
        _entries = new(inBrief ? 16 : rows.Length + 4);
        for (int first = 1, end; first < rows.Length; first = end)
        {
            for (end = first + 1; end < rows.Length && rows[end].Table == rows[first].Table; end++) continue;
            ReadTable(rows[first..end]);
        }
        PutInOrder();
        _visits?.PutInOrder();
        return new(child, _entries, covers) { Visits = _visits };
    }

    private void ReadTable(ReadOnlySpan<RowPlace> rows)
    {
        var table = rows[0].Table;
        var reading = _reading = readings[table];
        _row.MoveTo(_batch, rows[0], files[table], reading.Columns);
        _keys.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].KeyRises && _isUtf8 && _keys.Count == 0)
            {
                _visits!.Add(rows[i]);
                continue;
            }
            _place = rows[i];
            _row.MoveOn(rows[i]);
            RefuseUnlessUtf8();
            RefuseSecond(rows[..i]);
            if (_row.Refused) continue;
            if (_place.IsVisit) _visits!.Add(_place);
            else reading.Read(this, _row);
        }
    }

    private void RefuseUnlessUtf8()
    {
        if (!_isUtf8 && !_row.IsUtf8) _row.Refuse("not UTF-8: save the file as \"CSV UTF-8\"");
    }

    /// <summary>Refuses a row without a key, or with one that an earlier row of the child has. While keys rise, as they mostly do, none can be a second.</summary>
    private void RefuseSecond(ReadOnlySpan<RowPlace> earlier)
    {
        var key = KeyOf(_place);
        if (key.Length == 0)
        {
            _row.Refuse(TableReading.Key, "empty: every row needs an id of its own");
            return;
        }
        if (_keys.Count == 0)
        {
            if (earlier.Length == 0 || RowKey.Rises(KeyOf(earlier[^1]), key)) return;
            foreach (ref readonly var other in earlier) _keys.Add(Encoding.UTF8.GetString(KeyOf(other)));
        }
        var text = Encoding.UTF8.GetString(key);
        if (!_keys.Add(text)) _row.Refuse(TableReading.Key, $"\"{text}\" stands in an earlier row too");
    }

    private ReadOnlySpan<byte> KeyOf(in RowPlace row) => _batch.Fields[row.FirstField + TableReading.Key];

    /// <summary>Orders the entries by day, those of one day by id, as the ledger does.</summary>
    private void PutInOrder()
    {
        var entries = CollectionsMarshal.AsSpan(_entries);
        if (entries.Length > _order.Length) (_order, _unordered) = (new long[entries.Length * 2], new Entry[entries.Length * 2]);
        var order = _order.AsSpan(0, entries.Length);
        for (var i = 0; i < entries.Length; i++) order[i] = ((long)entries[i].Occurred.Earliest.DayNumber << 32) | (uint)i;
        order.Sort();
        entries.CopyTo(_unordered);
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = _unordered[(int)order[i]];
            var at = i;
            for (; at > 0 && order[at - 1] >> 32 == order[i] >> 32 && entries[at - 1].Id.CompareTo(entry.Id) > 0; at--) entries[at] = entries[at - 1];
            entries[at] = entry;
        }
    }
}

/// <summary>Visits told in brief, each beside the row that says so.</summary>
internal sealed class RowsOfVisits(IReadOnlyList<TableReading> readings) : VisitsInBrief
{
    private readonly List<RowPlace> _rows = [];
    private Batch _batch = null!;
    private IReadOnlyList<ChildId> _children = [];

    /// <inheritdoc/>
    protected override IReadOnlyList<ChildId> Children => _children;

    /// <summary>Goes to a child of a batch.</summary>
    public void Begin(Batch batch, IReadOnlyList<ChildId> children)
    {
        (_batch, _children) = (batch, children);
        _rows.Clear();
        Clear();
    }

    /// <summary>Adds the visit of a row, which belongs after those before it unless they are put in order.</summary>
    public void Add(in RowPlace row)
    {
        _rows.Add(row);
        Add(row.Day, row.Way);
    }

    /// <inheritdoc/>
    public override EntryId IdOf(int visit)
    {
        var row = _rows[visit];
        return new(readings[row.Table].Prefix + Encoding.UTF8.GetString(_batch.Fields[row.FirstField + TableReading.Key]));
    }

    /// <inheritdoc/>
    protected override void Swap(int visit)
    {
        base.Swap(visit);
        (_rows[visit - 1], _rows[visit]) = (_rows[visit], _rows[visit - 1]);
    }
}
