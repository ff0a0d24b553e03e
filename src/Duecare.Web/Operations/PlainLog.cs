using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Duecare.Web.Operations;

/// <summary>Writes what happened as one JSON object a line, and leaves out whatever could be about a person.</summary>
/// <remarks>
/// The program's own messages are written with their values, which hold route templates and numbers and never what somebody typed.
/// Of anybody else's message only the template and its numbers are written: a framework logs paths, queries and field values as it likes.
/// Of an exception the types and the places in the code are written, and not its message, which may quote what could not be read.
/// </remarks>
internal sealed class PlainLog(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";
    private const string Template = "{OriginalFormat}";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", Level(entry.LogLevel));
            json.WriteString("from", entry.Category);
            if (Activity.Current is { } activity) json.WriteString("trace", activity.TraceId.ToHexString());
            WriteMessage(json, entry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [], IsOurs(entry.Category));
            if (entry.Exception is { } thrown) WriteException(json, thrown);
            json.WriteEndObject();
        }
        textWriter.Write(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
        textWriter.Write('\n');
    }

    private static bool IsOurs(string category) => category == "Duecare" || category.StartsWith("Duecare.", StringComparison.Ordinal);

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };

    private static void WriteMessage(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> state, bool isOurs)
    {
        foreach (var (name, value) in state)
        {
            if (name == Template) json.WriteString("message", value as string);
            else if (IsNumber(value)) json.WriteNumber(Camel(name), Convert.ToDecimal(value));
            else if (isOurs) json.WriteString(Camel(name), value?.ToString());
        }
    }

    private static bool IsNumber(object? value) => value is int or long or uint or ushort or short or byte or decimal;

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static void WriteException(Utf8JsonWriter json, Exception thrown)
    {
        json.WriteStartArray("exception");
        for (var cause = thrown; cause is not null; cause = cause.InnerException)
        {
            json.WriteStringValue(cause.GetType().FullName);
            foreach (var frame in (cause.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)) json.WriteStringValue(frame.Trim());
        }
        json.WriteEndArray();
    }
}

internal static class Logging
{
    /// <summary>Logs go to standard error: standard output is for what a program asked for. Frameworks speak from warnings up.</summary>
    public static void AddPlainLog(this IServiceCollection services) => services.AddLogging(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Duecare", LogLevel.Information);
        // Its one warning is that keys lie unencrypted where the rights of the data folder guard them, as they guard the record itself.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (PlainLog.FormatterName, LogLevel.Trace));
        logging.AddConsoleFormatter<PlainLog, ConsoleFormatterOptions>();
    });
}
