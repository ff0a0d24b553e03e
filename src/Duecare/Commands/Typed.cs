using System.Globalization;
using Duecare.Domain.Calendar;

namespace Duecare.Commands;

/// <summary>Days and instants as people type them after a command.</summary>
internal static class Typed
{
    public const string ExpectedInstant = "expected London time such as 2026-03-28T15:00, or an instant with its offset such as 2026-03-28T15:00+00:00";

    private static readonly string[] WallClock = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];
    private static readonly string[] InUtc = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Reads a day written 2023-01-23.</summary>
    public static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads an instant: London's wall clock, or with an offset. Returns what is wrong with it, or null.</summary>
    public static string? ReadInstant(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        if (DateTime.TryParseExact(text, WallClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            utc = LondonTime.FromWallClock(wall, out var problem) ?? default;
            return problem;
        }
        if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            || DateTimeOffset.TryParseExact(text, InUtc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
        {
            utc = instant.UtcDateTime;
            return null;
        }
        return $"{CommandLine.Quote(text)} is not a time: {ExpectedInstant}";
    }
}
