using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;

namespace Duecare.Docs;

/// <summary>The rulebook for programs: an array of rows, with the fields of <see cref="DutyRule"/>.</summary>
/// <remarks>
/// Names are kebab-case, facts are lists of names, periods are in the short form (<c>10wd</c>; <c>-2wd</c> is counted backwards from the
/// day of the start). <c>movesLater</c> says whether a due day moves off a weekend or bank holiday.
/// </remarks>
internal static class RulebookJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PeriodConverter(), new FactsConverter(), new JsonStringEnumConverter(new KebabCase(), allowIntegerValues: false) },
    };

    public static string Write(IReadOnlyList<DutyRule> rows) =>
        new JsonArray([.. rows.Select(Row)]).ToJsonString(Options);

    private static JsonNode Row(DutyRule rule)
    {
        var row = JsonSerializer.SerializeToNode(rule, Options)!.AsObject();
        row.Add("movesLater", rule.Within is { NonWorkingDay: OnNonWorkingDay.MovesLater });
        return row;
    }

    private sealed class KebabCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => Words.Kebab(name);
    }

    private sealed class PeriodConverter : JsonConverter<Timescale>
    {
        public override Timescale Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Timescale value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Counting == Counting.Backwards ? "-" + value.Short : value.Short);
    }

    private sealed class FactsConverter : JsonConverter<Facts>
    {
        public override Facts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Facts value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var fact in Enum.GetValues<Facts>())
                if (fact != Facts.None && value.HasFlag(fact)) writer.WriteStringValue(Words.Kebab(fact.ToString()));
            writer.WriteEndArray();
        }
    }
}
