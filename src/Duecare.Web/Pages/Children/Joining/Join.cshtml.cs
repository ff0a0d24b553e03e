using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Records.Staff;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Joining;

/// <summary>What is asked of two records that look alike.</summary>
public sealed class JoinAnswers
{
    public AlikeRecords? Decision { get; set; }

    public string? Kept { get; set; }

    public IList<Compared> Compared { get; set; } = [];

    public string? Because { get; set; }
}

/// <summary>Two records side by side: who each says the child is, what is owed on each, and who works with each. They are joined, or said to be two children's.</summary>
[Form("join", typeof(RecordsJoined), "", "Compare two records")]
public sealed class JoinModel(FormServices services, JoinRecords joinRecords, StaffList staff) : FormPage<JoinAnswers>(services)
{
    /// <summary>The other child.</summary>
    [BindProperty(SupportsGet = true)]
    public string OtherId { get; set; } = "";

    /// <summary>The other child's record.</summary>
    public ReadRecord Other { get; private set; } = null!;

    /// <summary>What stands on either, thing by thing, that of the record it was begun from first.</summary>
    public IReadOnlyList<(string What, string One, string Other, bool Differs)> SideBySide { get; private set; } = [];

    /// <summary>For each record that could go on, what would become of duties that are owed now.</summary>
    public IReadOnlyList<(ChildId Kept, IReadOnlyList<DutyJoined> Changes)> Changes { get; private set; } = [];

    /// <inheritdoc/>
    public override string FormId => $"{base.FormId}/{Links.Join(new(""), new(OtherId))["/children//".Length..]}";

    /// <inheritdoc/>
    protected override async Task<bool> PrepareAsync()
    {
        if (await Read(OtherId) is not { } other || other.Chronology.Child.Id == Record.Chronology.Child.Id) return false;
        Other = other;
        var (one, two) = (Of(Record), Of(other));
        var names = await staff.Names(one.Workers.Concat(two.Workers).Select(w => w.Worker.Value), HttpContext.RequestAborted);
        SideBySide = [.. one.Said(names, Today).Zip(two.Said(names, Today)).Where(p => p.First.Value.Length > 0 || p.Second.Value.Length > 0)
            .Select(p => (p.First.What, p.First.Value, p.Second.Value, p.First.Value.Length > 0 && p.Second.Value.Length > 0 && p.First.Value != p.Second.Value))];
        Changes = [(Record.Chronology.Child.Id, joinRecords.WouldChange(Record, other)), (other.Chronology.Child.Id, joinRecords.WouldChange(other, Record))];
        return true;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => JoinRecords.Problems(Told(), Record, Other);

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => joinRecords.Record(sent, Told(), Record, Other, cancel);

    private JoiningTold Told() => new()
    {
        Decision = Answers.Decision,
        Kept = string.IsNullOrEmpty(Answers.Kept) ? null : new ChildId(Answers.Kept),
        Compared = [.. Answers.Compared],
        Because = Answers.Because,
    };

    private Side Of(ReadRecord record) => new(
        PeopleOn.Of(Today, record.Chronology), record, [.. DutyList.AsAt(Today, Terms.Rules, record.Chronology, Terms.Calendar).Where(d => d.About is null && OpenDuty.IsOpen(d.State))], Allocated.AllOn(Today, record.Chronology));

    /// <summary>One of the two records.</summary>
    private sealed record Side(PeopleOn People, ReadRecord Record, IReadOnlyList<Duty> Owed, IReadOnlyList<Allocation> Workers)
    {
        /// <summary>What it says, always in the same order; empty where it says nothing.</summary>
        public IEnumerable<(string What, string Value)> Said(StaffNames names, DateOnly today)
        {
            var (child, details) = (Record.Chronology.Child, People.Details);
            yield return ("Name", Plain.Text(child.Name ?? ""));
            yield return ("Other names", Joined(details?.OtherNames.Select(n => n.Name)));
            yield return ("Date of birth", child.Born is { } born ? $"{born:d MMMM yyyy}" : "");
            yield return ("Expected", child.Expected is { } expected ? $"{expected:d MMMM yyyy}" : "");
            yield return ("Died", child.Died is { } died ? $"{died:d MMMM yyyy}" : "");
            yield return ("Sex", child.Sex is { } sex ? PeopleWords.Capital(Words.Of(sex)) : "");
            yield return ("Ethnicity", details?.Ethnicity is { } ethnicity ? Characteristics.Words(ethnicity) : "");
            yield return ("Numbers", Joined(People.Identifiers.Where(i => i.Entry.Value is not null).Select(i => $"{PeopleWords.Of(i.Entry.Type)} {i.Entry.Value}")));
            yield return ("Addresses", Joined(People.Addresses.Where(a => a.Entry.Person is null).Select(a => a.Entry.OnOneLine)));
            yield return ("Family", Joined(People.Who.Values.Select(PeopleWords.Who).Order(StringComparer.OrdinalIgnoreCase)));
            yield return ("Worked with as", Joined(ChildStatus.On(today, Record.Chronology).Select(s => ChildModel.Badge(s.Status))));
            yield return ("Worker", Joined(Workers.Select(w => names.Of(w.Worker.Value) + (w.Team is { } team ? $", {team}" : ""))));
            yield return ("Owed now", Joined(Owed.Select(d => $"{DutyWords.Title(d)}{(d.Due is { } due ? $", {DutySaid.Day(due)}" : "")}")));
            yield return ("Entries", $"{Record.Entries.Count}, the last recorded on {Wording.Day(Domain.Calendar.LondonTime.DateOf(Record.Entries[^1].RecordedAt))}");
        }

        private static string Joined(IEnumerable<string>? parts) => string.Join("\n", (parts ?? []).Select(Plain.Text).Distinct(StringComparer.Ordinal));
    }
}
