using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Projections;

/// <summary>A child whom the record holds: a projection, worked out again from the ledger at each entry about the child.</summary>
public sealed class ChildHeadRow
{
    public required string Child { get; init; }

    /// <summary>The last entry about the child.</summary>
    public required long LastSeq { get; set; }

    public string? Name { get; set; }

    public DateOnly? Born { get; set; }

    public DateOnly? Expected { get; set; }

    public DateOnly? Died { get; set; }

    public Domain.People.Sex? Sex { get; set; }

    /// <summary>Whether the record is for named staff only.</summary>
    public bool IsRestricted { get; set; }

    /// <summary>What the record holds that brings in those who work with no team, and under what the child is worked with now.</summary>
    public ChildMatters Matters { get; set; }

    /// <summary>A day that has come whatever day it is: what is kept of the child was worked out by other terms.</summary>
    public static readonly DateOnly AtOnce = new(1900, 1, 1);

    /// <summary>The child as whose record this one is read; null for a child whose record stands for itself. Then nothing else is kept ready of this one.</summary>
    public string? JoinedTo { get; set; }

    /// <summary>The next day on which the child's open duties could become others without a new entry.</summary>
    public required DateOnly RecheckOn { get; set; }

    /// <summary>The child as the row has it.</summary>
    public Child ToChild() => new(new(Child), Born, Expected, Died) { Name = Name, Sex = Sex };
}

/// <summary>Someone other than a child or a worker whom entries may name.</summary>
public sealed class PersonHeadRow
{
    public required string Person { get; init; }

    /// <summary>The entry that says who it is.</summary>
    public required long DetailsSeq { get; set; }

    public string? Name { get; set; }

    public string? Relation { get; set; }
}

/// <summary>The social worker allocated to a child now.</summary>
public sealed class CaseloadRow
{
    public required string Child { get; init; }

    public required string Worker { get; init; }

    public string? Team { get; init; }

    /// <summary>The first day it can have begun.</summary>
    public required DateOnly Since { get; init; }
}

internal sealed class ChildHeadTable : IEntityTypeConfiguration<ChildHeadRow>
{
    public void Configure(EntityTypeBuilder<ChildHeadRow> child)
    {
        child.ToTable("child_head");
        child.HasKey(c => c.Child);
        child.Property(c => c.Child).HasColumnName("child");
        child.Property(c => c.LastSeq).HasColumnName("last_seq");
        child.Property(c => c.Name).HasColumnName("name");
        child.Property(c => c.Born).HasColumnName("born");
        child.Property(c => c.Expected).HasColumnName("expected");
        child.Property(c => c.Died).HasColumnName("died");
        child.Property(c => c.Sex).HasColumnName("sex").HasConversion<string>();
        child.Property(c => c.RecheckOn).HasColumnName("recheck_on");
        child.Property(c => c.IsRestricted).HasColumnName("is_restricted");
        child.Property(c => c.Matters).HasColumnName("matters");
        child.Property(c => c.JoinedTo).HasColumnName("joined_to");
        child.HasIndex(c => c.RecheckOn);
        child.HasIndex(c => c.JoinedTo);
    }
}

internal sealed class PersonHeadTable : IEntityTypeConfiguration<PersonHeadRow>
{
    public void Configure(EntityTypeBuilder<PersonHeadRow> person)
    {
        person.ToTable("person_head");
        person.HasKey(p => p.Person);
        person.Property(p => p.Person).HasColumnName("person");
        person.Property(p => p.DetailsSeq).HasColumnName("details_seq");
        person.Property(p => p.Name).HasColumnName("name");
        person.Property(p => p.Relation).HasColumnName("relation");
    }
}

internal sealed class CaseloadTable : IEntityTypeConfiguration<CaseloadRow>
{
    public void Configure(EntityTypeBuilder<CaseloadRow> caseload)
    {
        caseload.ToTable("caseload");
        caseload.HasKey(c => c.Child);
        caseload.Property(c => c.Child).HasColumnName("child");
        caseload.Property(c => c.Worker).HasColumnName("worker");
        caseload.Property(c => c.Team).HasColumnName("team");
        caseload.Property(c => c.Since).HasColumnName("since");
        caseload.HasIndex(c => c.Worker);
        caseload.HasIndex(c => c.Team);
    }
}
