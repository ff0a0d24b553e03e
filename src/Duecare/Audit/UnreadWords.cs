using Duecare.Domain.Chronology;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>What of a source is not in its audit, in words.</summary>
internal static class UnreadWords
{
    /// <summary>What stands before it.</summary>
    public const string Lacks = "This audit lacks what could not be read: ";

    /// <summary>"3 rows of ssd_cp_visits.csv, all of ssd_cin_plans.csv".</summary>
    public static string Of(params IEnumerable<Unread> unread) => Plain.Text(string.Join(", ", unread));
}
