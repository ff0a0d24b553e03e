using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Projections;

/// <summary>By which rules and working days the open duties were worked out. By others, they must be worked out again.</summary>
public sealed class RulesRow
{
    /// <summary>There is one row.</summary>
    public int Id { get; init; } = 1;

    public required string Rules { get; set; }

    public required DateOnly CalendarTo { get; set; }
}

internal sealed class RulesTable : IEntityTypeConfiguration<RulesRow>
{
    public void Configure(EntityTypeBuilder<RulesRow> rules)
    {
        rules.ToTable("projected_by");
        rules.HasKey(r => r.Id);
        rules.Property(r => r.Id).HasColumnName("id").ValueGeneratedNever();
        rules.Property(r => r.Rules).HasColumnName("rules");
        rules.Property(r => r.CalendarTo).HasColumnName("calendar_to");
    }
}
