using System.Xml.Linq;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Genograms;
using Duecare.Domain.InformationRights;
using Duecare.Domain.People;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Records.InformationRights;
using Duecare.Records.Reading;
using Duecare.Records.Staff;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.People;

/// <summary>Who is in a child's life: what to know first, who the child is, the household, addresses, family, professionals and numbers. As at any day, and as known at any instant.</summary>
public sealed class IndexModel(RecordAccess access, LedgerTerms terms, StaffList staff) : AsAtPage(access, terms)
{
    private HashSet<EntryId> _standing = [];

    /// <summary>The record.</summary>
    public ReadRecord Record { get; private set; } = null!;

    /// <summary>The child.</summary>
    public Child Child => Record.Chronology.Child;

    /// <summary>Who is in the child's life on the day.</summary>
    public PeopleOn People { get; private set; } = null!;

    /// <summary>The other children whom the record names with this one, of those whom the reader may see.</summary>
    public IReadOnlyDictionary<ChildId, Child> Others { get; private set; } = null!;

    /// <summary>What those who set flags are called.</summary>
    public StaffNames Names { get; private set; } = null!;

    /// <summary>The family in sentences, each with the entry that says so.</summary>
    public IReadOnlyList<(Relationship Relationship, string Sentence)> Sentences { get; private set; } = [];

    /// <summary>The family as a picture; null where nobody but the child would stand in it.</summary>
    public IHtmlContent? Genogram { get; private set; }

    /// <summary>Those who live with the child on the day, as a list says them, each with the entry that says so.</summary>
    public IReadOnlyList<(string Who, HouseholdMember Entry)> Household { get; private set; } = [];

    /// <summary>The number of the joined record on which something was said.</summary>
    public string JoinedNumber(Entry entry) => Plain.Text(Record.Chronology.Halves?.JoinedHalf(entry)?.Value ?? "");

    /// <summary>Whether the reader may say such a thing of the child; only of the record as it is now.</summary>
    public bool MayState<T>() => AsAt.IsNow && Record.MayState(EntryKind.All.First(k => k.Type == typeof(T)));

    /// <summary>Where an entry is put right or ended; null where the reader can't.</summary>
    public string? Change(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var kind = EntryKind.Of(entry);
        if (!AsAt.IsNow || !Record.MayState(kind) || CorrectEntry.Find(Record, entry.Id.Value) is null) return null;
        return Links.Change(Child.Id, FormAttribute.All.First(f => f.Entry == kind.Type).Path, entry.Id);
    }

    /// <summary>An address as it stands, or that it is protected.</summary>
    public string Where(Address address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Plain.Text(address.IsSafe && Record.OnScreen is { } release ? address.To(release) : address.OnOneLine);
    }

    /// <summary>To whom a safe address was released, as the record was known.</summary>
    public IEnumerable<(Recorded Recorded, AddressRelease Release)> Releases(Address address) =>
        Record.Entries.Where(e => _standing.Contains(e.Entry.Id)).Select(e => (e, e.Entry as AddressRelease)).Where(e => e.Item2?.Address == address.Id).Select(e => (e.e, e.Item2!));

    /// <summary>Whether the reader may release a safe address; only of the record as it is now.</summary>
    public bool MayRelease(Address address) => MayState<AddressRelease>() && ReleaseAddress.Addresses(Record).Any(a => a.Id == address.Id);

    /// <summary>Whose an address is, or with whom somebody works: the child's, by default.</summary>
    public string Whose(PersonId? person) => person is { } other ? FamilySentences.Name(other, People) : "";

    /// <summary>"since 1 March 2026", "from 1 March 2025 to 28 February 2026".</summary>
    public static string Days<T>(Lasting<T> lasting)
        where T : Entry
    {
        ArgumentNullException.ThrowIfNull(lasting);
        var from = lasting.Entry.Occurred.Days;
        return lasting.Until is { } until ? $"from {from} to {until}" : $"since {from}";
    }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string childId)
    {
        Ask();
        if (await Read(childId, AsAt) is not { } record) return NotFound();
        Record = record;
        People = PeopleOn.Of(AsAt.Day, record.Chronology, AsAt.KnownAt);
        Others = await OthersAsync();
        _standing = record.Chronology.Standing(AsAt.KnownAt).Select(e => e.Id).ToHashSet();
        Names = await staff.Names(People.Flags.Select(f => f.Entry.By).Concat(record.Entries.Where(e => e.Entry is AddressRelease).Select(e => e.Author)).OfType<string>().Distinct(), HttpContext.RequestAborted);
        List<Child> shown = [People.Details?.Child() ?? Child, .. Others.Values];
        Sentences = FamilySentences.Of(People, shown, AsAt.Day);
        if (Sentences.Count > 0) Genogram = new HtmlString(Domain.Genograms.Genogram.Draw(People, shown, AsAt.Day).ToString(SaveOptions.DisableFormatting));
        Household = [.. People.Household.Where(m => m.Stands).SelectMany(Members)];
        return Page();
    }

    private async Task<IReadOnlyDictionary<ChildId, Child>> OthersAsync()
    {
        var others = People.Relationships.SelectMany(r => r.Entry.Children).Concat(People.Household.SelectMany(m => m.Entry.Children)).Distinct().Where(c => c != Child.Id).ToList();
        return others.Count == 0 ? new Dictionary<ChildId, Child>() : await Access.Named(Reader, others, Route, HttpContext.RequestAborted);
    }

    private IEnumerable<(string, HouseholdMember)> Members(Lasting<HouseholdMember> member)
    {
        var arrangement = member.Entry.Arrangement is { } when ? $", {Plain.Text(when)}" : "";
        if (member.Entry.Person is { } person) return [($"{PeopleWords.Who(People.Who.GetValueOrDefault(person) ?? Unknown(person))}{arrangement}, {Days(member)}", member.Entry)];
        return member.Entry.Children.Where(Others.ContainsKey).Select(c => ($"{PersonWords.Name(Others[c])}, {PersonWords.Age(Others[c], AsAt.Day)}{arrangement}, {Days(member)}", member.Entry));
    }

    private PersonDetails Unknown(PersonId person) => new() { Id = new("unknown"), Occurred = When.On(AsAt.Day), Children = [Child.Id], Person = person };
}
