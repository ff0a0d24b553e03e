using Duecare.Domain.Chronology;
using Microsoft.AspNetCore.Http;

namespace Duecare.Web.Record;

/// <summary>Where things are. An id may hold anything, so it is escaped.</summary>
public static class Links
{
    /// <summary>In an address, the number by which somebody was led to the record that it is joined to.</summary>
    public const string LedFrom = "led-from";

    /// <summary>The reader's own list.</summary>
    public const string MyWork = "/work";

    /// <summary>What waits at the front door.</summary>
    public const string FrontDoor = "/front-door";

    /// <summary>Where a contact about a child is recorded who is not known yet.</summary>
    public const string NewContact = "/contacts/record";

    /// <summary>The work of the reader's own team; for who answers for all, the teams.</summary>
    public const string OwnTeam = "/team";

    /// <summary>Where a child is looked for.</summary>
    public const string Search = "/search";

    /// <summary>Every two records that may be of one child.</summary>
    public const string AllDuplicates = "/duplicates";

    /// <summary>A team's work.</summary>
    public static string Team(string team) => $"/teams/{Uri.EscapeDataString(team)}/work";

    /// <summary>A child's page.</summary>
    public static string Child(ChildId child) => $"/children/{Uri.EscapeDataString(child.Value)}";

    /// <summary>The same page of the record that a child's is joined to.</summary>
    public static string OfKept(ChildId kept, ChildId asked, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = request.Path.Value!;
        var end = path.IndexOf('/', "/children/".Length);
        var rest = end < 0 ? "" : new PathString(path[end..]).ToUriComponent();
        return $"{Child(kept)}{rest}{request.QueryString.Add(LedFrom, asked.Value)}";
    }

    /// <summary>Who is in a child's life.</summary>
    public static string People(ChildId child) => $"{Child(child)}/people";

    /// <summary>Who is in a child's life as at a day, and as known at an instant.</summary>
    public static string People(ChildId child, AsAt asAt) => People(child) + (asAt ?? throw new ArgumentNullException(nameof(asAt))).Query;

    /// <summary>Where what was said of people is put right or ended, by the form's own address.</summary>
    public static string Change(ChildId child, string form, EntryId entry) => $"{Child(child)}/{form}?entry={Uri.EscapeDataString(entry.Value)}";

    /// <summary>Where it is said who somebody is whom a child's record names.</summary>
    public static string PersonDetails(ChildId child, PersonId person) => $"{Child(child)}/people/details?person={Uri.EscapeDataString(person.Value)}";

    /// <summary>A child's page as at a day, and as known at an instant.</summary>
    public static string Child(ChildId child, AsAt asAt) => Child(child) + (asAt ?? throw new ArgumentNullException(nameof(asAt))).Query;

    /// <summary>Why a duty is due.</summary>
    public static string Why(ChildId child, string rule, int occurrence, string? person, string? matter, AsAt? asAt = null)
    {
        var query = new List<string>();
        if (person is not null) query.Add($"person={Uri.EscapeDataString(person)}");
        if (matter is not null) query.Add($"matter={Uri.EscapeDataString(matter)}");
        if (asAt is { IsNow: false }) query.Add(asAt.Query[1..]);
        return $"{Child(child)}/duties/{Uri.EscapeDataString(rule)}/{occurrence}{(query.Count == 0 ? "" : "?" + string.Join('&', query))}";
    }

    /// <summary>Where a reason for delay is given.</summary>
    public static string Reason(ChildId child, string rule, int occurrence, string? person, string? matter)
    {
        var why = Why(child, rule, occurrence, person, matter);
        return why.Contains('?', StringComparison.Ordinal) ? why.Replace("?", "/reason?", StringComparison.Ordinal) : why + "/reason";
    }

    /// <summary>Where an entry is corrected.</summary>
    public static string Correct(ChildId child, EntryId entry) => $"{Child(child)}/entries/{Uri.EscapeDataString(entry.Value)}/correct";

    /// <summary>Records that may be of the same child.</summary>
    public static string Duplicates(ChildId child) => $"{Child(child)}/duplicates";

    /// <summary>Where two records are compared, and joined.</summary>
    public static string Join(ChildId child, ChildId other) => $"{Child(child)}/join/{Uri.EscapeDataString(other.Value)}";

    /// <summary>Where two records that were joined are taken apart.</summary>
    public static string Part(ChildId child, EntryId joining) => $"{Child(child)}/part/{Uri.EscapeDataString(joining.Value)}";

    /// <summary>A safe address for the one person to whom it was released.</summary>
    public static string Release(ChildId child, EntryId release) => $"{Child(child)}/releases/{Uri.EscapeDataString(release.Value)}";

    /// <summary>The documents of a child's record.</summary>
    public static string Documents(ChildId child) => $"{Child(child)}/documents";

    /// <summary>A document's file, to be saved.</summary>
    public static string File(ChildId child, EntryId document) => $"{Documents(child)}/{Uri.EscapeDataString(document.Value)}/file";

    /// <summary>The small picture of a document.</summary>
    public static string Preview(ChildId child, EntryId document) => $"{Documents(child)}/{Uri.EscapeDataString(document.Value)}/preview";

    /// <summary>What a request recorded, and which clocks it met.</summary>
    public static string Recorded(ChildId child, string requestId) => $"{Child(child)}/recorded/{Uri.EscapeDataString(requestId)}";
}
