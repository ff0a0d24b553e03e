using Duecare.Domain.Duties;

namespace Duecare.Audit;

/// <summary>A duty beside the child it is owed to.</summary>
internal readonly record struct ChildDuty(ChildDuties Child, Duty Duty);

/// <summary>An act outside a limit or window beside the child whose record shows it.</summary>
internal readonly record struct ChildFlag(ChildDuties Child, LimitFlag Flag)
{
    /// <summary>The latest act first: what can still be asked about before what is long past.</summary>
    public static int LatestFirst(ChildFlag a, ChildFlag b) => b.Flag.ActedOn.To.CompareTo(a.Flag.ActedOn.To);
}
