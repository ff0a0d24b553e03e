using Duecare.Domain.Protection;
using Duecare.Records.Forms;

namespace Duecare.Records.Protection;

/// <summary>A core group as whoever minutes it tells it.</summary>
public sealed record CoreGroupMet
{
    /// <summary>The day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The children whose plan it runs.</summary>
    public IReadOnlyList<ChildId> Children { get; init; } = [];

    /// <summary>The agencies that came, by the names files use.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>Who came for each agency, in words, where it is said.</summary>
    public IReadOnlyDictionary<string, string?> Names { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The day of the next; null where it was not agreed.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>What changed in the plan, and what is worrying.</summary>
    public string? Findings { get; init; }
}

/// <summary>Records a meeting of the core group. One at which only social care and the family were is recorded, and does not count as held.</summary>
public sealed class RecordCoreGroup(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>The agencies that are asked about, as files name them, and in words.</summary>
    public static readonly IReadOnlyList<(string Agency, string Words)> Agencies =
    [
        ("social-care", "Social care"), ("parent", "Parent or carer"), ("child", "The child"), ("health", "Health visitor, nurse, midwife or doctor"), ("education", "School, nursery or college"),
        ("police", "Police"), ("other", "Somebody else"),
    ];

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(CoreGroupMet met)
    {
        ArgumentNullException.ThrowIfNull(met);
        var problems = new List<FieldProblem>();
        if (met.Children.Count == 0) problems.Add(new("Children", "Choose at least one child"));
        Asked.NotAhead(problems, "On", met.On, LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime), "the day of the core group");
        if (met.Agencies.Count == 0 || met.Agencies.Any(a => !Agencies.Any(known => known.Agency == a))) problems.Add(new("Agencies", "Choose everyone who came"));
        foreach (var (agency, name) in met.Names) Asked.Text(problems, $"Names[{agency}]", name, "a name", isNeeded: false, longest: 200);
        if (met.NextOn <= met.On) problems.Add(new("NextOn", "The day of the next core group must be after this one"));
        Asked.Text(problems, nameof(met.Findings), met.Findings, "what changed and what is worrying", isNeeded: true, Asked.LongestNote);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, CoreGroupMet met, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(met);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        return recorder.Record(sent, [Entry(sent, met)], cancel);
    }

    private static CoreGroup Entry(FormSent sent, CoreGroupMet met) => new()
    {
        Id = sent.EntryId(),
        Occurred = When.On(met.On!.Value),
        Children = met.Children,
        Attendees = [.. met.Agencies.Select(a => new Attendee { Agency = a, Name = Asked.Trimmed(met.Names.GetValueOrDefault(a)) })],
        NextOn = met.NextOn is { } next ? ApproximateDate.Exactly(next) : null,
        Findings = Asked.Trimmed(met.Findings),
    };
}
