using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Drafts;

/// <summary>A form that somebody has begun. It is no part of the record: it goes when the form is recorded or thrown away.</summary>
public sealed class DraftRow
{
    public required string Worker { get; init; }

    public required string Form { get; init; }

    public required string Child { get; init; }

    /// <summary>What was typed, as JSON: each field's name and its values.</summary>
    public required string Fields { get; set; }

    public required DateTime UpdatedAt { get; set; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> draft)
    {
        draft.ToTable("draft");
        draft.HasKey(d => new { d.Worker, d.Form, d.Child });
        draft.Property(d => d.Worker).HasColumnName("worker");
        draft.Property(d => d.Form).HasColumnName("form");
        draft.Property(d => d.Child).HasColumnName("child");
        draft.Property(d => d.Fields).HasColumnName("fields");
        draft.Property(d => d.UpdatedAt).HasColumnName("updated_at");
    }
}
