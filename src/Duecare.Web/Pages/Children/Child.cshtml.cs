using System.Xml.Linq;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Retention;
using Duecare.Domain.Timelines;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Records.Reading;
using Duecare.Records.Staff;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children;

/// <summary>One child: who it is, every clock, what was recorded, and who is there. As at any day, and as known at any instant.</summary>
public sealed class ChildModel(RecordAccess access, LedgerTerms terms, StaffList staff) : AsAtPage(access, terms)
{
    private const int MostEntries = 50;

    private static readonly DutyState[] WorstFirst = [DutyState.Overdue, DutyState.DueSoon, DutyState.Pending, DutyState.AwaitingDate];

    /// <summary>Whether everything recorded is shown, and not only the latest.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>The record.</summary>
    public ReadRecord Record { get; private set; } = null!;

    /// <summary>Who it is.</summary>
    public Child Child => Record.Chronology.Child;

    /// <summary>Under what the child was worked with.</summary>
    public IReadOnlyList<(WorkedWithAs Status, Window Since)> Statuses { get; private set; } = [];

    /// <summary>The social worker's allocation; null if there was none.</summary>
    public Allocation? Allocation { get; private set; }

    /// <summary>Social workers who are allocated besides: on a record that another was joined to, until one of the allocations is ended.</summary>
    public IReadOnlyList<Allocation> AlsoAllocated { get; private set; } = [];

    /// <summary>Whether the reader may take apart records that were joined.</summary>
    public bool MayPart => Record.MayState(EntryKind.All.First(k => k.Type == typeof(RecordsParted)));

    /// <summary>Whether no allocation means that nobody was allocated, and not that the source does not say.</summary>
    public bool HoldsAllocations => Holds(nameof(Domain.Oversight.Allocation));

    /// <summary>What those who hold the duties are called.</summary>
    public StaffNames Names { get; private set; } = null!;

    /// <summary>Every duty as at the day.</summary>
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    /// <summary>The duties still owed, worst first.</summary>
    public IReadOnlyList<Duty> Clocks { get; private set; } = [];

    /// <summary>What stood in the record, newest first.</summary>
    public IReadOnlyList<Recorded> Entries { get; private set; } = [];

    /// <summary>How many entries are not shown.</summary>
    public int NotShown { get; private set; }

    /// <summary>What the people on whom duties sit are called.</summary>
    public PeopleNames Called { get; private set; } = null!;

    /// <summary>The people whom the record names.</summary>
    public IReadOnlyList<PersonDetails> People { get; private set; } = [];

    /// <summary>How many documents stand in the record.</summary>
    public int Documents => Record.Chronology.Standing().OfType<Document>().Count();

    /// <summary>What to know first.</summary>
    public IReadOnlyList<RecordFlag> Flags { get; private set; } = [];

    /// <summary>The timeline.</summary>
    public IHtmlContent Timeline { get; private set; } = HtmlString.Empty;

    /// <summary>The same timeline, drawn for a phone.</summary>
    public IHtmlContent NarrowTimeline { get; private set; } = HtmlString.Empty;

    /// <summary>The forms that begin here: those that answer something owed only while it is.</summary>
    public IReadOnlyList<FormAttribute> Forms => [.. FormAttribute.OfferedTo(Reader).Where(f => !f.OnlyWhereOwed || Clocks.Any(d => f.CanMeet(d.Rule)))];

    /// <summary>A status as a badge says it.</summary>
    public static string Badge(WorkedWithAs status) => status switch
    {
        WorkedWithAs.ChildInNeed => "Child in need",
        WorkedWithAs.ChildProtection => "Child protection",
        WorkedWithAs.LookedAfter => "Looked after",
        WorkedWithAs.PrivateFostering => "Private fostering",
        _ => "Early help",
    };

    /// <summary>Whether an entry was recorded on a later day than it happened, and so has two dates.</summary>
    public static DateOnly? RecordedLater(Recorded recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var on = Domain.Calendar.LondonTime.DateOf(recorded.Entry.KnownFrom);
        return on > recorded.Entry.Occurred.Latest ? on : null;
    }

    /// <summary>Shows the child.</summary>
    public async Task<IActionResult> OnGetAsync(string childId)
    {
        Ask();
        if (await Read(childId, AsAt) is not { } record) return NotFound();
        Record = record;
        var standing = record.Chronology.Standing(AsAt.KnownAt).Where(e => e.Occurred.Earliest <= AsAt.Day).ToList();
        Duties = DutyList.AsAt(AsAt.Day, Terms.Rules, record.Chronology, Terms.Calendar, AsAt.KnownAt);
        Clocks = [.. Duties.Where(d => OpenDuty.IsOpen(d.State)).OrderBy(d => Array.IndexOf(WorstFirst, d.State)).ThenBy(d => d.Due?.From ?? int.MaxValue)];
        Statuses = ChildStatus.On(AsAt.Day, record.Chronology, AsAt.KnownAt);
        var allocated = Allocated.AllOn(AsAt.Day, record.Chronology with { Entries = standing });
        (Allocation, AlsoAllocated) = (allocated.Count == 0 ? null : allocated[0], [.. allocated.Skip(1)]);
        People = Named(standing);
        Called = PeopleNames.In(record.Chronology, AsAt.KnownAt);
        Flags = [.. PeopleOn.Of(AsAt.Day, record.Chronology, AsAt.KnownAt).Flags.Where(f => f.Stands).Select(f => f.Entry)];
        (Timeline, NarrowTimeline) = Draw(standing);
        ShowEntries(standing);
        Names = await staff.Names(Clocks.Select(d => d.Holder).Concat(allocated.Select(a => a.Worker.Value)).Concat(record.Joinings.Select(j => j.Author)).Concat(Entries.Select(e => e.Entry.By ?? e.Author)).OfType<string>(), HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>The people whom what had happened by the day names; who they are is said as it was known, whatever day that was said.</summary>
    private IReadOnlyList<PersonDetails> Named(List<Entry> standing)
    {
        var named = standing.SelectMany(WrittenEntry.PeopleIn).ToHashSet();
        var details = Record.Chronology.Standing(AsAt.KnownAt).OfType<PersonDetails>().Where(p => named.Contains(p.Person));
        return [.. details.GroupBy(p => p.Person).Select(g => g.Last()).OrderBy(p => p.Relation, StringComparer.Ordinal)];
    }

    private void ShowEntries(List<Entry> standing)
    {
        var byId = Record.Entries.ToDictionary(e => e.Entry.Id);
        var shown = standing.Where(e => !EntryKind.Of(e).SaysWhoIsWho && e is not Disposal).Reverse().Select(e => byId[e.Id]).ToList();
        Entries = All ? shown : [.. shown.Take(MostEntries)];
        NotShown = shown.Count - Entries.Count;
    }

    private (HtmlString Wide, HtmlString Narrow) Draw(List<Entry> standing)
    {
        List<Entry> drawn = [.. standing.Where(e => e is not (Disposal or CaseNote { Channel: NoteChannel.FileNote, About: not null }))];
        var (child, reasonsAreHeld) = (new ChildDuties(Child, Duties, drawn), Holds(nameof(ReasonForDelay)));
        return (Html(Domain.Timelines.Timeline.Draw(child, AsAt.Day, reasonsAreHeld, 1)), Html(Domain.Timelines.Timeline.DrawNarrow(child, AsAt.Day, reasonsAreHeld, 2)));

        static HtmlString Html(XElement picture) => new(picture.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Whether the record claims to hold a kind of entry, at any time.</summary>
    private bool Holds(string kind) => Record.Chronology.Covers is not { } covers || covers.Any(c => c.Kind == Words.Kebab(kind));
}
