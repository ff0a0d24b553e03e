using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Records.Documents;
using Duecare.Records.Forms;
using Duecare.Web.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Documents;

/// <summary>What is asked of a document.</summary>
public sealed class AttachAnswers
{
    public IList<string> Children { get; set; } = [];

    public DocumentType? Type { get; set; }

    public string? Title { get; set; }

    public string? Author { get; set; }

    public DateParts DatedOn { get; set; } = new();

    public bool? ThirdParty { get; set; }

    public string? About { get; set; }

    /// <summary>Stands for the file's box. The file is no answer, and in no draft: it is kept when the form is recorded, or not at all.</summary>
    public string? File { get; }
}

/// <summary>A document with its file. What it is comes first and the file last, so that a file which is refused takes no answer with it.</summary>
[Form("document", typeof(Document), "documents/attach", "Attach a document")]
[RequestSizeLimit(SiteSettings.MostOfAFile + Site.LongestBody)]
public sealed class AttachModel(FormServices services, AttachDocument attach, SiteSettings settings) : FormPage<AttachAnswers>(services)
{
    private const int MostOffered = 50;

    private static readonly string[] First = ["Children", "Type", "Title", "Author", "DatedOn", "ThirdParty", "About"];
    private static readonly string[] Second = ["File"];

    /// <inheritdoc/>
    public override int Steps => 2;

    /// <summary>The latest entries that it can belong to.</summary>
    public IReadOnlyList<Entry> Recorded => [.. Record.Chronology.Standing().Where(e => e is not Document).OrderByDescending(e => e.Occurred.Latest).Take(MostOffered)];

    /// <summary>How large a file may be, in words.</summary>
    public string Largest => $"{settings.LargestFile / 1_000_000} MB";

    /// <summary>A kind of document in words.</summary>
    public static string Words(DocumentType? type) => type switch
    {
        DocumentType.Letter => "Letter or email",
        DocumentType.Report => "Report, assessment or minutes",
        DocumentType.Picture => "Picture or drawing",
        DocumentType.Plan => "Plan, agreement or order",
        _ => "Something else",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> AskedAt(int step) => step == 1 ? First : Second;

    /// <summary>A document takes no other's place: nothing of it can clash.</summary>
    protected override bool CanClash => false;

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (!Recorded.Any(e => e.Id.Value == Answers.About)) Answers.About = null;
        return Answers.Children.All(chosen => Offered.Any(c => c.Id.Value == chosen));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => attach.Problems(Told());

    /// <inheritdoc/>
    protected override async Task<FormAnswer> Send(FormSent sent, CancellationToken cancel)
    {
        var (file, refusal) = await Sent(cancel);
        return file is null ? new FormAnswer.Refused([new("File", refusal!)]) : await attach.Record(sent, Told(), file, cancel);
    }

    private async Task<FileJudgement> Sent(CancellationToken cancel)
    {
        if (Request.Form.Files.GetFile("Answers.File") is not { FileName.Length: > 0 } sent) return new(null, "Choose a file");
        if (sent.Length > settings.LargestFile) return new(null, $"{FileName.Clean(sent.FileName)} is larger than {Largest}: send a smaller one");
        using var content = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(content, cancel);
        return FileCheck.Judge(sent.FileName, content.ToArray());
    }

    private DocumentTold Told() => new()
    {
        Children = [.. Offered.Select(c => c.Id).Where(c => Answers.Children.Contains(c.Value))],
        Type = Answers.Type,
        Title = Answers.Title,
        Author = Answers.Author,
        DatedOn = Day("DatedOn", Answers.DatedOn, "date on it", isNeeded: false),
        ThirdParty = Answers.ThirdParty,
        About = Answers.About is { } about ? new(about) : null,
    };
}
