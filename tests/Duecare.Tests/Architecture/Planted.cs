namespace Duecare.Tests.Architecture.Planted;

// Each of these does one thing that no type of the domain may do.

internal static class ReadsAFileInALambda
{
    public static Func<string, string> Read => path => path + File.ReadAllText(path);
}

internal static class ReturnsATask
{
    public static Task<int> Later => Task.FromResult(1);
}

internal static class AwaitsWithoutATask
{
    public static async IAsyncEnumerable<int> Numbers()
    {
        await ValueTask.CompletedTask;
        yield return 1;
    }
}

internal sealed class HoldsAConnection
{
    public HttpClient? Connection { get; init; }
}

internal static class WritesToTheScreen
{
    public static void Say() => Console.Out.WriteLine();
}

internal static class TakesAClock
{
    public static long Ticks(TimeProvider clock) => clock.GetTimestamp();
}

internal static class TakesStreams<T>
{
    public static int Count(IReadOnlyDictionary<T, Stream[]> streams) => streams.Count;
}
