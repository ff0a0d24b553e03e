using System.IO.Compression;
using System.Net;
using System.Text;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Records.Drafts;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

/// <summary>Documents attached to a child's record, good ones and hostile ones.</summary>
public class DocumentTests
{
    internal const string Form = "/children/amber/documents/attach";

    internal static readonly (string, string)[] Said =
    [
        ("Answers.Children", "amber"), ("Answers.Type", "Picture"), ("Answers.Title", "Photograph of the bedroom"), ("Answers.Author", "Ms Lark"), ("Answers.DatedOn.Day", "2"), ("Answers.DatedOn.Month", "11"),
        ("Answers.DatedOn.Year", "2026"), ("Answers.ThirdParty", "true"), ("Answers.About", "f-visit-11-2"), ("then", "next"),
    ];

    public static TheoryData<string, string, string> Hostile() => new()
    {
        { "letter.pdf", "script", "letter.pdf is not a PDF, though its name ends in .pdf: save it again as what it is" },
        { "letter.pdf", "locked", "letter.pdf is locked with a password: save it without one" },
        { "letter.pdf", "runs", "letter.pdf runs something when it is opened: print it to PDF, and send that" },
        { "letter.pdf", "holds-file", "letter.pdf holds another file inside it: send each on its own" },
        { "letter.pdf", "polyglot", "letter.pdf goes on after the end of the PDF: save or print it to PDF again" },
        { "letter.pdf", "cut-pdf", "letter.pdf can’t be read as a PDF: open it where it was made, and save or print it to PDF again" },
        { "letter.pdf", "deep-pdf", "letter.pdf can’t be read as a PDF: open it where it was made, and save or print it to PDF again" },
        { "letter.pdf", "pdf-bomb", "letter.pdf unpacks to more than a document can be: print it to PDF, and send that" },
        { "page.html", "script", "page.html is not a kind of file that can be kept: choose a PDF, a JPEG or PNG picture, a Word, Excel or OpenDocument file, or plain text" },
        { "picture.svg", "script", "picture.svg is not a kind of file that can be kept: choose a PDF, a JPEG or PNG picture, a Word, Excel or OpenDocument file, or plain text" },
        { "letter.docx", "zip-bomb", "letter.docx unpacks to more than a document can be: save it as a PDF" },
        { "letter.docx", "macro", "letter.docx holds a macro: save it without one, or as a PDF" },
        { "letter.docx", "nested", "letter.docx holds another file inside it: send each on its own, or save it as a PDF" },
        { "letter.docx", "slip", "letter.docx can’t be read: open it where it was made, and save it again" },
        { "letter.docx", "entities", "letter.docx can’t be read: open it where it was made, and save it again" },
        { "letter.docx", "fetches", "letter.docx fetches something from elsewhere when it is opened: save it as a PDF" },
        { "letter.xlsx", "word", "letter.xlsx is not an Excel workbook, though its name ends in .xlsx: save it again as what it is" },
        { "letter.docx", "zip", "letter.docx is not a Word document, though its name ends in .docx: save it again as what it is" },
        { "photo.jpg", "png", "photo.jpg is not a JPEG picture, though its name ends in .jpg: save it again as what it is" },
        { "photo.jpg", "cut-jpeg", "photo.jpg is cut off or broken: send it again from where it was taken" },
        { "photo.png", "cut-png", "photo.png is cut off or broken: send it again from where it was made" },
        { "photo.png", "png-bomb", "photo.png is cut off or broken: send it again from where it was made" },
        { "photo.png", "pixel-flood", "photo.png has more than 40 million pixels: save it again smaller" },
        { "note.txt", "binary", "note.txt is not plain text in UTF-8: save it again as a PDF, or as text in UTF-8" },
        { "note.txt", "empty", "note.txt is empty" },
        { "../../\u202Efdp.txt\u202C", "empty", "fdp.txt is empty" },
        { "note.txt", "too-large", "note.txt is larger than 25 MB: send a smaller one" },
        { "", "script", "Choose a file" },
    };

    [Theory]
    [EachEngine]
    public async Task A_photograph_is_kept_as_it_was_taken_without_what_the_camera_wrote_beside_it(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Equal($"{Form}?step=2", await client.Through(Form, Said));
        await Attach(client, "C:\\Users\\khan\\bed\u202Eroom.jpg", TestFiles.Jpeg());
        var document = Assert.Single(await kept.Held<Document>(TestAuthority.Amber));
        Assert.Equal(("Photograph of the bedroom", DocumentType.Picture, "Ms Lark", "2026-11-02", true, new EntryId("f-visit-11-2")),
            (document.Title, document.Type, document.Author, document.DatedOn!.Value.ToEdtf(), document.ThirdParty, document.About!.Value));
        Assert.Equal(("bedroom.jpg", "image/jpeg"), (document.FileName, document.MediaType));

        var (file, preview) = ($"/children/amber/documents/{document.Id}/file", $"/children/amber/documents/{document.Id}/preview");
        var page = await client.PageAsync("/children/amber/documents");
        Assert.Equal((file, preview), (page.QuerySelector("main li a")!.GetAttribute("href"), page.QuerySelector("main li img")!.GetAttribute("src")));
        using var answer = await client.GetAsync(file, Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(document.Size, bytes.Length);
        Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD9], bytes[^2..]);
        Assert.Equal(("attachment; filename=bedroom.jpg; filename*=UTF-8''bedroom.jpg", "image/jpeg"), (answer.Content.Headers.ContentDisposition!.ToString(), answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        using var small = await client.GetAsync(preview, Cancel);
        var seen = await small.Content.ReadAsByteArrayAsync(Cancel);
        Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(seen), StringComparison.Ordinal);
        Assert.Equal((150, 300), Size(seen));
    }

    [Theory]
    [EachEngine]
    public async Task Each_look_at_a_file_is_in_the_log_of_who_has_seen_the_record(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Everything);
        foreach (var part in new[] { "file", "preview" })
            using (var answer = await client.GetAsync($"/children/team/documents/doc-team/{part}", Cancel)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var seen = (await client.PageAsync("/children/team/seen")).QuerySelector("main")!.TextContent;
        foreach (var part in new[] { "file", "preview" }) Assert.Contains($"children/{{childId}}/documents/{{documentId}}/{part}", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_another_childs_record_is_as_one_that_is_not_there()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Everything);
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var address in new[] { "team/documents/nobodys/file", "team/documents/doc-restricted/file", "restricted/documents/doc-restricted/file", "nobody/documents/doc-team/file", "team/documents/a-team/file", "team/documents/a-team/preview" })
        {
            using var answer = await client.GetAsync("/children/" + address, Cancel);
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)));
        }
        Assert.Equal(HttpStatusCode.NotFound, Assert.Single(answers.Distinct()).Item1);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_file_that_is_not_what_it_says_is_refused_in_one_line_and_what_was_typed_stays(string name, string what, string refusal)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(Form, Said);
        var head = await kept.Ledger.Head(Cancel);
        using var answer = await client.SendFileAsync($"{Form}?step=2", await client.PageAsync($"{Form}?step=2"), name, Made(what), ("then", "save"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Equal([refusal], Errors(page));
        Assert.EndsWith(refusal, page.QuerySelector("#Answers_File-error")!.Said(), StringComparison.Ordinal);
        Assert.Equal(head, await kept.Ledger.Head(Cancel));
        var draft = await kept.Ledger.Drafts.Find(new DraftKey(new(TestStaff.Khan), "document", TestAuthority.Amber), Cancel);
        Assert.Equal(["Photograph of the bedroom"], draft!.Fields["Answers.Title"]);
        Assert.Equal("Photograph of the bedroom", (await client.PageAsync(Form)).QuerySelector("#Answers_Title")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("plan.docx", "word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("plan.pdf", "pdf", "application/pdf")]
    [InlineData("plan.txt", "text", "text/plain")]
    [InlineData("plan.PNG", "png", "image/png")]
    public async Task What_is_what_it_says_is_kept_and_says_nothing_of_who_made_it_where_that_can_be_taken_out(string name, string what, string mediaType)
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(Form, Said);
        await Attach(client, name, Made(what));
        var document = Assert.Single(await kept.Held<Document>(TestAuthority.Amber));
        Assert.Equal((name, mediaType), (document.FileName, document.MediaType));
        var bytes = await client.GetByteArrayAsync($"/children/amber/documents/{document.Id}/file", Cancel);
        if (what != "word")
        {
            Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            return;
        }
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in archive.Entries)
        {
            using var text = new StreamReader(part.Open());
            Assert.DoesNotContain("CANARY", await text.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }
        Assert.Equal(3, archive.Entries.Count);
    }

    [Theory]
    [EachEngine]
    public async Task The_same_form_sent_twice_attaches_once_and_a_second_child_with_the_same_file_is_not_told_of_the_first(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(Form, Said);
        var page = await client.PageAsync($"{Form}?step=2");
        using var first = await client.SendFileAsync($"{Form}?step=2", page, "plan.docx", TestFiles.Word(), ("then", "save"));
        using var second = await client.SendFileAsync($"{Form}?step=2", page, "plan.docx", TestFiles.Word(), ("then", "save"));
        Assert.Equal((HttpStatusCode.Redirect, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Single(await kept.Held<Document>(TestAuthority.Amber));

        const string Other = "/children/cleo/documents/attach";
        using var colleague = await kept.Site.SignedInAs(TestStaff.Shah);
        await colleague.Through(Other, [.. Said.Where(s => s.Item1 is not ("Answers.Children" or "Answers.About")), ("Answers.Children", "cleo")]);
        using var same = await colleague.SendFileAsync($"{Other}?step=2", await colleague.PageAsync($"{Other}?step=2"), "plan.docx", TestFiles.Word(), ("then", "save"));
        var told = (await colleague.PageAsync(same.Headers.Location!.ToString())).QuerySelector("main")!.TextContent;
        Assert.DoesNotContain("Amber", told, StringComparison.Ordinal);
        Assert.Equal((await kept.Held<Document>(TestAuthority.Amber))[0].Content, Assert.Single(await kept.Held<Document>(TestAuthority.Cleo)).Content);
        Assert.Null((await kept.Ledger.Verify(cancel: Cancel)).Fault);
    }

    [Fact]
    public async Task A_document_can_not_be_put_right_to_name_another_childs_file()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        await client.Through(Form, Said);
        await Attach(client, "note.txt", "A note."u8.ToArray());
        var (document, others) = ((await kept.Held<Document>(TestAuthority.Amber))[0], (await kept.Held<Document>(new("restricted")))[0]);
        var correct = $"/children/amber/entries/{document.Id}/correct";
        (string, string)[] right = [("Answers.Kind", "PutRight"), ("Answers.Reason", "Wrong file."), ("then", "save")];
        var page = await client.PageAsync(correct);
        Assert.DoesNotContain(document.Content!, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var stated = Stated(page, ("title", "The note of the 2nd")).ToList();
        var another = $"Answers.Fields[{stated.Count / 2}]";
        await client.Through(correct, [.. stated, ($"{another}.Path", "content"), ($"{another}.Value", others.Content!), .. right]);
        Assert.Equal(document.Content, (await kept.Held<Document>(TestAuthority.Amber))[^1].Content);
        Assert.Equal("The note of the 2nd", (await client.PageAsync("/children/amber/documents")).QuerySelector("main li h2")!.TextContent);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_question()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        Assert.Equal(["Choose at least one child", "Say what kind of document it is", "Enter what it is", "Say whether it holds what other people told us"], Errors(await client.Refused(Form, ("then", "next"))));
        await client.Through(Form, Said);
        Assert.Equal(["Choose a file"], Errors(await client.Refused($"{Form}?step=2", ("then", "save"))));
        await client.Through(Form, [.. Said.Where(s => s.Item1 != "Answers.About"), ("Answers.About", "w-contact")]);
        await Attach(client, "note.txt", "A note."u8.ToArray());
        Assert.Null(Assert.Single(await kept.Held<Document>(TestAuthority.Amber)).About);
        using var answer = await client.SendFormAsync(Form, await client.PageAsync(Form), [.. Said.Where(s => s.Item1 != "Answers.Children"), ("Answers.Children", "eli")]);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_larger_than_any_file_is_refused_unread()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs(TestStaff.Khan);
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await client.SendFileAsync($"{Form}?step=2", await client.PageAsync(Form), "note.txt", new byte[SiteSettings.MostOfAFile + Site.LongestBody + 1], ("then", "save"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    internal static async Task Attach(HttpClient client, string name, byte[] file)
    {
        using var answer = await client.SendFileAsync($"{Form}?step=2", await client.PageAsync($"{Form}?step=2"), name, file, ("then", "save"));
        if (answer.StatusCode != HttpStatusCode.Redirect) Assert.Fail($"{answer.StatusCode}: {string.Join("; ", Errors(await answer.PageAsync()))}");
    }

    private static (int Width, int Height) Size(byte[] jpeg)
    {
        var frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        return ((jpeg[frame + 7] << 8) | jpeg[frame + 8], (jpeg[frame + 5] << 8) | jpeg[frame + 6]);
    }

    private static byte[] Made(string what) => what switch
    {
        "script" => "<script>alert(1)</script>"u8.ToArray(),
        "pdf" => TestFiles.Pdf(),
        "locked" => TestFiles.LockedPdf(),
        "runs" => TestFiles.Pdf("<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        "holds-file" => TestFiles.Pdf("<</Type/Filespec/F(x.exe)/EF<</F 3 0 R>>>>"),
        "polyglot" => [.. TestFiles.Pdf(), .. TestFiles.Zip(("x.txt", "x"u8.ToArray()))],
        "cut-pdf" => TestFiles.Pdf()[..120],
        "deep-pdf" => TestFiles.Pdf(new string('[', 200_000) + new string(']', 200_000)),
        "pdf-bomb" => PdfBomb(),
        "text" => "Tea at 4, with “quotes”.\r\n"u8.ToArray(),
        "binary" => [0x50, 0xFF, 0x00, 0x01],
        "empty" => [],
        "too-large" => Enumerable.Repeat((byte)'x', 25_000_001).ToArray(),
        "word" => TestFiles.Word(),
        "zip" => TestFiles.Zip(("x.txt", "x"u8.ToArray())),
        "zip-bomb" => TestFiles.Word(("word/media/x.bmp", new byte[300_000_000])),
        "macro" => TestFiles.Word(("word/vbaProject.bin", "x"u8.ToArray())),
        "nested" => TestFiles.Word(("word/embeddings/x.xlsx", TestFiles.Zip(("x.txt", "x"u8.ToArray())))),
        "slip" => TestFiles.Word(("../../etc/x.txt", "x"u8.ToArray())),
        "entities" => TestFiles.Word(("word/x.xml", "<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"u8.ToArray())),
        "fetches" => TestFiles.Word(("word/_rels/x.rels", "<Relationships><Relationship Type=\"http://example.org/attachedTemplate\" TargetMode=\"External\" Target=\"http://example.org/x.dotm\"/></Relationships>"u8.ToArray())),
        "png" => TestFiles.Png(),
        "cut-png" => TestFiles.Png()[..^60],
        "png-bomb" => PngBomb(width: 10, unpacked: 300_000_000),
        "pixel-flood" => PngBomb(width: 100_000, unpacked: 10),
        "cut-jpeg" => CutInTheScan(TestFiles.Jpeg()),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static byte[] CutInTheScan(byte[] jpeg) => jpeg[..(jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]) + 100)];

    private static byte[] PngBomb(int width, int unpacked)
    {
        byte[] header = [0, (byte)(width >> 16), (byte)(width >> 8), (byte)width, 0, (byte)(width >> 16), (byte)(width >> 8), (byte)width, 8, 2, 0, 0, 0];
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", Packed(unpacked)), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] content) =>
        [(byte)(content.Length >> 24), (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];

    /// <summary>A PDF whose objects stand in a stream that unpacks to far more than it is.</summary>
    private static byte[] PdfBomb()
    {
        var packed = Packed(300_000_000);
        var start = $"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n";
        var table = start.Length;
        var stream = $"3 0 obj<</Type/XRef/Root 1 0 R/Size 4/W[1 2 1]/Filter/FlateDecode/Length {packed.Length}>>stream\n";
        return [.. Encoding.Latin1.GetBytes(start + stream), .. packed, .. Encoding.Latin1.GetBytes($"\nendstream endobj\nstartxref\n{table}\n%%EOF\n")];
    }

    private static byte[] Packed(int unpacked)
    {
        using var written = new MemoryStream();
        using (var packing = new ZLibStream(written, CompressionLevel.Fastest, leaveOpen: true)) packing.Write(new byte[unpacked]);
        return written.ToArray();
    }
}
