using JpegLibrary;

namespace Duecare.Records.Documents;

/// <summary>A picture made small while it is read, and written anew: nothing of the file it came from is in it but what it looked like.</summary>
internal sealed class Thumbnail
{
    private const int Widest = 480;
    private const int Quality = 80;

    private readonly int _step;
    private readonly int _width;
    private readonly int _height;
    private readonly int[] _sums;
    private readonly int[] _counts;

    /// <summary>For a picture of this width and height.</summary>
    public Thumbnail(int width, int height)
    {
        _step = Math.Max(1, (Math.Max(width, height) + Widest - 1) / Widest);
        (_width, _height) = ((width + _step - 1) / _step, (height + _step - 1) / _step);
        (_sums, _counts) = (new int[_width * _height * 3], new int[_width * _height * 3]);
    }

    /// <summary>Adds one value of a pixel: brightness, blue or red difference. Beyond the edge is nothing.</summary>
    public void Add(int x, int y, int component, int value)
    {
        (x, y) = (x / _step, y / _step);
        if (x >= _width || y >= _height) return;
        var at = ((((y * _width) + x) * 3) + component);
        _sums[at] += Math.Clamp(value, 0, 255);
        _counts[at]++;
    }

    /// <summary>Adds a pixel in red, green and blue.</summary>
    public void Add(int x, int y, byte red, byte green, byte blue)
    {
        Add(x, y, 0, (int)((0.299 * red) + (0.587 * green) + (0.114 * blue) + 0.5));
        Add(x, y, 1, (int)(128.5 - (0.168736 * red) - (0.331264 * green) + (0.5 * blue)));
        Add(x, y, 2, (int)(128.5 + (0.5 * red) - (0.418688 * green) - (0.081312 * blue)));
    }

    /// <summary>A JPEG of it, turned as the camera was held.</summary>
    public byte[] Write(int orientation)
    {
        var turned = orientation >= 5;
        var encoder = new JpegEncoder();
        encoder.SetQuantizationTable(JpegStandardQuantizationTable.ScaleByQuality(JpegStandardQuantizationTable.GetLuminanceTable(JpegElementPrecision.Precision8Bit, 0), Quality));
        encoder.SetQuantizationTable(JpegStandardQuantizationTable.ScaleByQuality(JpegStandardQuantizationTable.GetChrominanceTable(JpegElementPrecision.Precision8Bit, 1), Quality));
        encoder.SetHuffmanTable(true, 0, JpegStandardHuffmanEncodingTable.GetLuminanceDCTable());
        encoder.SetHuffmanTable(false, 0, JpegStandardHuffmanEncodingTable.GetLuminanceACTable());
        encoder.SetHuffmanTable(true, 1, JpegStandardHuffmanEncodingTable.GetChrominanceDCTable());
        encoder.SetHuffmanTable(false, 1, JpegStandardHuffmanEncodingTable.GetChrominanceACTable());
        encoder.AddComponent(1, 0, 0, 0, 1, 1);
        encoder.AddComponent(2, 1, 1, 1, 1, 1);
        encoder.AddComponent(3, 1, 1, 1, 1, 1);
        encoder.SetInputReader(new Blocks(this, orientation, turned ? _height : _width, turned ? _width : _height));
        var written = new System.Buffers.ArrayBufferWriter<byte>();
        encoder.SetOutput(written);
        encoder.Encode();
        return written.WrittenSpan.ToArray();
    }

    private short At(int x, int y, int component)
    {
        var at = (((Math.Clamp(y, 0, _height - 1) * _width) + Math.Clamp(x, 0, _width - 1)) * 3) + component;
        return (short)(_counts[at] == 0 ? 128 : _sums[at] / _counts[at]);
    }

    private sealed class Blocks(Thumbnail picture, int orientation, int width, int height) : JpegBlockInputReader
    {
        public override int Width => width;

        public override int Height => height;

        public override void ReadBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            var block = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref blockRef, 64);
            for (var i = 0; i < 64; i++)
            {
                var (fromX, fromY) = Turned(Math.Min(x + (i % 8), width - 1), Math.Min(y + (i / 8), height - 1));
                block[i] = picture.At(fromX, fromY, componentIndex);
            }
        }

        /// <summary>Where a pixel of the upright picture stands in the one that the camera wrote.</summary>
        private (int X, int Y) Turned(int x, int y) => orientation switch
        {
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (y, width - 1 - x),
            7 => (height - 1 - y, width - 1 - x),
            8 => (height - 1 - y, x),
            _ => (x, y),
        };
    }
}
