using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Complaints;

/// <summary>The Ombudsman wrote with questions. Each letter is answered apart.</summary>
[Tells(Happened.OmbudsmanEnquired)]
public sealed record OmbudsmanEnquiry : Entry
{
    /// <summary>The Ombudsman's case number, such as "19 020 833".</summary>
    public required string Case { get; init; }

    /// <summary>This letter's own id, which the answer repeats.</summary>
    public required string Enquiry { get; init; }

    /// <summary>The day the letter asks the answer for; without it, twenty working days.</summary>
    public ApproximateDate? DueOn { get; init; }

    /// <summary>What was asked.</summary>
    public string? Asked { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.OmbudsmanEnquired, matter: Enquiry, named: DueOn, about: Asked);
}

/// <summary>The council answered a letter of the Ombudsman and sent the documents asked for.</summary>
[Tells(Happened.OmbudsmanAnswered)]
public sealed record OmbudsmanEnquiryAnswer : Entry
{
    /// <summary>The letter's id.</summary>
    public required string Enquiry { get; init; }

    /// <summary>What was sent.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    internal override void Tell(Telling tell) => tell.Add(Happened.OmbudsmanAnswered, matter: Enquiry);
}

/// <summary>The Ombudsman's draft decision reached the council.</summary>
[Tells(Happened.OmbudsmanDraftReceived)]
public sealed record OmbudsmanDraft : Entry
{
    /// <summary>The Ombudsman's case number.</summary>
    public required string Case { get; init; }

    /// <summary>This draft's own id, which the comments repeat: a case can have a second draft.</summary>
    public required string Draft { get; init; }

    /// <summary>The day the letter asks comments for; without it, ten working days.</summary>
    public ApproximateDate? DueOn { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.OmbudsmanDraftReceived, matter: Draft, named: DueOn);
}

/// <summary>The council commented on a draft decision, or said that it had no comments.</summary>
[Tells(Happened.OmbudsmanDraftAnswered)]
public sealed record OmbudsmanDraftAnswer : Entry
{
    /// <summary>The draft's id.</summary>
    public required string Draft { get; init; }

    /// <summary>The comments; null where the council said that it had none.</summary>
    public string? Comments { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.OmbudsmanDraftAnswered, matter: Draft);
}

/// <summary>The Ombudsman gave the council until a later day, for one letter, draft or remedy.</summary>
[Tells(Happened.OmbudsmanEnquiryExtended, Happened.OmbudsmanDraftExtended, Happened.OmbudsmanRemedyExtended)]
public sealed record OmbudsmanExtension : Entry
{
    /// <summary>The letter's id, if it is about a letter.</summary>
    public string? Enquiry { get; init; }

    /// <summary>The draft's id, if it is about a draft.</summary>
    public string? Draft { get; init; }

    /// <summary>The remedy's id, if it is about a remedy.</summary>
    public string? Remedy { get; init; }

    /// <summary>The new day.</summary>
    public required ApproximateDate DueOn { get; init; }

    /// <summary>Why more time was asked for.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Enquiry is not null) tell.Add(Happened.OmbudsmanEnquiryExtended, matter: Enquiry, named: DueOn);
        if (Draft is not null) tell.Add(Happened.OmbudsmanDraftExtended, matter: Draft, named: DueOn);
        if (Remedy is not null) tell.Add(Happened.OmbudsmanRemedyExtended, matter: Remedy, named: DueOn);
    }
}

/// <summary>The council did what a remedy asks. Without evidence the remedy stays open.</summary>
[Tells(Happened.OmbudsmanRemedyDone)]
public sealed record RemedyDone : Entry
{
    /// <summary>The remedy's id in the decision.</summary>
    public required string Remedy { get; init; }

    /// <summary>What shows that it was done: the letter sent, the payment, the new form.</summary>
    public string? Evidence { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.OmbudsmanRemedyDone,
        string.IsNullOrWhiteSpace(Evidence) ? Facts.None : Facts.EvidenceAttached, Remedy);
}

/// <summary>Evidence of remedies was sent to the Ombudsman. Without the receipt the duty to send it stays open.</summary>
[Tells(Happened.OmbudsmanEvidenceSent)]
public sealed record RemedyEvidenceSent : Entry
{
    /// <summary>The remedies it is evidence of, by id; none means every one that is open.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>The Ombudsman's receipt.</summary>
    public string? Receipt { get; init; }

    internal override void Tell(Telling tell)
    {
        var facts = string.IsNullOrWhiteSpace(Receipt) ? Facts.None : Facts.ReceiptKept;
        if (Remedies.Count == 0) tell.Add(Happened.OmbudsmanEvidenceSent, facts);
        foreach (var remedy in Remedies) tell.Add(Happened.OmbudsmanEvidenceSent, facts, remedy);
    }
}

/// <summary>What the Ombudsman made of a remedy once told of it.</summary>
public enum RemedyCompliance
{
    /// <summary>Complete, and the Ombudsman is satisfied.</summary>
    Complete,

    /// <summary>Complete, but later than agreed.</summary>
    CompleteLate,

    /// <summary>Not complete.</summary>
    NotComplete,
}

/// <summary>The Ombudsman wrote whether a remedy is complete. A complete one asks for nothing more, whatever the record lacks.</summary>
[Tells(Happened.OmbudsmanSatisfied)]
public sealed record OmbudsmanCompliance : Entry
{
    /// <summary>The remedies it speaks of, by id; none means every one that is open.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>What the Ombudsman found.</summary>
    public required RemedyCompliance Compliance { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Compliance == RemedyCompliance.NotComplete) return;
        if (Remedies.Count == 0) tell.Add(Happened.OmbudsmanSatisfied);
        foreach (var remedy in Remedies) tell.Add(Happened.OmbudsmanSatisfied, matter: remedy);
    }
}
