using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Chain;

/// <summary>A request that was acknowledged, and with what, so that sending it again records nothing twice.</summary>
public sealed class RequestRow
{
    public required string RequestId { get; init; }

    /// <summary>The first entry that it recorded.</summary>
    public required long FirstSeq { get; init; }

    /// <summary>The last entry that it recorded; they stand one after another.</summary>
    public required long LastSeq { get; init; }
}

internal sealed class RequestTable : IEntityTypeConfiguration<RequestRow>
{
    public void Configure(EntityTypeBuilder<RequestRow> request)
    {
        request.ToTable("request");
        request.HasKey(r => r.RequestId);
        request.Property(r => r.RequestId).HasColumnName("request_id");
        request.Property(r => r.FirstSeq).HasColumnName("first_seq");
        request.Property(r => r.LastSeq).HasColumnName("last_seq");
        request.HasIndex(r => r.FirstSeq).IsUnique();
    }
}
