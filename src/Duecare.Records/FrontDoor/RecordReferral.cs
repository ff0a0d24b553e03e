using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;

namespace Duecare.Records.FrontDoor;

/// <summary>A referral as whoever took it tells it.</summary>
public sealed record ReferralMade
{
    /// <summary>The children it is about.</summary>
    public IReadOnlyList<ChildId> Children { get; init; } = [];

    /// <summary>When it was received: every clock of the assessment is counted from there.</summary>
    public Moment Received { get; init; } = Moment.Unsaid;

    /// <summary>Who made it, as the census codes it.</summary>
    public string? Source { get; init; }

    /// <summary>Who made it, in words.</summary>
    public string? Referrer { get; init; }

    /// <summary>The primary need, as the census codes it, if it can be said yet.</summary>
    public string? PrimaryNeed { get; init; }

    /// <summary>What is worrying.</summary>
    public string? Concern { get; init; }

    /// <summary>What was asked for.</summary>
    public string? Asked { get; init; }
}

/// <summary>Records a referral that was accepted for a decision without a contact before it.</summary>
public sealed class RecordReferral(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Primary needs, as the census codes them, and in words.</summary>
    /// <remarks>Source: children in need census, code set of the primary need.</remarks>
    public static readonly IReadOnlyList<(string Code, string Words)> PrimaryNeeds =
    [
        ("N1", "Abuse, neglect or exploitation"), ("N2", "Child’s disability or illness"), ("N3", "Parental disability or illness"), ("N4", "Family in acute stress"), ("N5", "Family dysfunction"),
        ("N6", "Socially unacceptable behaviour"), ("N7", "Low income"), ("N8", "Absent parenting"), ("N9", "Not a child in need"),
    ];

    /// <summary>Everything that is wrong with it, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(ReferralMade referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        var problems = new List<FieldProblem>();
        if (referral.Children.Count == 0) problems.Add(new(nameof(referral.Children), "Choose at least one child"));
        referral.Received.Check(problems, nameof(referral.Received), terms.Clock.GetUtcNow().UtcDateTime, "it reached us");
        FrontDoorAsked.Source(problems, referral.Source, referral.Referrer);
        if (referral.PrimaryNeed is { } need && !PrimaryNeeds.Any(n => n.Code == need)) problems.Add(new(nameof(referral.PrimaryNeed), "Choose one of the needs, or none"));
        Forms.Asked.Text(problems, nameof(referral.Concern), referral.Concern, "what is worrying", isNeeded: true);
        Forms.Asked.Text(problems, nameof(referral.Asked), referral.Asked, "what was asked for", isNeeded: false);
        return problems;
    }

    /// <summary>Records it.</summary>
    public Task<FormAnswer> Record(FormSent sent, ReferralMade referral, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var problems = Problems(referral);
        if (problems.Count > 0) return Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems));
        return recorder.Record(sent, [Entry(sent, referral)], cancel);
    }

    private static Referral Entry(FormSent sent, ReferralMade told) => new()
    {
        Id = sent.EntryId(),
        Occurred = told.Received.When,
        Children = told.Children,
        Source = told.Source,
        Referrer = Forms.Asked.Trimmed(told.Referrer),
        PrimaryNeed = told.PrimaryNeed,
        Concern = Forms.Asked.Trimmed(told.Concern),
        Asked = Forms.Asked.Trimmed(told.Asked),
    };
}
