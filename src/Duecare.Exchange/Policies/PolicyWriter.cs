using System.Text;
using System.Text.Json.Nodes;
using Duecare.Domain.Duties;

namespace Duecare.Exchange.Policies;

/// <summary>Writes a council's policy as a file, with the seal of every version that another follows.</summary>
public static class PolicyWriter
{
    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file, which <see cref="PolicyReader"/> reads as the same policy.</summary>
    public static string Write(CouncilPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var (versions, seal) = (new JsonArray(), "");
        for (var v = 0; v < policy.Versions.Count; v++)
        {
            var written = WrittenPolicy.Of(policy.Versions[v]);
            seal = PolicySeal.Of(Encoding.UTF8.GetBytes(written), seal);
            var version = JsonNode.Parse(written)!.AsObject();
            if (v < policy.Versions.Count - 1) version[PolicySeal.Field] = seal;
            versions.Add(version);
        }
        return new JsonObject { ["format"] = PolicyFile.Marker, ["council"] = policy.Council, ["versions"] = versions }.ToJsonString(Indented) + "\n";
    }
}
