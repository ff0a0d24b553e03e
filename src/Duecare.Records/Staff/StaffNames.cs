using Duecare.Domain.Duties;

namespace Duecare.Records.Staff;

/// <summary>What those whom duties and allocations name are called: the name of who works here, and of who did; a role in words; anybody else as the record has it.</summary>
public sealed class StaffNames
{
    private readonly IReadOnlyDictionary<string, (string Name, bool IsActive)> _known;

    internal StaffNames(IReadOnlyDictionary<string, (string Name, bool IsActive)> known) => _known = known;

    /// <summary>The name alone.</summary>
    public string Name(string holder) => _known.TryGetValue(holder, out var worker) ? Plain.Text(worker.Name) : DutyWords.Holder(holder);

    /// <summary>The name, and that they left if they did.</summary>
    public string Of(string holder) => HasLeft(holder) ? $"{Name(holder)}, who has left" : Name(holder);

    /// <summary>Whether they worked here and do no more.</summary>
    public bool HasLeft(string holder) => _known.TryGetValue(holder, out var worker) && !worker.IsActive;
}
