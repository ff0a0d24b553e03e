using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Records.Reading;

namespace Duecare.Web.Record;

/// <summary>One duty among all those of a child.</summary>
public static class DutyAsked
{
    /// <summary>The duty of a rule and number, about an adult or a matter where it is about one; null if there is none.</summary>
    public static Duty? Find(ChildRecord record, LedgerTerms terms, AsAt asAt, string rule, int occurrence, string? person, string? matter)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(asAt);
        return DutyList.AsAt(asAt.Day, terms.Rules, record.Chronology, terms.Calendar, asAt.KnownAt)
            .FirstOrDefault(d => d.Rule.Id == rule && d.Occurrence == occurrence && d.Person == person && (matter is null || d.Matter == matter));
    }
}
