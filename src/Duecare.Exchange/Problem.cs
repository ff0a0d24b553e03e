using System.Globalization;

namespace Duecare.Exchange;

/// <summary>Something in a file that keeps it from being read, told so that the person who has the file can put it right.</summary>
/// <param name="File">The file, as it was named by whoever asked.</param>
/// <param name="Line">The line, from 1; null where the problem is not of one line.</param>
/// <param name="Place">Where in the file's own terms, such as <c>entry e12 (core-group), field "on"</c>; empty for the file itself.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record Problem(string File, long? Line, string Place, string Message)
{
    /// <summary>How much of the file is left out of what is read on after it. Nothing where the whole file is refused instead.</summary>
    public LeftOut LeavesOut { get; private init; }

    /// <summary>A row that can't be read, so that the rest is read without it.</summary>
    public static Problem OfRow(string file, long line, string place, string message) =>
        new(file, line, place, message + "; the row is left out") { LeavesOut = LeftOut.Row };

    /// <summary>A child's own row of which something can't be read, so that the child is read without that.</summary>
    public static Problem OfPartOfARow(string file, long line, string place, string message) =>
        new(file, line, place, message + "; the child is read without it") { LeavesOut = LeftOut.PartOfARow };

    /// <summary>A table that can't be read at all, so that the others are read without it.</summary>
    public static Problem OfTable(string file, long? line, string message) =>
        new(file, line, "", message + "; the table is left out") { LeavesOut = LeftOut.Table };

    /// <summary>One line: the file, its line, the place, the message. Characters that could change how a terminal shows it are shown as �.</summary>
    public override string ToString()
    {
        var line = Line is { } n ? string.Create(CultureInfo.InvariantCulture, $", line {n}") : "";
        return Harmless(Place.Length == 0 ? $"{File}{line}: {Message}" : $"{File}{line}: {Place}: {Message}");
    }

    private static string Harmless(string text) => string.Create(text.Length, text, static (shown, from) =>
    {
        for (var i = 0; i < shown.Length; i++)
            shown[i] = char.GetUnicodeCategory(from[i]) is UnicodeCategory.Control or UnicodeCategory.Format ? '\uFFFD' : from[i];
    });
}

/// <summary>How much a problem leaves out of what is read.</summary>
public enum LeftOut
{
    /// <summary>Nothing: what has the problem is refused as a whole.</summary>
    Nothing,

    /// <summary>One field of a row.</summary>
    PartOfARow,

    /// <summary>A row.</summary>
    Row,

    /// <summary>Every row of a file.</summary>
    Table,
}

/// <summary>What of one file could not be read, and is in no result made from the rest.</summary>
/// <param name="File">The file's own name.</param>
/// <param name="Rows">How many rows are left out.</param>
/// <param name="RowsInPart">How many rows are read without one of their fields.</param>
/// <param name="WholeTable">Whether no row of the file is read.</param>
public sealed record Unread(string File, long Rows, long RowsInPart, bool WholeTable)
{
    /// <summary>"3 rows of ssd_cp_visits.csv", "all of ssd_cin_plans.csv", "part of 1 row of ssd_person.csv".</summary>
    public override string ToString() => string.Join(" and ", new[]
    {
        WholeTable ? $"all of {File}" : null,
        Rows > 0 ? $"{Number(Rows)} of {File}" : null,
        RowsInPart > 0 ? $"part of {Number(RowsInPart)} of {File}" : null,
    }.OfType<string>());

    private static string Number(long rows) => rows == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows");
}

/// <summary>The problems of one or more files, in the order found. Keeps the first thousand and counts the rest, so that a file of nothing but mistakes cannot fill the memory.</summary>
public sealed class Problems
{
    private const int Kept = 1000;
    private readonly List<Problem> _kept = [];
    private readonly SortedDictionary<string, Unread> _unread = new(StringComparer.Ordinal);

    /// <summary>How many were found, those not kept among them.</summary>
    public long Count { get; private set; }

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<Problem> First => _kept;

    /// <summary>What is left out of the files that were read all the same, each file once, in order of name. Counts every problem, kept or not.</summary>
    public IReadOnlyCollection<Unread> Unread => _unread.Values;

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem)
    {
        Count++;
        if (_kept.Count < Kept) _kept.Add(problem);
        if (problem.LeavesOut != LeftOut.Nothing) CountUnread(problem);
    }

    /// <summary>Adds those of another list, which come after these.</summary>
    public void AddAll(Problems others)
    {
        ArgumentNullException.ThrowIfNull(others);
        Count += others.Count;
        _kept.AddRange(others._kept.Take(Kept - _kept.Count));
        foreach (var (file, more) in others._unread)
        {
            var known = _unread.GetValueOrDefault(file) ?? new(file, 0, 0, false);
            _unread[file] = new(file, known.Rows + more.Rows, known.RowsInPart + more.RowsInPart, known.WholeTable || more.WholeTable);
        }
    }

    private void CountUnread(Problem problem)
    {
        var file = _unread.GetValueOrDefault(problem.File) ?? new(problem.File, 0, 0, false);
        _unread[problem.File] = problem.LeavesOut switch
        {
            LeftOut.Row => file with { Rows = file.Rows + 1 },
            LeftOut.PartOfARow => file with { RowsInPart = file.RowsInPart + 1 },
            _ => file with { WholeTable = true },
        };
    }

    /// <summary>Adds a problem.</summary>
    public void Add(string file, long? line, string place, string message) => Add(new(file, line, place, message));

    /// <summary>Puts those kept in the order of the file; what is not of one line comes first.</summary>
    internal void OrderByLine()
    {
        var ordered = _kept.OrderBy(p => p.Line ?? 0).ToList();
        _kept.Clear();
        _kept.AddRange(ordered);
    }

    /// <summary>Writes one line for each of the first problems, and how many more there are.</summary>
    public void Print(TextWriter to, int atMost = 50)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach (var problem in _kept.Take(atMost)) to.WriteLine(problem);
        if (Count > atMost) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {Count - atMost} more"));
    }
}
