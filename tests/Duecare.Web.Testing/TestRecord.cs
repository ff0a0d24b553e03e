using Duecare.Records;
using Duecare.Records.Sqlite;

namespace Duecare.Web.Testing;

/// <summary>The test authority's record in a file of its own, a copy of one that is made once.</summary>
internal sealed class TestRecord : IAsyncDisposable
{
    private static readonly SemaphoreSlim One = new(1);
    private static byte[]? _template;

    private readonly string _folder;

    private TestRecord(string folder, LedgerOpening opening, LedgerTerms terms) => (_folder, Opening, Terms) = (folder, opening, terms);

    public LedgerOpening Opening { get; }

    public LedgerTerms Terms { get; }

    public static async Task<TestRecord> Make(TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("duecare-web-").FullName;
        await File.WriteAllBytesAsync(FileIn(folder), await Template());
        var terms = new LedgerTerms { Clock = clock };
        return new(folder, await Ledger.Open(new SqliteStore(FileIn(folder)), terms), terms);
    }

    public async ValueTask DisposeAsync()
    {
        await Opening.Ledger!.DisposeAsync();
        Delete(_folder);
    }

    private static async Task<byte[]> Template()
    {
        await One.WaitAsync();
        try
        {
            return _template ??= await MakeTemplate();
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task<byte[]> MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("duecare-web-").FullName;
        var store = new SqliteStore(FileIn(folder));
        await store.Migrate();
        await using (var ledger = (await Ledger.Open(store, new() { Clock = new StandingClock() })).Ledger!) await TestAuthority.Into(ledger);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var made = await File.ReadAllBytesAsync(FileIn(folder));
        Delete(folder);
        return made;
    }

    private static string FileIn(string folder) => Path.Combine(folder, "duecare.db");

    private static void Delete(string folder)
    {
        using (var own = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={FileIn(folder)}")) Microsoft.Data.Sqlite.SqliteConnection.ClearPool(own);
        Directory.Delete(folder, recursive: true);
    }
}
