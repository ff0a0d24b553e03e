namespace Duecare.Domain.Duties;

/// <summary>Says why a duty is due when it is, in one sentence.</summary>
internal static class Explanation
{
    public static string Of(Duty duty) => duty.Rule.Title;
}
