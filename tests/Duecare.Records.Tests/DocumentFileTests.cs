using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Retention;
using Duecare.Records.Appending;
using Duecare.Records.Documents;
using Duecare.Records.Tests.Engines;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests;

/// <summary>The files of documents are part of the record: proved, backed up and disposed of with the entries that name them.</summary>
public class DocumentFileTests
{
    private static readonly FileRow Letter = FileRow.Of("A letter."u8.ToArray());

    [Theory, EachEngine]
    public async Task A_file_that_was_changed_or_deleted_is_named_with_its_entry(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Attach(made.Ledger, "one", Amber);
        Assert.Null((await made.Ledger.Verify()).Fault);
        await made.Tamper("UPDATE document_file SET content = " + (engine == Engine.Sqlite ? "x'41'" : "'\\x41'"));
        Assert.Equal($"number 2 (entry one): its file {Letter.Hash} is not what was kept: it was edited", (await made.Ledger.Verify()).Fault!.ToString());
        await made.Tamper("DELETE FROM document_file");
        Assert.Equal($"number 2 (entry one): its file {Letter.Hash} is gone: it was deleted", (await made.Ledger.Verify()).Fault!.ToString());
    }

    [Theory, EachEngine]
    public async Task A_file_goes_with_the_last_entry_that_names_it_and_not_before(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Attach(made.Ledger, "one", Amber);
        await Attach(made.Ledger, "two", Basil);
        Assert.Equal(1, await Kept(made));
        await Dispose(made.Ledger, "one", Amber);
        Assert.Equal(1, await Kept(made));
        await Dispose(made.Ledger, "two", Basil);
        Assert.Equal(0, await Kept(made));
        Assert.Null((await made.Ledger.Verify()).Fault);
    }

    [Theory, EachEngine]
    public async Task A_backup_carries_the_files_and_one_without_them_restores_nothing(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Attach(made.Ledger, "one", Amber);
        var folder = Made.NewFolder();
        var (whole, robbed) = (Path.Combine(folder, "whole"), Path.Combine(folder, "robbed"));
        await using (var to = File.Create(whole)) await made.Ledger.Write(to);
        await File.WriteAllLinesAsync(robbed, (await File.ReadAllLinesAsync(whole)).Where(line => !line.StartsWith("{\"file\"", StringComparison.Ordinal)));
        await using (var restored = await Made.On(engine))
        {
            var refused = await Ledger.Restore(restored.Store, robbed, new() { Clock = made.Clock });
            Assert.Contains($"its file {Letter.Hash} is gone", refused.Refusal, StringComparison.Ordinal);
            Assert.Null((await Ledger.Restore(restored.Store, whole, new() { Clock = made.Clock })).Refusal);
            Assert.Equal(1, await Kept(restored));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Theory, EachEngine]
    public async Task A_document_recorded_here_brings_its_file_with_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        await Attach(made.Ledger, "one", Amber);
        var refused = Assert.IsType<Appended.Refused>(await made.Ledger.Append(By("j.shah", Born(Basil), Named("two", Basil))));
        Assert.Equal("entry two: names a file that was not sent with it: attach the file", Assert.Single(refused.Refusals).ToString());
    }

    [Theory, EachEngine]
    public async Task What_is_refused_leaves_no_file(Engine engine)
    {
        await using var made = await Made.On(engine);
        Assert.IsType<Appended.Refused>(await made.Ledger.Append(By("j.shah", Named("one", Amber)) with { Files = [Letter] }));
        Assert.Equal(0, await Kept(made));
    }

    private static Document Named(string id, ChildId child) => new() { Id = new(id), Occurred = On("2026-03-30"), Children = [child], Title = "A letter", Content = Letter.Hash };

    private static async Task Attach(Ledger ledger, string id, ChildId child) =>
        Assert.IsType<Appended.Acknowledged>(await ledger.Append(By("j.shah", Born(child), Named(id, child)) with { Files = [FileRow.Of(Letter.Content)] }));

    private static async Task Dispose(Ledger ledger, string id, ChildId child)
    {
        var disposal = new Disposal { Id = new($"gone-{id}"), Occurred = On("2026-03-31"), Children = [child], Entries = [new(id)], Ground = DisposalGround.CourtOrder, Authority = "Order of 2 March" };
        Assert.IsType<Appended.Acknowledged>(await ledger.Dispose(disposal, "m.jones", disposal.Id.Value));
    }

    private static async Task<int> Kept(Made made)
    {
        await using var db = made.Store.Open();
        return await db.Files.CountAsync();
    }
}
