using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;

namespace Duecare.Records.FrontDoor;

/// <summary>That a referrer was told that the referral arrived, or could not be.</summary>
public sealed record Acknowledged
{
    /// <summary>Whether they were told; false where nobody can safely be.</summary>
    public bool? Told { get; init; }

    /// <summary>When, or when that was settled.</summary>
    public Moment At { get; init; } = Moment.Unsaid;
}

/// <summary>That a referrer was told what was decided.</summary>
public sealed record ToldOutcome
{
    /// <summary>When.</summary>
    public Moment At { get; init; } = Moment.Unsaid;

    /// <summary>Whether everything was told.</summary>
    public bool? ToldAll { get; init; }

    /// <summary>What was held back and why it may not be shared, where something was.</summary>
    public string? NotShared { get; init; }
}

/// <summary>Records what a referrer was told: that the referral arrived, and later what was decided and why.</summary>
public sealed class TellReferrer(FormRecorder recorder, LedgerTerms terms)
{
    /// <summary>Everything that is wrong with an acknowledgement, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(string? which, Acknowledged told, IReadOnlyList<Entry> waiting)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        if (told.Told is null) problems.Add(new(nameof(told.Told), "Say whether they were told"));
        When(problems, which, told.At, waiting);
        return problems;
    }

    /// <summary>Everything that is wrong with what was told of the outcome, by field.</summary>
    public IReadOnlyList<FieldProblem> Problems(string? which, ToldOutcome told, IReadOnlyList<Entry> waiting)
    {
        ArgumentNullException.ThrowIfNull(told);
        var problems = new List<FieldProblem>();
        When(problems, which, told.At, waiting);
        if (told.ToldAll is null) problems.Add(new(nameof(told.ToldAll), "Say whether anything was held back"));
        if (told.ToldAll == false) Asked.Text(problems, nameof(told.NotShared), told.NotShared, "what was held back, and why", isNeeded: true);
        return problems;
    }

    /// <summary>Records an acknowledgement.</summary>
    public Task<FormAnswer> Record(FormSent sent, string? which, Acknowledged told, IReadOnlyList<Entry> waiting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return Record(sent, which, waiting, Problems(which, told, waiting), referral => new ReferralAcknowledgement
        {
            Id = sent.EntryId(),
            Occurred = told.At.When,
            Children = referral.Children,
            Referral = referral.Id,
            NoSafeContact = told.Told == false,
        }, cancel);
    }

    /// <summary>Records what was told of the outcome.</summary>
    public Task<FormAnswer> Record(FormSent sent, string? which, ToldOutcome told, IReadOnlyList<Entry> waiting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return Record(sent, which, waiting, Problems(which, told, waiting), referral => new ReferralFeedback
        {
            Id = sent.EntryId(),
            Occurred = told.At.When,
            Children = referral.Children,
            Referral = referral.Id,
            NotShared = told.ToldAll == false ? Asked.Trimmed(told.NotShared) : null,
        }, cancel);
    }

    private Task<FormAnswer> Record(FormSent sent, string? which, IReadOnlyList<Entry> waiting, IReadOnlyList<FieldProblem> problems, Func<Referral, Entry> entry, CancellationToken cancel) =>
        problems.Count > 0 ? Task.FromResult<FormAnswer>(new FormAnswer.Refused(problems)) : recorder.Record(sent, [entry(waiting.OfType<Referral>().First(r => r.Id.Value == which))], cancel);

    private void When(List<FieldProblem> problems, string? which, Moment at, IReadOnlyList<Entry> waiting)
    {
        var referral = FrontDoorAsked.Meant<Referral>(problems, which, waiting, "referral");
        at.Check(problems, "At", terms.Clock.GetUtcNow().UtcDateTime, "they were told");
        if (referral is not null && at.On is not null && at.IsBefore(referral.Occurred)) problems.Add(new("At.On", "They can not have been told before the referral came"));
    }
}
