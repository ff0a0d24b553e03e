using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Complaints;

/// <summary>The procedure a complaint is dealt with under.</summary>
public enum ComplaintProcedure
{
    /// <summary>The three stages of the Children Act representations procedure: only for an eligible person about an eligible function.</summary>
    ChildrenAct,

    /// <summary>The council's own two stages, under the Ombudsman's Complaint Handling Code.</summary>
    Corporate,

    /// <summary>A matter for the court.</summary>
    Court,

    /// <summary>A matter for staff discipline or grievance.</summary>
    HumanResources,

    /// <summary>An allegation for the designated officer.</summary>
    DesignatedOfficer,

    /// <summary>Elsewhere, told in the reason.</summary>
    Other,
}

/// <summary>A stage of a complaint. The corporate procedure has two.</summary>
public enum ComplaintStage
{
    /// <summary>The service answers.</summary>
    Stage1,

    /// <summary>An investigation, or a review by someone not involved before.</summary>
    Stage2,

    /// <summary>The independent panel of the Children Act procedure.</summary>
    Stage3,
}

/// <summary>What an answer found.</summary>
public enum ComplaintOutcome
{
    /// <summary>Upheld.</summary>
    Upheld,

    /// <summary>Upheld in part.</summary>
    PartlyUpheld,

    /// <summary>Not upheld.</summary>
    NotUpheld,

    /// <summary>Settled by agreement without a finding.</summary>
    Resolved,
}

/// <summary>One thing complained of, with the duty on the record that it is about.</summary>
public sealed record ComplaintGround
{
    /// <summary>Its number within the complaint.</summary>
    public required string Id { get; init; }

    /// <summary>What is complained of.</summary>
    public required string Text { get; init; }

    /// <summary>The rule of the duty it is about, such as <c>cp-visit</c>.</summary>
    public string? Duty { get; init; }

    /// <summary>Which occurrence of that duty, if one in particular.</summary>
    public int? Occurrence { get; init; }
}

/// <summary>A complaint was received. The day of receipt starts the clocks, whatever day it was read or routed.</summary>
/// <remarks>
/// The reference, not the entry, ties later steps to it, so a corrected complaint keeps its answers. Give the route here only if it
/// was decided on the day of receipt; otherwise a <see cref="ComplaintRoute"/> says it.
/// </remarks>
[Tells(Happened.ComplaintReceived, Happened.ComplaintRouted, Happened.StatutoryComplaintReceived, Happened.CorporateComplaintReceived, Happened.StatutoryMatterKnown)]
public sealed record Complaint : Entry
{
    /// <summary>The council's reference, which every later step of the complaint repeats.</summary>
    public required string Reference { get; init; }

    /// <summary>Who complains.</summary>
    public PersonId? Complainant { get; init; }

    /// <summary>Whom the complainant speaks for, if someone else.</summary>
    public PersonId? OnBehalfOf { get; init; }

    /// <summary>The function complained of, such as "child protection conference".</summary>
    public string? Function { get; init; }

    /// <summary>What the complainant wants.</summary>
    public string? DesiredOutcome { get; init; }

    /// <summary>What is complained of, ground by ground.</summary>
    public IReadOnlyList<ComplaintGround> Grounds { get; init; } = [];

    /// <summary>Whether the complainant is one of those whom the Children Act procedure is for; null while that is not decided.</summary>
    public bool? EligiblePerson { get; init; }

    /// <summary>Whether the function is one that the Children Act procedure covers; null while that is not decided.</summary>
    public bool? EligibleFunction { get; init; }

    /// <summary>The day the complainant first knew of the matter, for the twelve-month limit.</summary>
    public ApproximateDate? KnownToComplainantOn { get; init; }

    /// <summary>The day an advocate was appointed, where the complainant needed one first: stage 1 of the Children Act procedure then counts from it.</summary>
    public ApproximateDate? AdvocateAppointedOn { get; init; }

    /// <summary>The procedure, if decided on the day of receipt.</summary>
    public ComplaintProcedure? Route { get; init; }

    /// <summary>Why that procedure. A route without a reason does not meet the duty to decide it.</summary>
    public string? RouteReason { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.ComplaintReceived, matter: Reference);
        if (Route is { } route) TellRoute(tell, Reference, route, RouteReason, this, before: null);
    }

    /// <summary>Says that a complaint was routed, that it left the procedure it was under if it was under one, and that its stage 1 clock runs from receipt.</summary>
    internal static void TellRoute(Telling tell, string reference, ComplaintProcedure route, string? reason, Complaint? complaint, ComplaintProcedure? before)
    {
        tell.Add(Happened.ComplaintRouted, string.IsNullOrWhiteSpace(reason) ? Facts.None : Facts.ReasonRecorded, reference);
        if (route == before) return;
        if (before == ComplaintProcedure.ChildrenAct) tell.Add(Happened.ComplaintMoved, Facts.ChildrenActProcedure, reference);
        if (before == ComplaintProcedure.Corporate) tell.Add(Happened.ComplaintMoved, Facts.CorporateProcedure, reference);
        if (route == ComplaintProcedure.ChildrenAct && complaint?.KnownToComplainantOn is { } known) tell.Add(Happened.StatutoryMatterKnown, When.On(known), matter: reference);
        if (route == ComplaintProcedure.ChildrenAct) TellReceived(tell, Happened.StatutoryComplaintReceived, complaint?.Stage1From, reference);
        if (route == ComplaintProcedure.Corporate) TellReceived(tell, Happened.CorporateComplaintReceived, complaint?.Occurred, reference);
    }

    /// <summary>The standing complaint with this reference, if the record holds one.</summary>
    internal static Complaint? Find(Telling tell, string reference)
    {
        for (var i = 0; i < tell.Entries.Length; i++)
            if (tell.Entries[i] is Complaint complaint && complaint.Reference == reference) return complaint;
        return null;
    }

    // A route whose complaint the record does not hold counts from its own day: a clock late by some days, but never none.
    private static void TellReceived(Telling tell, Happened what, When? received, string reference)
    {
        if (received is null) tell.Add(what, matter: reference);
        else tell.Add(what, received, matter: reference);
    }

    private When Stage1From => AdvocateAppointedOn is { } appointed ? When.On(appointed) : Occurred;
}
