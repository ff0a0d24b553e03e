using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Duecare.Records.Documents;

/// <summary>A PDF that can be read, by anybody, and that does nothing when it is.</summary>
/// <remarks>It is kept as it was sent: what it says of who made it, and when, stays in it.</remarks>
internal static class PdfFile
{
    private const string Broken = "can’t be read as a PDF: open it where it was made, and save or print it to PDF again";
    private const string TooMuch = "unpacks to more than a document can be: print it to PDF, and send that";
    private const int MostObjects = 200_000;
    private const int MostUnpacked = 100_000_000;

    private static readonly HashSet<string> Acts = ["JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "Rendition", "RichMedia"];

    /// <summary>Refuses one that is broken, locked, goes on after its end, or holds what runs or another file.</summary>
    public static void Check(byte[] file)
    {
        var end = file.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0) throw new UnkeptFileException(Broken);
        if (file.AsSpan(end + 5).ContainsAnyExcept(" \t\r\n\0"u8)) throw new UnkeptFileException("goes on after the end of the PDF: save or print it to PDF again");
        var bounds = new Bounded(MostUnpacked);
        try
        {
            using var pdf = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, FilterProvider = bounds });
            if (pdf.IsEncrypted) throw new UnkeptFileException("is locked with a password: save it without one");
            if (pdf.NumberOfPages == 0) throw new UnkeptFileException(Broken);
            Walk(pdf.Structure);
            if (bounds.AreBroken) throw new UnkeptFileException(TooMuch);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnkeptFileException("is locked with a password: save it without one");
        }
        catch (Exception broken) when (broken is not (UnkeptFileException or OutOfMemoryException))
        {
            throw new UnkeptFileException(bounds.AreBroken ? TooMuch : Broken);
        }
    }

    private static void Walk(Structure structure)
    {
        var objects = structure.CrossReferenceTable.ObjectOffsets.Keys.ToList();
        if (objects.Count > MostObjects) throw new UnkeptFileException(Broken);
        var waiting = new Stack<IToken>();
        foreach (var one in objects)
        {
            waiting.Push(structure.GetObject(one).Data);
            while (waiting.TryPop(out var token)) Look(token, waiting);
        }
    }

    private static void Look(IToken token, Stack<IToken> waiting)
    {
        switch (token)
        {
            case ArrayToken array:
                foreach (var inner in array.Data) waiting.Push(inner);
                break;
            case StreamToken stream:
                waiting.Push(stream.StreamDictionary);
                break;
            case DictionaryToken dictionary:
                foreach (var (key, value) in dictionary.Data)
                {
                    if (key is "JS" or "XFA" || (key is "S" or "Subtype" && value is NameToken name && Acts.Contains(name.Data)))
                        throw new UnkeptFileException("runs something when it is opened: print it to PDF, and send that");
                    if (key is "EF" or "EmbeddedFiles") throw new UnkeptFileException("holds another file inside it: send each on its own");
                    waiting.Push(value);
                }
                break;
        }
    }

    /// <summary>Unpacks no more than so many bytes of a file's own structure.</summary>
    private sealed class Bounded(int most) : IFilterProvider
    {
        private long _left = most;

        /// <summary>Whether there was more. The reader may have made of it that a part can't be read.</summary>
        public bool AreBroken => _left < 0;

        public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Within(DefaultFilterProvider.Instance.GetFilters(dictionary));

        public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Within(DefaultFilterProvider.Instance.GetNamedFilters(names));

        public IReadOnlyList<IFilter> GetAllFilters() => Within(DefaultFilterProvider.Instance.GetAllFilters());

        private List<IFilter> Within(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Counted(this, f))];

        private void Take(long bytes)
        {
            if ((_left -= bytes) < 0) throw new UnkeptFileException(TooMuch);
        }

        private sealed class Counted(Bounded bounds, IFilter filter) : IFilter
        {
            public bool IsSupported => filter.IsSupported;

            public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
            {
                if (filter is FlateFilter) TryFirst(input);
                else bounds.Take(input.Length * 128L);
                return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            }

            private void TryFirst(Memory<byte> input)
            {
                using var unpacking = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
                var buffer = new byte[1 << 16];
                try
                {
                    for (int read; (read = unpacking.Read(buffer)) > 0;) bounds.Take(read);
                }
                catch (InvalidDataException)
                {
                    bounds.Take(buffer.Length);
                }
            }
        }
    }
}
