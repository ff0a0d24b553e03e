using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Duecare.Records.Forms;
using Words = Duecare.Domain.Duties.Words;

namespace Duecare.Web.Record;

/// <summary>An entry as a page says it.</summary>
public static class EntryWords
{
    /// <summary>What kind of thing it is: "Core group".</summary>
    public static string Kind(Entry entry) => Capital(EntryKind.Of(entry).Name.Replace('-', ' '));

    /// <summary>What it comes to in one line, where the kind alone says little; null where it says enough.</summary>
    public static string? InShort(Entry entry, ChildId child) => entry switch
    {
        Visit visit => Visited(visit, child),
        CaseNote note => note.Text,
        Document document => document.Title,
        CoreGroup group => group.Findings,
        ManagementDecision decision => decision.Decision,
        ReasonForDelay reason => reason.Reason,
        EnteredInError error => error.Reason,
        Conference conference => Words.Of(conference.Type) + (conference.Decision is { } decision ? ", " + Words.Of(decision) : ""),
        Allocation allocation => allocation.Worker.Value,
        Contact contact => contact.Concern ?? contact.Said,
        ContactDecision decision => FrontDoorWords.Of(decision.Outcome) + (decision.Reason is { } why ? ": " + why : ""),
        Referral referral => referral.Concern,
        ReferralDecision decision => FrontDoorWords.Of(decision.Outcome) + (decision.Reason is { } why ? ": " + why : ""),
        DecisionOversight oversight => oversight.SeniorManagerAgreed is { } senior ? $"{senior} agreed that nothing more be done" : oversight.ReviewedBy is { } manager ? $"Reviewed by {manager}" : oversight.Finding,
        _ => null,
    } is { Length: > 0 } text ? Plain.Text(text) : null;

    /// <summary>What a thing stated is called.</summary>
    public static string Label(EntryField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Path switch { "on" => "Day", "at" => "Time", "asStated" => "As it was said", _ => Capital(field.Label) };
    }

    private static string Visited(Visit visit, ChildId child)
    {
        if (visit.Outcome != VisitOutcome.Completed) return Words.Of(visit.Outcome) + (visit.NotMadeReason is { } why ? ": " + why : "");
        var own = visit.Each.FirstOrDefault(e => e.Child == child);
        var seen = own?.Seen ?? visit.Seen;
        var how = seen switch
        {
            null => "not said whether seen",
            false => "not seen" + (own?.NotSeenReason is { } why ? ": " + why : ""),
            true when (own?.SeenAlone ?? visit.SeenAlone) == true => "seen alone",
            _ => "seen" + ((own?.NotAloneReason ?? visit.NotAloneReason) is { } why ? ", not alone: " + why : ""),
        };
        return $"{Capital(how)}{(visit.Place is { } place ? $", {place}" : "")}{(visit.Announced == false ? ", unannounced" : "")}{(visit.Notes is { } notes ? ". " + notes : "")}";
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
