using System.Buffers.Binary;
using System.IO.Compression;
using BigGustave;

namespace Duecare.Records.Documents;

/// <summary>A PNG picture: its picture as it is, and none of the texts, times and places beside it.</summary>
internal static class PngFile
{
    private const string Broken = "is cut off or broken: send it again from where it was made";
    private const int Signature = 8;

    private static readonly string[] Kept = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "IDAT", "IEND"];

    /// <summary>The same picture, bit for bit, without text, Exif, time, moving parts and whatever stands after its end.</summary>
    public static byte[] Clean(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        using var packed = new MemoryStream();
        kept.Write(file, 0, Signature);
        var at = Signature;
        for (var type = ""; type != "IEND";)
        {
            if (at + 12 > file.Length) throw new UnkeptFileException(Broken);
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            type = System.Text.Encoding.Latin1.GetString(file, at + 4, 4);
            if (length > file.Length - at - 12 || (at == Signature) != (type == "IHDR") || (type == "IHDR" && length != 13)) throw new UnkeptFileException(Broken);
            if (Kept.Contains(type)) kept.Write(file, at, (int)length + 12);
            else if (char.IsAsciiLetterUpper(type[0])) throw new UnkeptFileException(Broken);
            if (type == "IHDR") CheckSize(file.AsSpan(at + 8));
            if (type == "IDAT") packed.Write(file, at + 8, (int)length);
            at += (int)length + 12;
        }
        CheckUnpacked(packed, Unpacked(file.AsSpan(Signature + 8)));
        return kept.ToArray();
    }

    /// <summary>A small picture of a cleaned one, on white.</summary>
    public static byte[] Preview(byte[] clean)
    {
        try
        {
            var png = Png.Open(clean);
            var small = new Thumbnail(png.Width, png.Height);
            for (var y = 0; y < png.Height; y++)
            {
                for (var x = 0; x < png.Width; x++)
                {
                    var pixel = png.GetPixel(x, y);
                    small.Add(x, y, OnWhite(pixel.R, pixel.A), OnWhite(pixel.G, pixel.A), OnWhite(pixel.B, pixel.A));
                }
            }
            return small.Write(orientation: 1);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException or InvalidDataException or IOException or NotSupportedException)
        {
            throw new UnkeptFileException(Broken);
        }
    }

    private static byte OnWhite(byte value, byte opacity) => (byte)(255 - ((255 - value) * opacity / 255));

    private static void CheckSize(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        if (width == 0 || height == 0 || header[8] is not (1 or 2 or 4 or 8 or 16) || header[9] is not (0 or 2 or 3 or 4 or 6) || header[12] > 1) throw new UnkeptFileException(Broken);
        if ((long)width * height > JpegFile.MostPixels) throw new UnkeptFileException($"has more than {JpegFile.MostPixels / 1_000_000} million pixels: save it again smaller");
    }

    /// <summary>How many bytes the picture has unpacked: for each line one, and its pixels; where it comes in seven passes, of each.</summary>
    private static long Unpacked(ReadOnlySpan<byte> header)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var bits = header[8] * (header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 });
        if (header[12] == 0) return Pass(width, height);
        (int X, int Y, int StepX, int StepY)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        return passes.Sum(p => Pass((width - p.X + p.StepX - 1) / p.StepX, (height - p.Y + p.StepY - 1) / p.StepY));

        long Pass(long w, long h) => w <= 0 || h <= 0 ? 0 : h * (1 + (((w * bits) + 7) / 8));
    }

    /// <summary>The picture must come to what its size says: less is cut off, and more is there to fill the memory.</summary>
    private static void CheckUnpacked(MemoryStream packed, long expected)
    {
        packed.Position = 0;
        try
        {
            using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int read; (read = unpacking.Read(buffer)) > 0;)
                if ((expected -= read) < 0) break;
        }
        catch (InvalidDataException)
        {
            throw new UnkeptFileException(Broken);
        }
        if (expected != 0) throw new UnkeptFileException(Broken);
    }
}
