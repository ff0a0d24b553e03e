using System.Text;
using System.Text.Unicode;

namespace Duecare.Records.Documents;

/// <summary>A file that was found to be what it says, as it is kept: without what it told of the machine and the place where it was made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Preview">A small picture of it, made here; null where there is none.</param>
public sealed record CheckedFile(string Name, FileKind Kind, byte[] Content, byte[]? Preview);

/// <summary>What became of a file that was sent: one of the two.</summary>
/// <param name="File">The file as it may be kept.</param>
/// <param name="Refusal">Why it can't be, in one line that says what to do.</param>
public sealed record FileJudgement(CheckedFile? File, string? Refusal);

/// <summary>Thrown within this part for a file that can't be kept, and caught in <see cref="FileCheck"/>.</summary>
internal sealed class UnkeptFileException(string message) : Exception(message);

/// <summary>Judges a file by what is in it.</summary>
public static class FileCheck
{
    private static readonly (byte[] Start, FileKind Kind)[] Starts =
        [("%PDF-"u8.ToArray(), FileKind.Pdf), ([0xFF, 0xD8, 0xFF], FileKind.Jpeg), ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], FileKind.Png), ([.. "PK"u8, 3, 4], FileKind.Word)];

    private static readonly string[] OfOffice = [.. FileKind.Word.Extensions, .. FileKind.Excel.Extensions, .. FileKind.OpenText.Extensions];

    /// <summary>Judges a file, and takes out what it should not carry along.</summary>
    public static FileJudgement Judge(string? name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var cleaned = FileName.Clean(name);
        if (content.Length == 0) return new(null, $"{cleaned} is empty");
        if (FileKind.Said(cleaned) is not { } said) return new(null, $"{cleaned} is not a kind of file that can be kept: choose a PDF, a JPEG or PNG picture, a Word, Excel or OpenDocument file, or plain text");
        try
        {
            return new(Checked(cleaned, said, content), null);
        }
        catch (UnkeptFileException refused)
        {
            return new(null, $"{cleaned} {refused.Message}");
        }
    }

    private static CheckedFile Checked(string name, FileKind said, byte[] content)
    {
        var found = Starts.FirstOrDefault(s => content.AsSpan().StartsWith(s.Start)).Kind ?? FileKind.Text;
        var isAsSaid = found == said || (found == FileKind.Word && OfOffice.Contains(said.Extensions[0]));
        if (!isAsSaid) throw new UnkeptFileException($"is not {said.Words}, though its name ends in {Path.GetExtension(name)}: save it again as what it is");
        if (said == FileKind.Jpeg) return Picture(JpegFile.Clean(content), JpegFile.Preview);
        if (said == FileKind.Png) return Picture(PngFile.Clean(content), PngFile.Preview);
        if (said == FileKind.Pdf) PdfFile.Check(content);
        else if (said == FileKind.Text) CheckText(content);
        else content = OfficeFile.Clean(content, said);
        return new(name, said, content, null);

        CheckedFile Picture(byte[] clean, Func<byte[], byte[]> preview) => new(name, said, clean, preview(clean));
    }

    private static void CheckText(byte[] content)
    {
        if (!Utf8.IsValid(content)) throw new UnkeptFileException("is not plain text in UTF-8: save it again as a PDF, or as text in UTF-8");
        if (Encoding.UTF8.GetString(content).Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f'))) throw new UnkeptFileException("is not plain text: save it again as what it is");
    }
}
