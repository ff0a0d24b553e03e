using Duecare.Domain.Calendar;

namespace Duecare;

/// <summary>The one place that reads the machine's clock.</summary>
internal static class Today
{
#pragma warning disable RS0030 // Everything else takes its day or instant as an argument; somewhere the first one has to be read.
    /// <summary>The machine's clock.</summary>
    public static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>London's date of now, wherever the machine stands.</summary>
    public static DateOnly InLondon => LondonTime.DateOf(Clock.GetUtcNow().UtcDateTime);
}
