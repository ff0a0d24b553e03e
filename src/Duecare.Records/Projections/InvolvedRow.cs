using Duecare.Domain.Complaints;
using Duecare.Domain.InformationRights;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.People;
using Duecare.Domain.Protection;
using Duecare.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Projections;

/// <summary>As what somebody is involved with a child.</summary>
public enum InvolvedAs
{
    /// <summary>A worker who works with the child.</summary>
    Worker,

    /// <summary>A team whose child it is.</summary>
    Team,

    /// <summary>Someone whom the restriction of the record names.</summary>
    Named,
}

/// <summary>What a record holds that brings in those who work with no team, and under what the child is worked with now.</summary>
[Flags]
public enum ChildMatters
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>A conference, a protection plan or a looked-after episode, now or before.</summary>
    ConferenceOrReview = 1,

    /// <summary>A complaint, or the Ombudsman's enquiry or decision.</summary>
    Complaint = 2,

    /// <summary>A request for information, a breach, a disposal or a hold.</summary>
    InformationRights = 4,

    /// <summary>The child is on a child protection plan.</summary>
    ChildProtection = 8,

    /// <summary>The child is looked after.</summary>
    LookedAfter = 16,

    /// <summary>The child has a child in need plan.</summary>
    ChildInNeed = 32,

    /// <summary>The child is privately fostered.</summary>
    PrivateFostering = 64,

    /// <summary>The child and family are in early help.</summary>
    EarlyHelp = 128,
}

/// <summary>Who is involved with a child: a projection, by which access is decided without reading the record.</summary>
public sealed class InvolvedRow
{
    private static readonly WorkedWithAs[] InOrder = [WorkedWithAs.ChildProtection, WorkedWithAs.LookedAfter, WorkedWithAs.ChildInNeed, WorkedWithAs.PrivateFostering, WorkedWithAs.EarlyHelp];

    public required string Child { get; init; }

    public required InvolvedAs As { get; init; }

    /// <summary>The worker's id, or the team's name.</summary>
    public required string Who { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What standing entries hold that brings in those who work with no team.</summary>
    public static ChildMatters MattersIn(IReadOnlyList<Entry> standing)
    {
        var matters = ChildMatters.None;
        foreach (var entry in standing) matters |= MatterOf(entry);
        return matters;
    }

    /// <summary>Under what a child is worked with on a day.</summary>
    public static ChildMatters StatusOn(DateOnly day, ChildChronology chronology)
    {
        var matters = ChildMatters.None;
        foreach (var (status, _) in ChildStatus.On(day, chronology)) matters |= Enum.Parse<ChildMatters>(status.ToString());
        return matters;
    }

    /// <summary>The statuses among what a row holds, the one that asks most first.</summary>
    public static IReadOnlyList<WorkedWithAs> StatusesIn(ChildMatters matters) => [.. InOrder.Where(s => matters.HasFlag(Enum.Parse<ChildMatters>(s.ToString())))];

    private static ChildMatters MatterOf(Entry entry) => entry switch
    {
        Conference or ProtectionPlan or LookedAfterEpisode => ChildMatters.ConferenceOrReview,
        RecordRestriction or RecordRestrictionLifted or AddressRelease => ChildMatters.None,
        _ when entry.GetType().Namespace == typeof(Complaint).Namespace => ChildMatters.Complaint,
        _ when entry.GetType().Namespace == typeof(SubjectAccessRequest).Namespace => ChildMatters.InformationRights,
        Disposal or LegalHold => ChildMatters.InformationRights,
        _ => ChildMatters.None,
    };
}

internal sealed class InvolvedTable : IEntityTypeConfiguration<InvolvedRow>
{
    public void Configure(EntityTypeBuilder<InvolvedRow> involved)
    {
        involved.ToTable("involved");
        involved.HasKey(i => new { i.Child, i.As, i.Who });
        involved.Property(i => i.Child).HasColumnName("child");
        involved.Property(i => i.As).HasColumnName("involved_as").HasConversion<string>();
        involved.Property(i => i.Who).HasColumnName("who");
        involved.Property(i => i.Until).HasColumnName("until");
        involved.HasIndex(i => new { i.Who, i.As, i.Until });
    }
}
