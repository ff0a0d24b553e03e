using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.Reading;

namespace Duecare.Records.FrontDoor;

/// <summary>What the forms of the front door have in common.</summary>
public static class FrontDoorAsked
{
    internal const int LongestName = 200;
    internal const int LongestPlace = 500;

    /// <summary>The contacts or referrals that wait for one kind of step, longest first, by the duty that is open for it.</summary>
    /// <param name="step">What would answer the duty.</param>
    /// <param name="record">The child's record.</param>
    /// <param name="terms">The rules and working days.</param>
    public static IReadOnlyList<Entry> Waiting(Happened step, ChildRecord record, LedgerTerms terms)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(terms);
        var today = LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);
        var standing = record.Chronology.Standing().ToDictionary(e => e.Id.Value, StringComparer.Ordinal);
        var open = DutyList.AsAt(today, terms.Rules, record.Chronology, terms.Calendar).Where(d => OpenDuty.IsOpen(d.State) && d.Rule.MetBy.Any(t => t.What == step));
        return [.. open.Select(d => d.Matter is { } matter ? standing.GetValueOrDefault(matter) : null).OfType<Entry>().Distinct().OrderBy(e => e.Occurred.Earliest)];
    }

    internal static void Source(List<FieldProblem> problems, string? source, string? referrer)
    {
        var known = SourceOfReferral.Of(source);
        if (known is null) problems.Add(new("Source", "Choose who made it"));
        Asked.Text(problems, "Referrer", referrer, "their name, and what they are to the child", isNeeded: known is { IsNamed: true }, LongestName);
    }

    /// <summary>Says which contact or referral is meant, of those that wait; tells a problem where none is, or it waits no more.</summary>
    internal static T? Meant<T>(List<FieldProblem> problems, string? id, IReadOnlyList<Entry> waiting, string what)
        where T : Entry
    {
        var meant = waiting.OfType<T>().FirstOrDefault(e => e.Id.Value == id);
        if (meant is null && string.IsNullOrEmpty(id)) problems.Add(new("Which", $"Say which {what} it is about"));
        else if (meant is null) problems.Add(new("", $"This {what} waits no more: somebody else has dealt with it meanwhile, or it was put right. Nothing of yours was recorded"));
        return meant;
    }
}
