using System.Buffers;
using System.Text;
using System.Text.Json;
using Duecare.Domain.Chronology.Written;

namespace Duecare.Domain.Duties;

/// <summary>A council's policy as JSON: one written form, in files and in the record.</summary>
public static class WrittenPolicy
{
    /// <summary>A version on one line, without its seal. Two versions that say the same are written the same.</summary>
    public static string Of(PolicyVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Written(version with { Seal = null });
    }

    /// <summary>A whole policy on one line, without seals.</summary>
    public static string Of(CouncilPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Written(policy with { Versions = [.. policy.Versions.Select(v => v with { Seal = null })] });
    }

    /// <summary>Reads what <see cref="Of(CouncilPolicy)"/> wrote.</summary>
    /// <returns>The policy; or null, with why this version of the program can't read it.</returns>
    public static (CouncilPolicy? Policy, string? Problem) Read(string written)
    {
        var (json, problems) = (Encoding.UTF8.GetBytes(written), new List<string>());
        var place = new Place((_, of, message) => problems.Add($"{of}: {message}"));
        place.Enter(json, 1, "policy");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var policy = (CouncilPolicy?)Shape.Of(typeof(CouncilPolicy)).Read(ref reader, place);
        return problems.Count == 0 ? (policy, null) : (null, problems[0]);
    }

    private static string Written(object value)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes)) Shape.Of(value.GetType()).Write(json, value);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
