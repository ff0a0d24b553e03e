namespace Duecare.Records.Documents;

/// <summary>A kind of file that is kept.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Words">What it is, with its article.</param>
/// <param name="Extensions">How the names of such files end; the first is the usual one.</param>
public sealed record FileKind(string MediaType, string Words, params string[] Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", "a PDF", ".pdf");

    public static readonly FileKind Jpeg = new("image/jpeg", "a JPEG picture", ".jpg", ".jpeg");

    public static readonly FileKind Png = new("image/png", "a PNG picture", ".png");

    public static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document", ".docx");

    public static readonly FileKind Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook", ".xlsx");

    public static readonly FileKind OpenText = new("application/vnd.oasis.opendocument.text", "an OpenDocument text", ".odt");

    public static readonly FileKind Text = new("text/plain", "plain text", ".txt");

    /// <summary>Every kind that is kept.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [Pdf, Jpeg, Png, Word, Excel, OpenText, Text];

    /// <summary>Every ending of a name that is kept, such as a browser's file box is given.</summary>
    public static string Endings { get; } = string.Join(',', All.SelectMany(k => k.Extensions));

    /// <summary>The kind that a name says; null if it says none that is kept.</summary>
    public static FileKind? Said(string name) => All.FirstOrDefault(k => k.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()));

    /// <summary>The media type under which a file is given out: one of these, or nothing in particular.</summary>
    public static string MediaTypeOf(string? stated) => All.Any(k => k.MediaType == stated) ? stated! : "application/octet-stream";
}
