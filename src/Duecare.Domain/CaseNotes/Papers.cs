using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.CaseNotes;

/// <summary>What kind of document it is.</summary>
public enum DocumentType
{
    /// <summary>A letter or an email, sent or received.</summary>
    Letter,

    /// <summary>A report, an assessment or minutes, ours or another agency's.</summary>
    Report,

    /// <summary>A photograph, a drawing or a scan of one.</summary>
    Picture,

    /// <summary>A plan, an agreement or an order.</summary>
    Plan,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A document kept on the case. The file itself is kept by its content; this names it.</summary>
[Tells]
public sealed record Document : Entry
{
    /// <summary>What it is, as a reader would look for it.</summary>
    public required string Title { get; init; }

    /// <summary>The SHA-256 of the file's bytes, as 64 lower-case hexadecimal digits; null if the paper was seen but not kept.</summary>
    public string? Content { get; init; }

    /// <summary>The SHA-256 of a small picture made of it, to be looked at on a page; null where there is none.</summary>
    public string? Preview { get; init; }

    /// <summary>The media type, such as <c>application/pdf</c>.</summary>
    public string? MediaType { get; init; }

    /// <summary>The name under which it was sent, without what a file name may not hold.</summary>
    public string? FileName { get; init; }

    /// <summary>How many bytes it has, as it is kept.</summary>
    public int? Size { get; init; }

    /// <summary>What kind of document it is.</summary>
    public DocumentType? Type { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>The date it bears, which is seldom the day it was filed.</summary>
    public ApproximateDate? DatedOn { get; init; }

    /// <summary>Whether it holds what third parties told.</summary>
    public bool ThirdParty { get; init; }

    /// <summary>The entry it belongs to, if one in particular.</summary>
    public EntryId? About { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A letter sent, or received. A letter that a duty asks for, such as one before proceedings, has an entry of its own kind.</summary>
[Tells]
public sealed record Letter : Entry
{
    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>Those it was sent to.</summary>
    public IReadOnlyList<PersonId> To { get; init; } = [];

    /// <summary>Who wrote it, if the council did not.</summary>
    public PersonId? From { get; init; }

    /// <summary>Its words.</summary>
    public string? Text { get; init; }

    /// <summary>The document kept of it.</summary>
    public EntryId? Document { get; init; }

    internal override void Tell(Telling tell)
    {
    }
}

/// <summary>A form that the service fills in was given a new version: the wording staff see from a day on, and why it changed.</summary>
/// <remarks>An older version stays, so that a form filled in then can be read as it was asked. It is about the service and may name no child.</remarks>
[Tells]
public sealed record FormVersion : Entry
{
    /// <summary>Which form, such as "supervision".</summary>
    public required string Form { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first day it is used.</summary>
    public ApproximateDate? InUseFromOn { get; init; }

    /// <summary>Why it changed.</summary>
    public required string Reason { get; init; }

    /// <summary>The Ombudsman's remedy that asked for it, by id.</summary>
    public string? Remedy { get; init; }

    /// <summary>What it asks, in order.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    internal override void Tell(Telling tell)
    {
    }
}
