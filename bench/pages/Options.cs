using System.Globalization;

namespace Duecare.Bench.Pages;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Options(string Folder, string? Connection, IReadOnlyList<int> Rates, TimeSpan Length, int Workers, int Visits)
{
    /// <summary>Another build of the program to ask, to measure two beside each other; null for this checkout's own.</summary>
    public string? Program { get; init; }

    public string Store => Connection is null ? "SQLite" : "PostgreSQL";

    public static Options? Read(string[] args)
    {
        if (args.Length == 0 || args.Length % 2 == 0) return null;
        var options = new Options(args[0], null, [51, 153], TimeSpan.FromSeconds(60), 150, 300);
        for (var i = 1; i < args.Length; i += 2)
        {
            var value = args[i + 1];
            switch (args[i])
            {
                case "--db": options = options with { Connection = value }; break;
                case "--views": options = options with { Rates = [.. value.Split(',').Select(Number)] }; break;
                case "--seconds": options = options with { Length = TimeSpan.FromSeconds(Number(value)) }; break;
                case "--workers": options = options with { Workers = Number(value) }; break;
                case "--program": options = options with { Program = value }; break;
                case "--visits": options = options with { Visits = Number(value) }; break;
                default: return null;
            }
        }
        return options;
    }

    public static int Usage()
    {
        Console.Error.WriteLine("expected: pages FOLDER [--db CONNECTION] [--views 51,153] [--seconds 60] [--workers 150] [--visits 300] [--program DLL]");
        return 2;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
