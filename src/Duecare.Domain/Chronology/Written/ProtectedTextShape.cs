using System.Text.Json;
using System.Text.Json.Nodes;
using Duecare.Domain.People;

namespace Duecare.Domain.Chronology.Written;

/// <summary>Protected text, which the record itself holds as it is. What was withheld from a reader can't be written.</summary>
internal sealed class ProtectedTextShape : Shape
{
    private static readonly TextShape Text = new();

    public override string InWords => "text, which may be protected when it is shown";

    public override object? Read(ref Utf8JsonReader json, Place place) => Text.Read(ref json, place) is string text ? new ProtectedText(text) : null;

    public override void Write(Utf8JsonWriter json, object value) => json.WriteStringValue(((ProtectedText)value).Stored);

    public override JsonObject Schema(JsonObject definitions) => Text.Schema(definitions);
}
