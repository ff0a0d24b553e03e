namespace Duecare.Records.Forms;

/// <summary>When something happened, as a form tells it: a day, and an instant of it where that is known.</summary>
/// <param name="On">The day; null where it was not said, or can't be read.</param>
/// <param name="AtUtc">The instant, in UTC.</param>
public sealed record Moment(DateOnly? On, DateTime? AtUtc = null)
{
    /// <summary>What was not said.</summary>
    public static readonly Moment Unsaid = new(On: null);

    /// <summary>As an entry holds it.</summary>
    internal When When => AtUtc is { } at ? When.At(new(at, TimeSpan.Zero)) : When.On(On!.Value);

    /// <summary>Whether it was before another, as far as both are known.</summary>
    internal bool IsBefore(When other) => AtUtc is { } at && other.AtUtc is { } otherAt ? at < otherAt : On < other.Earliest;

    /// <summary>Says what is wrong with it: not said, or not come yet.</summary>
    internal void Check(List<FieldProblem> problems, string field, DateTime now, string what)
    {
        if (On is null) problems.Add(new(field, $"Say when {what}"));
        else if (On > LondonTime.DateOf(now)) problems.Add(new($"{field}.On", $"The day on which {what} must be today or in the past"));
        else if (AtUtc > now) problems.Add(new($"{field}.Time", $"The time at which {what} must not be later than now"));
    }
}
