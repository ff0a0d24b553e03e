using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.Reading;

namespace Duecare.Records.People;

/// <summary>Why two records are taken apart, and whose what is that was recorded meanwhile.</summary>
public sealed record PartingTold
{
    /// <summary>Why they are two children.</summary>
    public string? Because { get; init; }

    /// <summary>Whose each entry is, in the order in which they are asked; null where it was not said.</summary>
    public IReadOnlyList<(EntryId Entry, Whose? Of)> Told { get; init; } = [];
}

/// <summary>Takes apart two records that were joined. Whatever was recorded meanwhile is told apart entry by entry: nothing is guessed.</summary>
public sealed class PartRecords(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>The joining, if it stands in the record.</summary>
    public static RecordsJoined? Find(ChildRecord record, string joiningId)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Joinings.Select(j => j.Entry).OfType<RecordsJoined>().FirstOrDefault(j => j.Id.Value == joiningId);
    }

    /// <summary>Everything that is wrong with it, by field.</summary>
    public static IReadOnlyList<FieldProblem> Problems(PartingTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        Asked.Text(problems, nameof(told.Because), told.Because, "why they are two children", isNeeded: true);
        for (var i = 0; i < told.Told.Count; i++)
            if (told.Told[i].Of is null) problems.Add(new($"Told[{i}].Of", "Say whose this is"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, RecordsJoined joining, PartingTold told, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(joining);
        var problems = Problems(told);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        var parting = new RecordsParted
        {
            Id = sent.EntryId(),
            Occurred = When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime)),
            Children = [joining.Kept, joining.Joined],
            Joining = joining.Id,
            Because = told.Because!.Trim(),
            Told = [.. told.Told.Select(t => new ToldApart { Entry = t.Entry, Of = t.Of!.Value })],
        };
        return recorder.Record(sent, [parting], cancel);
    }
}
