using Duecare.Domain.Risk;
using Duecare.Domain.Visits;
using Duecare.Records.Forms;

namespace Duecare.Records.Visits;

/// <summary>How one child was met at a visit. There is no default.</summary>
public enum HowSeen
{
    /// <summary>Seen and spoken to without anyone who cares for the child.</summary>
    Alone,

    /// <summary>Seen, but not alone.</summary>
    WithOthers,

    /// <summary>Not seen.</summary>
    NotSeen,
}

/// <summary>What a worker found of a restriction on an adult.</summary>
public enum HowKept
{
    AdultNotThere,

    /// <summary>The adult was there, and not alone with the children.</summary>
    Supervised,

    /// <summary>The adult was there, and contact was not supervised.</summary>
    NotSupervised,

    /// <summary>It was not looked at on this visit; then nothing is recorded of it.</summary>
    NotLookedAt,
}

/// <summary>One child's own facts at a visit to several.</summary>
public sealed record ChildVisited(ChildId Child, HowSeen? How, string? WhyNotAlone, string? WhyNotSeen, bool? BedroomSeen);

/// <summary>What was found of one restriction that was in force.</summary>
public sealed record RestrictionSeen(EntryId Restriction, HowKept? How);

/// <summary>A visit as the worker who made it tells it, perhaps not all of it yet.</summary>
public sealed record VisitMade
{
    /// <summary>Whether it was not made at all: nobody went.</summary>
    public bool IsNotMade { get; init; }

    /// <summary>Why it was not made.</summary>
    public string? NotMadeReason { get; init; }

    /// <summary>The duty it was made under; null for social work under the child's plan.</summary>
    public VisitType? Type { get; init; }

    /// <summary>The day; of one that was not made, the day it was to be.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The instant of arrival in UTC, where it is known.</summary>
    public DateTime? AtUtc { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>Whether the family were told beforehand.</summary>
    public bool? Announced { get; init; }

    /// <summary>Each child it was made to, with the child's own facts.</summary>
    public IReadOnlyList<ChildVisited> Each { get; init; } = [];

    /// <summary>Which adults were there.</summary>
    public IReadOnlyList<PersonId> AdultsPresent { get; init; } = [];

    /// <summary>What was found of each restriction in force.</summary>
    public IReadOnlyList<RestrictionSeen> Restrictions { get; init; } = [];

    /// <summary>Whether a manager was told that nobody was seen, where nobody was.</summary>
    public bool? ManagerTold { get; init; }

    /// <summary>When the manager was told.</summary>
    public Moment ToldAt { get; init; } = Moment.Unsaid;

    /// <summary>Whether a child was seen; false where it was not said of any yet.</summary>
    public bool IsAnySeen => Each.Any(c => c.How is HowSeen.Alone or HowSeen.WithOthers);

    /// <summary>Whether it is said of every child that the child was not seen: somebody went, and the visit failed.</summary>
    public bool IsFailed => !IsNotMade && Each.Count > 0 && Each.All(c => c.How == HowSeen.NotSeen);

    /// <summary>What was seen, heard, worried about and agreed.</summary>
    public string? Notes { get; init; }

    /// <summary>Whether this is all there is to write of it. If not, the record of the visit stays to be finished.</summary>
    public bool? Finished { get; init; }
}

/// <summary>Records a visit to one or more children, each with their own facts.</summary>
/// <remarks>
/// If no child was seen the visit counts as attempted and not as completed: who answered the door does not make a visit of it, and it satisfies nothing. One that nobody went to is recorded as not made, with
/// why: from its due day on that is a missed visit, for ever. What was found of a restriction is an entry of its own beside the visit, recorded with it or not at all.
/// </remarks>
public sealed class RecordVisit(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(VisitMade visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var problems = new List<FieldProblem>();
        if (visit.IsNotMade)
        {
            NotMade(problems, visit);
            return problems;
        }
        WhenAndWhere(problems, visit);
        if (visit.IsFailed) Told(problems, visit);
        for (var i = 0; i < visit.Each.Count; i++) Child(problems, $"Each[{i}]", visit.Each[i]);
        for (var i = 0; i < visit.Restrictions.Count; i++)
            if (visit.Restrictions[i].How is null) problems.Add(new($"Restrictions[{i}].How", "Say whether the restriction was kept"));
        Asked.Text(problems, nameof(visit.Notes), visit.Notes, "what you saw, heard and agreed", isNeeded: false, Asked.LongestNote);
        if (visit.Finished is null) problems.Add(new(nameof(visit.Finished), "Say whether the record is finished"));
        else if (visit.Finished == true && string.IsNullOrWhiteSpace(visit.Notes)) problems.Add(new(nameof(visit.Notes), "Enter what you saw, heard and agreed, or choose to finish it later"));
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, VisitMade visit, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(visit);
        return problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, Entries(sent, visit), cancel);
    }

    private void WhenAndWhere(List<FieldProblem> problems, VisitMade visit)
    {
        var now = terms.Clock.GetUtcNow().UtcDateTime;
        if (visit.Each.Count == 0) problems.Add(new("Children", "Choose at least one child"));
        if (visit.On is null) problems.Add(new("Arrived", "Say when you arrived"));
        Asked.NotAhead(problems, "On", visit.On, LondonTime.DateOf(now), "the day of the visit");
        if (visit.On <= LondonTime.DateOf(now) && visit.AtUtc > now) problems.Add(new("Time", "The time you arrived must not be later than now"));
        Asked.Text(problems, "Place", visit.Place, "where the visit was", isNeeded: true, longest: 200);
        if (visit.Announced is null) problems.Add(new("Announced", "Say whether the family knew that you were coming"));
    }

    private void NotMade(List<FieldProblem> problems, VisitMade visit)
    {
        if (visit.Each.Count == 0) problems.Add(new("Children", "Choose at least one child"));
        if (visit.On is null) problems.Add(new("PlannedOn", "Enter the day on which it was to be"));
        else if (visit.On > LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime)) problems.Add(new("PlannedOn", "The day on which it was to be must be today or in the past: until then it can still be made"));
        Asked.Text(problems, nameof(visit.NotMadeReason), visit.NotMadeReason, "why it was not made", isNeeded: true);
    }

    private void Told(List<FieldProblem> problems, VisitMade visit)
    {
        if (visit.ManagerTold is null) problems.Add(new(nameof(visit.ManagerTold), "Say whether a manager has been told that nobody was seen"));
        if (visit.ManagerTold != true) return;
        visit.ToldAt.Check(problems, nameof(visit.ToldAt), terms.Clock.GetUtcNow().UtcDateTime, "the manager was told");
        if (visit.On is { } on && visit.ToldAt.On is not null && visit.ToldAt.IsBefore(Arrived(visit, on))) problems.Add(new($"{nameof(visit.ToldAt)}.On", "The manager can not have been told before the visit"));
    }

    private static When Arrived(VisitMade visit, DateOnly on) => visit.AtUtc is { } at ? When.At(new(at, TimeSpan.Zero)) : When.On(on);

    private static void Child(List<FieldProblem> problems, string field, ChildVisited child)
    {
        if (child.How is null) problems.Add(new(field + ".How", "Say whether the child was seen"));
        if (child.How == HowSeen.WithOthers) Asked.Text(problems, field + ".WhyNotAlone", child.WhyNotAlone, "why the child was not seen alone", isNeeded: true);
        if (child.How == HowSeen.NotSeen) Asked.Text(problems, field + ".WhyNotSeen", child.WhyNotSeen, "why the child was not seen", isNeeded: true);
    }

    private IReadOnlyList<Entry> Entries(FormSent sent, VisitMade visit)
    {
        if (visit.IsNotMade) return [NotMade(sent, visit)];
        var made = Visit(sent, visit);
        var looked = visit.Restrictions.Where(r => r.How is not HowKept.NotLookedAt).Select((r, i) => new RestrictionCheck
        {
            Id = sent.EntryId(i + 2),
            Occurred = made.Occurred,
            Children = made.Children,
            Restriction = r.Restriction,
            Visit = made.Id,
            AdultPresent = r.How != HowKept.AdultNotThere,
            Supervised = r.How == HowKept.AdultNotThere ? null : r.How == HowKept.Supervised,
        });
        return [made, .. looked];
    }

    private Visit Visit(FormSent sent, VisitMade visit)
    {
        return new()
        {
            Id = sent.EntryId(),
            Occurred = Arrived(visit, visit.On!.Value),
            Children = [.. visit.Each.Select(c => c.Child)],
            Type = visit.Type,
            Outcome = visit.IsAnySeen ? VisitOutcome.Completed : VisitOutcome.Attempted,
            Worker = sent.Reader.Worker,
            Mode = VisitMode.InPerson,
            Place = Asked.Trimmed(visit.Place),
            Announced = visit.Announced,
            Each = [.. visit.Each.Select(AtVisit)],
            AdultsPresent = visit.AdultsPresent,
            Notes = Asked.Trimmed(visit.Notes),
            ManagerToldAt = visit is { IsFailed: true, ManagerTold: true } ? visit.ToldAt.When : null,
            FinalisedAt = visit.Finished == true ? When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime)) : null,
        };
    }

    private static Visit NotMade(FormSent sent, VisitMade visit) => new()
    {
        Id = sent.EntryId(),
        Occurred = When.On(visit.On!.Value),
        Children = [.. visit.Each.Select(c => c.Child)],
        Type = visit.Type,
        Outcome = VisitOutcome.NotMade,
        Worker = sent.Reader.Worker,
        NotMadeReason = Asked.Trimmed(visit.NotMadeReason),
    };

    private static ChildAtVisit AtVisit(ChildVisited child) => new()
    {
        Child = child.Child,
        Seen = child.How != HowSeen.NotSeen,
        SeenAlone = child.How == HowSeen.NotSeen ? null : child.How == HowSeen.Alone,
        NotAloneReason = child.How == HowSeen.WithOthers ? Asked.Trimmed(child.WhyNotAlone) : null,
        NotSeenReason = child.How == HowSeen.NotSeen ? Asked.Trimmed(child.WhyNotSeen) : null,
        BedroomSeen = child.BedroomSeen,
    };
}
