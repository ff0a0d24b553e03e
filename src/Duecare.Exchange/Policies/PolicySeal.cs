using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Duecare.Exchange.Policies;

/// <summary>The fingerprint of a version of a policy and of all before it, so that one in force earlier can't be edited unseen.</summary>
/// <remarks>
/// SHA-256, in small hexadecimal digits, of the seal before it (nothing for the first), a line feed, and the version without its seal as JSON in UTF-8:
/// no space between the parts, fields in the order of their characters' codes, every character beyond ASCII escaped. How a version is laid out does not matter.
/// </remarks>
internal static class PolicySeal
{
    public const string Field = "seal";

    public static string Of(ReadOnlyMemory<byte> version, string before)
    {
        using var written = new MemoryStream();
        written.Write(Encoding.UTF8.GetBytes(before + "\n"));
        using (var document = JsonDocument.Parse(version))
        using (var json = new Utf8JsonWriter(written))
        {
            Write(json, document.RootElement, Field);
        }
        return Convert.ToHexStringLower(SHA256.HashData(written.GetBuffer().AsSpan(0, (int)written.Length)));
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, string? leftOut = null)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var field in value.EnumerateObject().Where(f => f.Name != leftOut).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                json.WritePropertyName(field.Name);
                Write(json, field.Value);
            }
            json.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var item in value.EnumerateArray()) Write(json, item);
            json.WriteEndArray();
        }
        else
        {
            value.WriteTo(json);
        }
    }
}
