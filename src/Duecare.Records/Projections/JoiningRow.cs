using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Projections;

/// <summary>Two records that were joined, and whether they still are: a projection, by which it is known without reading a record whether it has to do with another.</summary>
public sealed class JoiningRow
{
    /// <summary>The entry that joined them.</summary>
    public required string Id { get; init; }

    public required string Kept { get; init; }

    public required string Joined { get; init; }

    /// <summary>That entry's place in the chain.</summary>
    public required long Seq { get; init; }

    /// <summary>The place of the entry that took them apart; null while they are joined.</summary>
    public long? PartedSeq { get; set; }
}

internal sealed class JoiningTable : IEntityTypeConfiguration<JoiningRow>
{
    public void Configure(EntityTypeBuilder<JoiningRow> joining)
    {
        joining.ToTable("joining");
        joining.HasKey(j => j.Id);
        joining.Property(j => j.Id).HasColumnName("id");
        joining.Property(j => j.Kept).HasColumnName("kept");
        joining.Property(j => j.Joined).HasColumnName("joined");
        joining.Property(j => j.Seq).HasColumnName("seq");
        joining.Property(j => j.PartedSeq).HasColumnName("parted_seq");
        joining.HasIndex(j => j.Kept);
        joining.HasIndex(j => j.Joined);
    }
}
