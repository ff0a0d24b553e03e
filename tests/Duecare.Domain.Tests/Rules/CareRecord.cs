using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.PrivateFostering;
using Duecare.Domain.Visits;

namespace Duecare.Domain.Tests.Rules;

/// <summary>Short ways to state what happened to one child, for the tests of care, fostering, missing children and early help.</summary>
internal static class CareRecord
{
    public static readonly IReadOnlyList<ChildId> Amber = [new("amber")];

    public static When On(string edtf) => Told.On(edtf);

    public static When At(string instant) => When.At(DateTimeOffset.Parse(instant));

    public static EntryId Id(string id) => new(id);

    public static LookedAfterEpisode BecameLookedAfter(string on, string id = "care") => new() { Id = Id(id), Occurred = On(on), Children = Amber };

    public static LookedAfterEpisodeEnd LeftCare(string on, string? reason = null) =>
        new() { Id = Id("left " + on), Occurred = On(on), Children = Amber, Reason = reason };

    public static Placement Placed(string on, string id = "placement") => new() { Id = Id(id), Occurred = On(on), Children = Amber };

    public static PlacementEnd PlacementOver(string on, string? placement = null) =>
        new() { Id = Id("moved " + on), Occurred = On(on), Children = Amber, Placement = placement is null ? null : Id(placement) };

    public static LookedAfterReview Review(string on) => new() { Id = Id("review " + on), Occurred = On(on), Children = Amber };

    public static HealthAssessment Health(string on, HealthAssessmentType type) =>
        new() { Id = Id("health " + on), Occurred = On(on), Children = Amber, Type = type };

    public static Visit Visited(string on, VisitType type = VisitType.LookedAfter) =>
        new() { Id = Id("visit " + on), Occurred = On(on), Children = Amber, Type = type, Outcome = VisitOutcome.Completed, Seen = true, SeenAlone = true };

    public static PrivateFosteringArrangement PrivatelyFostered(string on) =>
        new() { Id = Id("arrangement"), Occurred = On(on), Children = Amber };

    public static MissingEpisode WentMissing(string on, MissingType type = MissingType.Missing) =>
        new() { Id = Id("missing " + on), Occurred = On(on), Children = Amber, Type = type };

    /// <summary>What the entries say happened, for a child born on a day.</summary>
    public static List<Happening> Said(string born, params Entry[] entries)
    {
        var child = new Child(Amber[0], DateOnly.Parse(born));
        return [.. new Telling().Read(new(child, entries), new(2028, 12, 31), WorkingDayCalendar.England)];
    }

    /// <summary>What the entries say happened, for a child whose age does not matter.</summary>
    public static List<Happening> Said(params Entry[] entries) => Said("2014-05-05", entries);

    /// <summary>The days on which a thing happened.</summary>
    public static IEnumerable<string> Days(this IEnumerable<Happening> told, Happened what, Facts with = Facts.None) =>
        told.Where(h => h.What == what && (h.Facts & with) == with).Select(h => DateOnly.FromDayNumber(h.From).ToString("yyyy-MM-dd"));

    /// <summary>The duties of one rule, as at a day, for a child born on a day.</summary>
    public static IReadOnlyList<Duty> OwedTo(string born, string rule, string asAt, params Entry[] entries) =>
        [.. DutyList.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped, new(new Child(Amber[0], DateOnly.Parse(born)), entries), WorkingDayCalendar.England)
            .Where(d => d.Rule.Id == rule)];

    /// <summary>The duties of one rule, as at a day, for a child whose age does not matter.</summary>
    public static IReadOnlyList<Duty> Owed(string rule, string asAt, params Entry[] entries) => OwedTo("2014-05-05", rule, asAt, entries);

    /// <summary>The day a duty is due, where it is one day.</summary>
    public static string DueOn(this Duty duty) => duty.Due is { } due && due.From == due.To ? due.Earliest.ToString("yyyy-MM-dd") : "not one day";
}
