using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Access;

/// <summary>What somebody did with what the record says. What is collected, altered and erased the ledger itself shows.</summary>
public enum AccessVerb
{
    /// <summary>Read on a page.</summary>
    Consulted,

    /// <summary>Given to somebody outside.</summary>
    Disclosed,

    /// <summary>Brought together with another record.</summary>
    Combined,

    /// <summary>Put on paper.</summary>
    Printed,

    /// <summary>Written to a file.</summary>
    Exported,

    /// <summary>Asked for, and answered as an unknown child is.</summary>
    Refused,
}

/// <summary>How much of a child's record an answer holds.</summary>
public enum AccessExtent
{
    /// <summary>The record.</summary>
    Record,

    /// <summary>That the child is known, and who the child is.</summary>
    Identity,

    /// <summary>A list of children with their duties.</summary>
    List,
}

/// <summary>One line of the access log: written before what it speaks of is answered, and never changed.</summary>
public sealed class AccessRow
{
    public long Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    public required string Worker { get; init; }

    /// <summary>The child, as it was asked for: one who is refused may be unknown. Null for a list.</summary>
    public string? Child { get; init; }

    /// <summary>What they looked at, as a route without ids.</summary>
    public required string Page { get; init; }

    public required AccessVerb Verb { get; init; }

    public required AccessExtent Extent { get; init; }

    /// <summary>Why they might; null where they might not.</summary>
    public AccessBasis? Basis { get; init; }

    /// <summary>The day as at which they asked; null for today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>The instant as known at which they asked, in UTC; null for now.</summary>
    public DateTime? KnownAt { get; init; }
}

internal sealed class AccessTable : IEntityTypeConfiguration<AccessRow>
{
    public void Configure(EntityTypeBuilder<AccessRow> access)
    {
        access.ToTable("access_log");
        access.HasKey(a => a.Id);
        access.Property(a => a.Id).HasColumnName("id").ValueGeneratedOnAdd();
        access.Property(a => a.At).HasColumnName("at");
        access.Property(a => a.Worker).HasColumnName("worker");
        access.Property(a => a.Child).HasColumnName("child");
        access.Property(a => a.Page).HasColumnName("page");
        access.Property(a => a.Verb).HasColumnName("verb").HasConversion<string>();
        access.Property(a => a.Extent).HasColumnName("extent").HasConversion<string>();
        access.Property(a => a.Basis).HasColumnName("basis").HasConversion<string>();
        access.Property(a => a.AsAt).HasColumnName("as_at");
        access.Property(a => a.KnownAt).HasColumnName("known_at");
        access.HasIndex(a => new { a.Child, a.At });
        access.HasIndex(a => new { a.Worker, a.At });
    }
}
