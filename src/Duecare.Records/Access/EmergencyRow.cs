using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Access;

/// <summary>An emergency access: a record opened, for some hours and for a reason, to someone who may not otherwise see it.</summary>
public sealed class EmergencyRow
{
    public required string Id { get; init; }

    public required string Worker { get; init; }

    public required string Child { get; init; }

    public required string Reason { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The instant from which it is closed again.</summary>
    public required DateTime Until { get; init; }

    /// <summary>The second person, who was told at once; null where there was nobody to tell.</summary>
    public string? Told { get; init; }

    /// <summary>The last day of its review.</summary>
    public required DateOnly ReviewDueOn { get; init; }

    public string? ReviewedBy { get; set; }

    public DateTime? ReviewedAt { get; set; }

    public string? Finding { get; set; }

    /// <summary>Whether the review found that it was needed.</summary>
    public bool? WasNeeded { get; set; }
}

internal sealed class EmergencyTable : IEntityTypeConfiguration<EmergencyRow>
{
    public void Configure(EntityTypeBuilder<EmergencyRow> emergency)
    {
        emergency.ToTable("emergency_access");
        emergency.HasKey(e => e.Id);
        emergency.Property(e => e.Id).HasColumnName("id");
        emergency.Property(e => e.Worker).HasColumnName("worker");
        emergency.Property(e => e.Child).HasColumnName("child");
        emergency.Property(e => e.Reason).HasColumnName("reason");
        emergency.Property(e => e.At).HasColumnName("at");
        emergency.Property(e => e.Until).HasColumnName("until");
        emergency.Property(e => e.Told).HasColumnName("told");
        emergency.Property(e => e.ReviewDueOn).HasColumnName("review_due_on");
        emergency.Property(e => e.ReviewedBy).HasColumnName("reviewed_by");
        emergency.Property(e => e.ReviewedAt).HasColumnName("reviewed_at");
        emergency.Property(e => e.Finding).HasColumnName("finding");
        emergency.Property(e => e.WasNeeded).HasColumnName("was_needed");
        emergency.HasIndex(e => new { e.Child, e.Worker, e.Until });
        emergency.HasIndex(e => e.ReviewedAt);
    }
}
