using System.Globalization;
using Duecare.Web.Forms;

namespace Duecare.Web.Record;

/// <summary>When something happened, as somebody asks it who writes while it happens, or later.</summary>
public enum NowOrEarlier
{
    Now,
    Earlier,
}

/// <summary>What is typed of when something happened. Nothing is answered beforehand.</summary>
public sealed class MomentAnswers
{
    public NowOrEarlier? Which { get; set; }

    /// <summary>The instant at which "now" was pressed.</summary>
    public string? PressedAt { get; set; }

    public DateParts On { get; set; } = new();

    public string? Time { get; set; }

    internal DateTime? Pressed => DateTime.TryParseExact(PressedAt, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;

    /// <summary>Holds on to the instant at which "now" was pressed, however much later the form is sent.</summary>
    internal static void Press(FormFields fields, string field, DateTime now)
    {
        var (which, pressed) = ($"{field}.{nameof(Which)}", $"{field}.{nameof(PressedAt)}");
        if (fields[which] != nameof(NowOrEarlier.Now)) fields.Remove(name => name == pressed);
        else if (fields[pressed] is null) fields.Set(pressed, now.ToString("O", CultureInfo.InvariantCulture));
    }
}
