using Duecare.Domain.Duties;

namespace Duecare.Records.Staff;

/// <summary>What those whom duties and allocations name are called: the name of who works here, and of who did; a role in words; anybody else as the record has it.</summary>
public sealed class StaffNames
{
    private readonly IReadOnlyDictionary<string, (string Name, bool IsActive)> _known;

    private readonly HashSet<string> _shared;

    internal StaffNames(IReadOnlyDictionary<string, (string Name, bool IsActive)> known) =>
        (_known, _shared) = (known, known.Values.GroupBy(w => w.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The name alone; with the id beside it where two who are asked about share it.</summary>
    public string Name(string holder)
    {
        if (!_known.TryGetValue(holder, out var worker)) return DutyWords.Holder(holder);
        return _shared.Contains(worker.Name) ? $"{Plain.Text(worker.Name)} ({Plain.Text(holder)})" : Plain.Text(worker.Name);
    }

    /// <summary>The name, and that they left if they did.</summary>
    public string Of(string holder) => HasLeft(holder) ? $"{Name(holder)}, who has left" : Name(holder);

    /// <summary>Whether they worked here and do no more.</summary>
    public bool HasLeft(string holder) => _known.TryGetValue(holder, out var worker) && !worker.IsActive;
}
