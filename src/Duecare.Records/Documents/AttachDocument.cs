using Duecare.Domain.CaseNotes;
using Duecare.Records.Forms;

namespace Duecare.Records.Documents;

/// <summary>A document as whoever attaches it tells it; the file beside it.</summary>
public sealed record DocumentTold
{
    /// <summary>The children whom it is about.</summary>
    public IReadOnlyList<ChildId> Children { get; init; } = [];

    /// <summary>What it is, as a reader would look for it.</summary>
    public string? Title { get; init; }

    /// <summary>What kind of document it is.</summary>
    public DocumentType? Type { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>The date it bears; null where it bears none.</summary>
    public DateOnly? DatedOn { get; init; }

    /// <summary>Whether it holds what third parties told.</summary>
    public bool? ThirdParty { get; init; }

    /// <summary>The entry it belongs to; null for the child's record as a whole.</summary>
    public EntryId? About { get; init; }
}

/// <summary>Attaches a document to a child's record, or to one entry of it. It is filed today, whatever date it bears.</summary>
public sealed class AttachDocument(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>The most characters of a title or an author.</summary>
    private const int LongestTitle = 200;

    private DateOnly Today => LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Everything that is wrong with what was told, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(DocumentTold told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        if (told.Children.Count == 0) problems.Add(new(nameof(told.Children), "Choose at least one child"));
        if (told.Type is null || !Enum.IsDefined(told.Type.Value)) problems.Add(new(nameof(told.Type), "Say what kind of document it is"));
        Asked.Text(problems, nameof(told.Title), told.Title, "what it is", isNeeded: true, LongestTitle);
        Asked.Text(problems, nameof(told.Author), told.Author, "who wrote it", isNeeded: false, LongestTitle);
        Asked.NotAhead(problems, nameof(told.DatedOn), told.DatedOn, Today, "the date on it");
        if (told.ThirdParty is null) problems.Add(new(nameof(told.ThirdParty), "Say whether it holds what other people told us"));
        return problems;
    }

    /// <summary>Records it with its file.</summary>
    public Task<FormAnswer> Record(FormSent sent, DocumentTold told, CheckedFile file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(file);
        var problems = Problems(told);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        var (content, preview) = (FileRow.Of(file.Content), file.Preview is { } small ? FileRow.Of(small) : null);
        return recorder.Record(sent, [Entry(sent, told, file, content, preview)], preview is null ? [content] : [content, preview], cancel);
    }

    private Document Entry(FormSent sent, DocumentTold told, CheckedFile file, FileRow content, FileRow? preview) => new()
    {
        Id = sent.EntryId(),
        Occurred = When.On(Today),
        Children = told.Children,
        Title = told.Title!.Trim(),
        Type = told.Type,
        Content = content.Hash,
        Preview = preview?.Hash,
        MediaType = file.Kind.MediaType,
        FileName = file.Name,
        Size = file.Content.Length,
        Author = Asked.Trimmed(told.Author),
        DatedOn = told.DatedOn is { } dated ? ApproximateDate.Exactly(dated) : null,
        ThirdParty = told.ThirdParty == true,
        About = told.About,
    };
}
