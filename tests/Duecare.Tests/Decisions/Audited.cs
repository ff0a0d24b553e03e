using System.Text.Json;
using Xunit;

namespace Duecare.Tests.Decisions;

/// <summary>A source decision's case file, audited by the program as anyone would.</summary>
internal static class Audited
{
    public static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "samples", name);
    }

    public static IReadOnlyList<AuditedDuty> Duties(string sample, string asAt)
    {
        var ran = Ran.Run("audit", Sample(sample), "--as-at", asAt, "--format", "json");
        Assert.Equal(0, ran.Status);
        using var result = JsonDocument.Parse(ran.Output);
        return [.. result.RootElement.GetProperty("duties").EnumerateArray().Select(d => new AuditedDuty(d.Clone()))];
    }
}

/// <summary>One duty of the audit's result, by the contract's names.</summary>
internal sealed class AuditedDuty(JsonElement json)
{
    public string Child => json.GetProperty("child").GetString()!;

    public string Duty => json.GetProperty("duty").GetString()!;

    public string State => json.GetProperty("state").GetString()!;

    public string Certainty => json.GetProperty("certainty").GetString()!;

    public string? Reason => json.GetProperty("reason").GetString();

    public string Because => json.GetProperty("because").GetString()!;

    public int Passed => json.GetProperty("passed").GetInt32();

    public string? Person => json.TryGetProperty("person", out var person) ? person.GetString() : null;

    public string? Due => Window("due");

    public string? Met => Window("met");

    public string? Late => json.GetProperty("late") is { ValueKind: JsonValueKind.Object } late
        ? $"{late.GetProperty("min").GetInt32()}..{late.GetProperty("max").GetInt32()} {late.GetProperty("unit").GetString()}"
        : null;

    private string? Window(string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Object } window
        ? $"{window.GetProperty("from").GetString()}..{window.GetProperty("to").GetString()}"
        : null;
}
