using System.Globalization;
using System.IO.Compression;
using System.Text;
using BigGustave;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Records.Documents;

namespace Duecare.Web.Testing;

/// <summary>Invented files, good ones and others.</summary>
public static class TestFiles
{
    /// <summary>What the camera of <see cref="Jpeg"/> wrote beside the picture.</summary>
    public const string CameraWrote = "CANARY-CAMERA 52.2N 0.1E";

    /// <summary>A picture document with its file and its preview, to be given an id, a day and children.</summary>
    public static (Document Document, IReadOnlyList<FileRow> Files) Document()
    {
        var file = FileCheck.Judge("drawing.png", Png()).File!;
        var (content, preview) = (FileRow.Of(file.Content), FileRow.Of(file.Preview!));
        var document = new Document
        {
            Id = new("-"),
            Occurred = When.On(new DateOnly(2026, 11, 2)),
            Children = [],
            Title = "Drawing of the house",
            Type = DocumentType.Picture,
            FileName = file.Name,
            MediaType = file.Kind.MediaType,
            Size = file.Content.Length,
            Content = content.Hash,
            Preview = preview.Hash,
        };
        return (document, [content, preview]);
    }

    /// <summary>A picture, red on its left half and blue on its right, with a text in it that is not picture.</summary>
    public static byte[] Png(int width = 600, int height = 300)
    {
        var builder = PngBuilder.Create(width, height, hasAlphaChannel: false);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) builder.SetPixel(x < width / 2 ? new Pixel(200, 30, 30) : new Pixel(30, 30, 200), x, y);
        return builder.StoreText("Author", CameraWrote).Save();
    }

    /// <summary>A photograph held sideways, with what a camera writes beside it: where it was taken, a comment, and something after its end.</summary>
    public static byte[] Jpeg()
    {
        var picture = FileCheck.Judge("x.png", Png()).File!.Preview!;
        // Orientation 6, and a GPS directory that says something.
        byte[] exif = [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(CameraWrote)];
        byte[] comment = Encoding.ASCII.GetBytes(CameraWrote);
        return [.. picture[..2], .. Segment(0xE1, exif), .. Segment(0xFE, comment), .. picture[2..], .. Zip(("evil.txt", comment))];
    }

    /// <summary>A PDF of one empty page, with further objects.</summary>
    public static byte[] Pdf(params string[] more) => Pdf("", more);

    /// <summary>A PDF that a password locks.</summary>
    public static byte[] LockedPdf()
    {
        var key = new string('0', 64);
        return Pdf($"/Encrypt 4 0 R/ID[<{key}><{key}>]", [$"<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"]);
    }

    private static byte[] Pdf(string trailer, string[] more)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        List<int> places = [];
        string[] objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>", .. more];
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj{objects[i]}endobj\n");
        }
        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer<</Root 1 0 R/Size {objects.Length + 1}{trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>A Word document that says who made it, with further parts.</summary>
    public static byte[] Word(params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray()),
        ("docProps/core.xml", Encoding.UTF8.GetBytes($"<coreProperties><creator>{CameraWrote}</creator></coreProperties>")),
        ("word/document.xml", "<document>A letter</document>"u8.ToArray()),
        .. more,
    ]);

    /// <summary>An archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var written = new MemoryStream();
        using (var archive = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }
        return written.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
