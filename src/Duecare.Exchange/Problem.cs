using System.Globalization;

namespace Duecare.Exchange;

/// <summary>Something in a file that keeps it from being read, told so that the person who has the file can put it right.</summary>
/// <param name="File">The file, as it was named by whoever asked.</param>
/// <param name="Line">The line, from 1; null where the problem is not of one line.</param>
/// <param name="Place">Where in the file's own terms, such as <c>entry e12 (core-group), field "on"</c>; empty for the file itself.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record Problem(string File, long? Line, string Place, string Message)
{
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

/// <summary>The problems of one or more files, in the order found. Keeps the first thousand and counts the rest, so that a file of nothing but mistakes cannot fill the memory.</summary>
public sealed class Problems
{
    private const int Kept = 1000;
    private readonly List<Problem> _kept = [];

    /// <summary>How many were found, those not kept among them.</summary>
    public long Count { get; private set; }

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<Problem> First => _kept;

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem)
    {
        Count++;
        if (_kept.Count < Kept) _kept.Add(problem);
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
