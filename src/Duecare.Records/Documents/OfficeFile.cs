using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Duecare.Records.Documents;

/// <summary>A Word, Excel or OpenDocument file, which is an archive of parts: packed anew from those that are what they should be.</summary>
/// <remarks>Who made it, who changed it last, and its own properties are taken out, and what cameras wrote in its pictures. Names in comments and tracked changes are its text, and stay.</remarks>
internal static class OfficeFile
{
    private const string Broken = "can’t be read: open it where it was made, and save it again";
    private const int MostParts = 3_000;
    private const long MostUnpacked = 200_000_000;
    private const int SmallPart = 1 << 20;
    private const int MostRatio = 200;

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly byte[][] StartsOfFiles = ["PK\x03\x04"u8.ToArray(), "Rar!"u8.ToArray(), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B], [0xD0, 0xCF, 0x11, 0xE0], "MZ"u8.ToArray(), "%PDF-"u8.ToArray(), "\x7FELF"u8.ToArray()];

    /// <summary>What stands in the place of the parts that tell of people and machines.</summary>
    private static readonly Dictionary<string, string> Emptied = new(StringComparer.OrdinalIgnoreCase)
    {
        ["docProps/core.xml"] = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
        ["docProps/app.xml"] = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
        ["docProps/custom.xml"] = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
        ["meta.xml"] = "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.2\"/>",
    };

    /// <summary>The same document in an archive of our own.</summary>
    public static byte[] Clean(byte[] file, FileKind said)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts) throw new UnkeptFileException("has more parts than a document has: save it as a PDF");
            using var kept = new MemoryStream();
            using (var packed = new ZipArchive(kept, ZipArchiveMode.Create, leaveOpen: true)) Copy(archive, packed, said);
            return kept.ToArray();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            throw new UnkeptFileException(Broken);
        }
    }

    private static void Copy(ZipArchive from, ZipArchive to, FileKind said)
    {
        var (names, left, isAsSaid) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), MostUnpacked, false);
        foreach (var part in from.Entries.Where(p => !p.FullName.EndsWith('/')))
        {
            CheckName(part.FullName);
            if (!names.Add(part.FullName)) throw new UnkeptFileException(Broken);
            if (part.IsEncrypted) throw new UnkeptFileException("is locked with a password: save it without one");
            var content = Unpacked(part, ref left);
            CheckPart(part.FullName, content);
            isAsSaid |= Says(part.FullName, content, said);
            var copy = to.CreateEntry(part.FullName, part.FullName == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
            copy.LastWriteTime = NoDate;
            using var written = copy.Open();
            written.Write(Told(part.FullName, content));
        }
        if (!isAsSaid) throw new UnkeptFileException($"is not {said.Words}, though its name ends in {said.Extensions[0]}: save it again as what it is");
    }

    private static void CheckName(string name)
    {
        if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..")) throw new UnkeptFileException(Broken);
        if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
            || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)) throw new UnkeptFileException("holds a macro: save it without one, or as a PDF");
    }

    private static byte[] Unpacked(ZipArchiveEntry part, ref long left)
    {
        using var content = new MemoryStream();
        using var unpacking = part.Open();
        var buffer = new byte[1 << 16];
        for (int read; (read = unpacking.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
            if ((left -= read) < 0 || (content.Length > SmallPart && content.Length > part.CompressedLength * MostRatio)) throw new UnkeptFileException("unpacks to more than a document can be: save it as a PDF");
        }
        return content.ToArray();
    }

    private static void CheckPart(string name, byte[] content)
    {
        if (StartsOfFiles.Any(s => content.AsSpan().StartsWith(s))) throw new UnkeptFileException("holds another file inside it: send each on its own, or save it as a PDF");
        if (IsXml(name)) CheckXml(content, name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a part to its end. What would be fetched from elsewhere when the document is opened is refused; a link that somebody would have to follow is not.</summary>
    private static void CheckXml(byte[] content, bool isRelations)
    {
        using var reader = XmlReader.Create(new MemoryStream(content), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked });
        while (reader.Read())
        {
            if (reader.Depth > 500) throw new UnkeptFileException(Broken);
            if (isRelations && reader.NodeType == XmlNodeType.Element && string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true) throw new UnkeptFileException("fetches something from elsewhere when it is opened: save it as a PDF");
        }
    }

    /// <summary>Whether a part says that the whole is of the kind that its name says.</summary>
    private static bool Says(string name, byte[] content, FileKind said)
    {
        if (name != "mimetype" && name != "[Content_Types].xml") return false;
        var text = Encoding.UTF8.GetString(content);
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) throw new UnkeptFileException("holds a macro: save it without one, or as a PDF");
        if (name == "mimetype") return said == FileKind.OpenText && text == FileKind.OpenText.MediaType;
        return said != FileKind.OpenText && text.Contains($"\"{said.MediaType}.main+xml\"", StringComparison.Ordinal);
    }

    private static byte[] Told(string name, byte[] content)
    {
        if (Emptied.TryGetValue(name, out var empty)) return Encoding.UTF8.GetBytes(empty);
        if (content is [0xFF, 0xD8, 0xFF, ..]) return JpegFile.Clean(content);
        return content is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? PngFile.Clean(content) : content;
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
