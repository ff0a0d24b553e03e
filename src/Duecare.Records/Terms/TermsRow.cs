using System.Text.Json;
using Duecare.Domain.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Terms;

/// <summary>What of the terms of a record somebody here laid down.</summary>
public enum TermsKind
{
    /// <summary>A version of the council's policy.</summary>
    Policy,

    /// <summary>A list of bank holidays.</summary>
    BankHolidays,
}

/// <summary>A version of the council's policy, or a list of bank holidays, with who put it in and when. It is added and never changed.</summary>
public sealed class TermsRow
{
    public long Id { get; init; }

    public required TermsKind Kind { get; init; }

    /// <summary>What it says, as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>Why, or where it was published.</summary>
    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The request that put it in, the same each time it is sent.</summary>
    public required string RequestId { get; init; }

    /// <summary>The bank holidays that it lists.</summary>
    public BankHolidayList AsHolidays() => JsonSerializer.Deserialize<BankHolidayList>(Payload)!;

    /// <summary>The policy that all rows together are, each a version; or why this version of the program can't read it.</summary>
    public static (CouncilPolicy? Policy, string? Problem) AsPolicy(IEnumerable<TermsRow> rows)
    {
        CouncilPolicy? whole = null;
        foreach (var row in rows.Where(r => r.Kind == TermsKind.Policy))
        {
            var (policy, problem) = WrittenPolicy.Read(row.Payload);
            if (policy is null) return (null, problem);
            whole = new(policy.Council, [.. whole?.Versions ?? [], .. policy.Versions]);
        }
        return (whole, null);
    }
}

internal sealed class TermsTable : IEntityTypeConfiguration<TermsRow>
{
    public void Configure(EntityTypeBuilder<TermsRow> terms)
    {
        terms.ToTable("terms");
        terms.HasKey(t => t.Id);
        terms.Property(t => t.Id).HasColumnName("id").ValueGeneratedOnAdd();
        terms.Property(t => t.Kind).HasColumnName("kind").HasConversion<string>();
        terms.Property(t => t.Payload).HasColumnName("payload");
        terms.Property(t => t.Reason).HasColumnName("reason");
        terms.Property(t => t.By).HasColumnName("laid_down_by");
        terms.Property(t => t.At).HasColumnName("laid_down_at");
        terms.Property(t => t.RequestId).HasColumnName("request_id");
    }
}
