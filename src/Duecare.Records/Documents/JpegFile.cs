using System.Buffers.Binary;
using JpegLibrary;

namespace Duecare.Records.Documents;

/// <summary>A JPEG picture: its picture as it was taken, and nothing of what the camera wrote beside it but which way up it is.</summary>
internal static class JpegFile
{
    /// <summary>The most pixels that are decoded.</summary>
    public const int MostPixels = 40_000_000;

    private const string Broken = "is cut off or broken: send it again from where it was taken";

    /// <summary>The same picture, bit for bit, without Exif, GPS, comments, hidden pictures and whatever stands after its end.</summary>
    public static byte[] Clean(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        var (at, orientation, hasFrame) = (2, 1, false);
        while (true)
        {
            var marker = MarkerAt(file, ref at);
            if (marker == 0xD9) break;
            var segment = SegmentAt(file, at);
            at += segment.Length;
            if (marker == 0xE1) orientation = OrientationIn(segment[2..]) ?? orientation;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) hasFrame = CheckFrame(marker, segment);
            if (!IsKept(marker, segment)) continue;
            kept.Write([0xFF, marker, .. segment]);
            if (marker != 0xDA) continue;
            if (!hasFrame) throw new UnkeptFileException(Broken);
            var start = at;
            at = EndOfScan(file, at);
            kept.Write(file, start, at - start);
        }
        if (!hasFrame) throw new UnkeptFileException(Broken);
        return [0xFF, 0xD8, .. orientation == 1 ? [] : Upright(orientation), .. kept.ToArray(), 0xFF, 0xD9];
    }

    /// <summary>A small picture of a cleaned one.</summary>
    public static byte[] Preview(byte[] clean)
    {
        try
        {
            var decoder = new JpegDecoder();
            decoder.SetInput(clean);
            decoder.Identify();
            var small = new Thumbnail(decoder.Width, decoder.Height);
            decoder.SetOutputWriter(new Output(small));
            decoder.Decode();
            return small.Write(Orientation(clean));
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            throw new UnkeptFileException(Broken);
        }
    }

    private static byte MarkerAt(byte[] file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF) throw new UnkeptFileException(Broken);
        while (at < file.Length && file[at] == 0xFF) at++;
        if (at >= file.Length) throw new UnkeptFileException(Broken);
        return file[at++];
    }

    /// <summary>A segment with the two bytes that say how long it is.</summary>
    private static ReadOnlySpan<byte> SegmentAt(byte[] file, int at)
    {
        if (at + 2 > file.Length) throw new UnkeptFileException(Broken);
        var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
        if (length < 2 || at + length > file.Length) throw new UnkeptFileException(Broken);
        return file.AsSpan(at, length);
    }

    /// <summary>The picture's own bytes go on until a marker that is neither a restart nor a byte of theirs.</summary>
    private static int EndOfScan(byte[] file, int at)
    {
        for (; at + 1 < file.Length; at++)
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
        throw new UnkeptFileException(Broken);
    }

    private static bool CheckFrame(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2)) throw new UnkeptFileException("is a kind of JPEG that browsers do not show: save it again as an ordinary one");
        if (segment.Length < 8) throw new UnkeptFileException(Broken);
        var (height, width, components) = (BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), segment[7]);
        if (width == 0 || height == 0) throw new UnkeptFileException(Broken);
        if (segment[2] != 8 || components is not (1 or 3)) throw new UnkeptFileException("is a JPEG in colours for printing: save it again as an ordinary one");
        if ((long)width * height > MostPixels) throw new UnkeptFileException($"has more than {MostPixels / 1_000_000} million pixels: save it again smaller");
        return true;
    }

    /// <summary>What is needed to show the picture: its tables and its scans, and how its colours are meant.</summary>
    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment[2..].StartsWith("JFIF\0"u8) && segment.Length == 16,
        0xE2 => segment[2..].StartsWith("ICC_PROFILE\0"u8),
        0xEE => segment[2..].StartsWith("Adobe"u8),
        0xC0 or 0xC1 or 0xC2 or 0xC4 or 0xDA or 0xDB or 0xDD => true,
        _ => false,
    };

    private static int Orientation(byte[] clean) => clean is [_, _, 0xFF, 0xE1, ..] ? OrientationIn(clean.AsSpan(6)) ?? 1 : 1;

    /// <summary>Which way up the camera says it was held, from 1 to 8: the tag 0x0112 of the first directory of its Exif.</summary>
    private static int? OrientationIn(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14 || !exif.StartsWith("Exif\0\0"u8)) return null;
        var tiff = exif[6..];
        var isLittle = tiff[0] == 'I';
        var directory = Number(tiff, 4, 4);
        if (directory is not { } start || Number(tiff, start, 2) is not { } count) return null;
        for (var i = 0; i < count; i++)
            if (Number(tiff, start + 2 + (12 * i), 2) == 0x0112) return Number(tiff, start + 2 + (12 * i) + 8, 2) is >= 1 and <= 8 and var way ? way : null;
        return null;

        int? Number(ReadOnlySpan<byte> from, long at, int bytes)
        {
            if (at < 0 || at + bytes > from.Length) return null;
            var value = 0L;
            for (var i = 0; i < bytes; i++) value = (value << 8) | from[(int)at + (isLittle ? bytes - 1 - i : i)];
            return value > int.MaxValue ? null : (int)value;
        }
    }

    /// <summary>An Exif that says which way up the picture is, and no more.</summary>
    private static byte[] Upright(int orientation) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private sealed class Output(Thumbnail small) : JpegBlockOutputWriter
    {
        public override void WriteBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            var block = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref blockRef, 64);
            for (var i = 0; i < 64; i++) small.Add(x + (i % 8), y + (i / 8), componentIndex, block[i]);
        }
    }
}
