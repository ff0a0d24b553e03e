using Duecare.Domain.Chronology.Written;
using Duecare.Domain.Duties;
using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.Reading;

namespace Duecare.Records.People;

/// <summary>What is to become of two records that look alike.</summary>
public enum AlikeRecords
{
    /// <summary>They are of one child, and are joined.</summary>
    OneChild,

    /// <summary>They are of two children, and nobody is asked again.</summary>
    TwoChildren,
}

/// <summary>What somebody decided about two records that look alike.</summary>
public sealed record JoiningTold
{
    /// <summary>What is to become of them.</summary>
    public AlikeRecords? Decision { get; init; }

    /// <summary>The record that goes on.</summary>
    public ChildId? Kept { get; init; }

    /// <summary>What was compared.</summary>
    public IReadOnlyList<Compared> Compared { get; init; } = [];

    /// <summary>How it is known.</summary>
    public string? Because { get; init; }
}

/// <summary>A duty whose standing joining would change.</summary>
/// <param name="Duty">The duty as it stands on the record that owes it.</param>
/// <param name="Of">That record.</param>
/// <param name="Becomes">The same duty on the joined record; null where it would not be there.</param>
public sealed record DutyJoined(Duty Duty, ChildId Of, Duty? Becomes);

/// <summary>Joins two records of one child, or says that they are two children's. Both records are the reader's to open, and the one that goes on is chosen.</summary>
public sealed class JoinRecords(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public static IReadOnlyList<FieldProblem> Problems(JoiningTold told, ChildRecord one, ChildRecord other)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var problems = new List<FieldProblem>();
        if (told.Decision is null) problems.Add(new(nameof(told.Decision), "Say whether they are one child or two"));
        Asked.Text(problems, nameof(told.Because), told.Because, "how you know", isNeeded: true);
        if (told.Decision != AlikeRecords.OneChild) return problems;
        if (told.Kept is null || Other(told.Kept, one, other) is not { } joined) problems.Add(new(nameof(told.Kept), "Choose the record that goes on"));
        else if (joined.Joinings is [{ Entry: RecordsJoined earlier }, ..])
            problems.Add(new(nameof(told.Kept), $"Other records are joined to {earlier.Kept}: choose that one to go on, or take them apart first"));
        if (told.Compared.Count == 0) problems.Add(new(nameof(told.Compared), "Tick what you compared"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, JoiningTold told, ChildRecord one, ChildRecord other, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(told, one, other);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [Decided(sent, told, one, other)], cancel);
    }

    /// <summary>The duties owed on either record that would stand otherwise if the one were joined to the other today: met by what the other holds, ended, or held by another. Acknowledgements, which follow from the others, are left out.</summary>
    public IReadOnlyList<DutyJoined> WouldChange(ChildRecord kept, ChildRecord joined)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(joined);
        var today = LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);
        var together = Duties(Together(kept, joined, today), today);
        return [.. new[] { kept, joined }.SelectMany(half => Duties(half.Chronology, today).Where(d => d.About is null && OpenDuty.IsOpen(d.State))
            .Select(d => new DutyJoined(d, half.Chronology.Child.Id, Same(together, d)))).Where(d => d.Becomes is not { } now || (now.State, now.Due, now.Holder) != (d.Duty.State, d.Duty.Due, d.Duty.Holder))];
    }

    // Two plans stated on two records are one plan, which only one of them started: what is owed for it is known by its day. Where the one takes the place of the other, what is owed goes on with it.
    private static Duty? Same(IReadOnlyList<Duty> together, Duty duty) =>
        together.Where(t => (t.Rule.Id, t.Due, t.Person) == (duty.Rule.Id, duty.Due, duty.Person)).OrderByDescending(t => OpenDuty.IsOpen(t.State)).FirstOrDefault();

    private IReadOnlyList<Duty> Duties(ChildChronology chronology, DateOnly today) => DutyList.AsAt(today, terms.Rules, chronology, terms.Calendar);

    /// <summary>The record that the joining would make. Who is who is left out: no duty turns on it.</summary>
    private static ChildChronology Together(ChildRecord kept, ChildRecord joined, DateOnly today)
    {
        var (k, j) = (kept.Chronology.Child.Id, joined.Chronology.Child.Id);
        List<Placed> placed = [.. kept.Entries.Concat(joined.Entries).DistinctBy(e => e.Seq).Where(e => !EntryKind.Of(e.Entry).SaysWhoIsWho || e.Entry is RecordTransfer).OrderBy(e => e.Seq).Select(e => new Placed(e.Seq, e.Entry))];
        placed.Add(new(long.MaxValue, new RecordsJoined { Id = new("what if"), Occurred = When.On(today), Children = [k, j], Kept = k, Joined = j, Because = "what if" }));
        var (records, covers) = (JoinedRecords.Among(placed), placed.Select(p => p.Entry).OfType<RecordTransfer>().ToList());
        return kept.Chronology with { Entries = [.. records.Read(k, placed).Select(p => p.Entry)], Halves = records.Halves(k, placed), Covers = RecordTransfer.Together(covers) };
    }

    private Entry Decided(FormSent sent, JoiningTold told, ChildRecord one, ChildRecord other)
    {
        var (occurred, because) = (When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime)), told.Because!.Trim());
        List<ChildId> children = [one.Chronology.Child.Id, other.Chronology.Child.Id];
        if (told.Decision == AlikeRecords.TwoChildren) return new DifferentChildren { Id = sent.EntryId(), Occurred = occurred, Children = children, Because = because };
        return new RecordsJoined
        {
            Id = sent.EntryId(),
            Occurred = occurred,
            Children = children,
            Kept = told.Kept!.Value,
            Joined = Other(told.Kept, one, other)!.Chronology.Child.Id,
            Because = because,
            Compared = [.. told.Compared.Distinct()],
        };
    }

    private static ChildRecord? Other(ChildId? kept, ChildRecord one, ChildRecord other) =>
        kept == one.Chronology.Child.Id ? other : kept == other.Chronology.Child.Id ? one : null;
}
