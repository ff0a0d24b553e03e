using Duecare.Domain.CaseNotes;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Reading;

namespace Duecare.Records.Forms;

/// <summary>What is to become of an entry that is wrong.</summary>
public enum CorrectionKind
{
    /// <summary>It states something wrongly, and is put right.</summary>
    PutRight,

    /// <summary>It should not be there at all, as on the wrong child.</summary>
    EnteredInError,
}

/// <summary>A correction of an entry, with its reason.</summary>
/// <param name="Kind">What is to become of it.</param>
/// <param name="Fields">What it is to state, by path; see <see cref="EntryFields"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record Correction(CorrectionKind? Kind, IReadOnlyDictionary<string, string?> Fields, string? Reason);

/// <summary>Corrects an entry by another that takes its place. The earlier one stays, and every earlier instant can still be asked for.</summary>
/// <remarks>The reason is a note about the correction, recorded with it or not at all; for what was entered in error it stands in the withdrawal itself.</remarks>
public sealed class CorrectEntry(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Whether an entry is corrected in this way. A disposal, a transfer and a withdrawal are not: they are answered by another of their own kind.</summary>
    public static bool CanBe(Entry entry) => entry is not (Domain.Retention.Disposal or RecordTransfer or EnteredInError);

    /// <summary>The entry, if it stands now and can be corrected.</summary>
    public static Recorded? Find(ChildRecord record, string entryId)
    {
        ArgumentNullException.ThrowIfNull(record);
        var found = record.Entries.FirstOrDefault(e => e.Entry.Id.Value == entryId);
        if (record is ReadRecord { SeesProtected: false } && found?.Entry.IsProtected == true) return null;
        return found is not null && CanBe(found.Entry) && !record.Entries.Any(e => e.Entry.Supersedes == found.Entry.Id) ? found : null;
    }

    /// <summary>Everything that is wrong with a correction, by field; what is wrong with a thing stated, by its path after "Fields/".</summary>
    public static IReadOnlyList<FieldProblem> Problems(Entry entry, Correction correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        var problems = new List<FieldProblem>();
        if (correction.Kind is null) problems.Add(new(nameof(Correction.Kind), "Say what is to become of it"));
        Asked.Text(problems, nameof(Correction.Reason), correction.Reason, "the reason", isNeeded: true);
        if (correction.Kind == CorrectionKind.PutRight && entry.IsProtected) problems.Add(new(nameof(Correction.Kind), Protected(entry)));
        else if (correction.Kind == CorrectionKind.PutRight) _ = PutRight(entry, new("check"), correction, problems);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, Entry entry, Correction correction, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(correction);
        var problems = Problems(entry, correction);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, Entries(sent, entry, correction), cancel);
    }

    private IReadOnlyList<Entry> Entries(FormSent sent, Entry entry, Correction correction)
    {
        var today = When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime));
        var reason = correction.Reason!.Trim();
        if (correction.Kind == CorrectionKind.EnteredInError)
            return [new EnteredInError { Id = sent.EntryId(), Occurred = today, Children = entry.Children, Supersedes = entry.Id, Reason = reason }];
        var right = PutRight(entry, sent.EntryId(), correction, [])!;
        return [right, new CaseNote { Id = sent.EntryId(2), Occurred = today, Children = entry.Children, About = right.Id, Text = $"Put right: {reason}" }];
    }

    private static string Protected(Entry entry) => entry is Domain.FrontDoor.Contact
        ? "This names a place that may be protected: say here that it was entered in error, and record the contact again"
        : "This is protected: put it right on the page of people, or say here that it was entered in error";

    private static Entry? PutRight(Entry entry, EntryId id, Correction correction, List<FieldProblem> problems)
    {
        var wrong = new List<FieldProblem>();
        var right = EntryFields.With(entry, id, correction.Fields, wrong);
        if (right is Identifier number && number.WhyNot() is { } problem) wrong.Add(new(number.Value is null ? "" : "value", problem));
        problems.AddRange(wrong.Select(p => p with { Field = p.Field.Length == 0 ? "" : "Fields/" + p.Field }));
        if (right is not null && EntryFields.Of(right).SequenceEqual(EntryFields.Of(entry))) problems.Add(new("", "Nothing was changed: change what is wrong, or say that the entry was made in error"));
        return right;
    }
}
