using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Records.Forms;
using Duecare.Records.Reading;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Entries;

/// <summary>What is asked of a correction.</summary>
public sealed class CorrectionAnswers
{
    public CorrectionKind? Kind { get; set; }

    public IList<StatedAnswer> Fields { get; set; } = [];

    public string? Reason { get; set; }
}

/// <summary>One thing that the entry states, as it should be.</summary>
public sealed class StatedAnswer
{
    public string? Path { get; set; }

    public string? Value { get; set; }
}

/// <summary>Puts an entry right, or says that it was made in error: what it says now stands beside what it will say.</summary>
[Form("correction", null, "", "Correct an entry")]
public sealed class CorrectModel(FormServices services, CorrectEntry correctEntry) : FormPage<CorrectionAnswers>(services)
{
    /// <summary>The entry.</summary>
    [BindProperty(SupportsGet = true)]
    public string EntryId { get; set; } = "";

    /// <summary>The entry as it stands.</summary>
    public Recorded Entry { get; private set; } = null!;

    /// <summary>What it states now, in order.</summary>
    public IReadOnlyList<EntryField> Stated => EntryFields.Of(Entry.Entry);

    /// <inheritdoc/>
    public override string FormId => $"{base.FormId}/{Links.Correct(new(""), new(EntryId))["/children//".Length..]}";

    /// <summary>Whether a thing is said in more than a line.</summary>
    public static bool IsLong(EntryField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Value.Length > 60 || field.Value.Contains('\n', StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (CorrectEntry.Find(Record, EntryId) is not { } found || !Record.MayState(EntryKind.Of(found.Entry))) return false;
        Entry = found;
        Answers.Fields = [.. Stated.Select(f => Answers.Fields.FirstOrDefault(a => a.Path == f.Path) ?? new() { Path = f.Path, Value = f.Value })];
        return true;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. CorrectEntry.Problems(Entry.Entry, Correction()).Select(Where)];

    /// <inheritdoc/>
    protected override async Task<FormAnswer> Send(FormSent sent, CancellationToken cancel)
    {
        var answer = await correctEntry.Record(sent, Entry.Entry, Correction(), cancel);
        return answer is FormAnswer.Refused refused ? new FormAnswer.Refused([.. refused.Problems.Select(Where)]) : answer;
    }

    private Correction Correction() => new(Answers.Kind, Answers.Fields.ToDictionary(f => f.Path!, f => f.Value, StringComparer.Ordinal), Answers.Reason);

    private FieldProblem Where(FieldProblem problem)
    {
        if (!problem.Field.StartsWith("Fields/", StringComparison.Ordinal)) return problem;
        var at = Answers.Fields.Select((f, i) => (f.Path, i)).FirstOrDefault(pair => pair.Path == problem.Field["Fields/".Length..], (null, -1)).Item2;
        return problem with { Field = at < 0 ? "" : $"Fields[{at}].Value" };
    }
}
