using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Audit;

/// <summary>
/// The children whom no entry of a source tells of, in the source's order. Nothing can be worked out of nothing, and a child with no duties looks like one to whom all was done: so they are named. Keeps the
/// first thousand ids and counts the rest.
/// </summary>
public sealed class ChildrenInNoEntry
{
    /// <summary>What an audit says where it comes to one of them.</summary>
    public const string OfOne = "Nothing is recorded of this child but who they are, so what is owed to them is not known";

    private const int Kept = 1000;
    private const int Named = 10;
    private readonly List<string> _first = [];

    /// <summary>How many there are, those not kept among them.</summary>
    public long Count { get; private set; }

    /// <summary>The ids of the first thousand.</summary>
    public IReadOnlyList<string> First => _first;

    /// <summary>"Nothing is recorded of 2 children but who they are, so what is owed to them is not known: P1, P2". Of more than ten, the first ten and how many more.</summary>
    public string Sentence => $"Nothing is recorded of {DutyWords.Number(Count, "child", "children")} but who they are, so what is owed to them is not known: "
        + string.Join(", ", _first.Take(Named).Select(Plain.Text)) + (Count > Named ? $" and {Count - Named:N0} more" : "");

    /// <summary>Counts a child.</summary>
    public void Add(Child child)
    {
        ArgumentNullException.ThrowIfNull(child);
        Count++;
        if (_first.Count < Kept) _first.Add(child.Id.Value);
    }

    /// <summary>Adds those of other children, who come after these.</summary>
    public void AddAll(ChildrenInNoEntry others)
    {
        ArgumentNullException.ThrowIfNull(others);
        Count += others.Count;
        _first.AddRange(others._first.Take(Kept - _first.Count));
    }

    /// <summary>Writes one line that says where these children stand, how many there are and who; none if there are none.</summary>
    /// <param name="to">What to write to.</param>
    /// <param name="where">The file, and where in it children are listed.</param>
    public void Print(TextWriter to, string where)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (Count > 0) to.WriteLine($"{where}: n{Sentence[1..]}");
    }
}
