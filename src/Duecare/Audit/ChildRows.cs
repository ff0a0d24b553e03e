using Duecare.Domain.Duties;

namespace Duecare.Audit;

/// <summary>A duty beside the child it is owed to.</summary>
internal readonly record struct ChildDuty(ChildDuties Child, Duty Duty);

/// <summary>A remedy agreed with the Ombudsman, which the council owes once, beside every child whose record has it.</summary>
/// <param name="Duty">The duty, as the first of the children has it.</param>
/// <param name="Children">The children.</param>
internal sealed record Remedy(Duty Duty, List<ChildDuties> Children)
{
    /// <summary>What two children's duties have in common if they are one remedy.</summary>
    public static (string Rule, string? Matter, string Decision) KeyOf(Duty duty) => (duty.Rule.Id, duty.Matter, duty.StartedBy.Entry.Id.Value);
}

/// <summary>An act outside a limit or window beside the child whose record shows it.</summary>
internal readonly record struct ChildFlag(ChildDuties Child, LimitFlag Flag)
{
    /// <summary>The latest act first: what can still be asked about before what is long past.</summary>
    public static int LatestFirst(ChildFlag a, ChildFlag b) => b.Flag.ActedOn.To.CompareTo(a.Flag.ActedOn.To);
}
