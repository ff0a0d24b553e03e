using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Chain;

/// <summary>One entry of the ledger as it is stored. Only disposal ever changes a row, and only its payload and salt.</summary>
public sealed class EntryRow
{
    /// <summary>The place in the chain, from 1 without a gap.</summary>
    public required long Seq { get; init; }

    /// <summary>The entry's own id.</summary>
    public required string Id { get; init; }

    /// <summary>The kind, as files name it.</summary>
    public required string Kind { get; init; }

    /// <summary>The first day it can have happened.</summary>
    public required DateOnly OccurredFrom { get; init; }

    /// <summary>The last day it can have happened.</summary>
    public required DateOnly OccurredTo { get; init; }

    /// <summary>The instant it happened, in UTC, where that is known; to the microsecond.</summary>
    public DateTime? OccurredAt { get; init; }

    /// <summary>When the ledger took it, in UTC; never before the entry in front of it.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Who had it recorded.</summary>
    public required string Author { get; init; }

    /// <summary>The file or system it was taken over from, and then its payload says when and by whom it was recorded there; null if it was recorded here.</summary>
    public string? Source { get; init; }

    /// <summary>The entry that this one puts right.</summary>
    public string? Supersedes { get; init; }

    /// <summary>The form in which the payload was written, so that an older one can still be read.</summary>
    public required int PayloadVersion { get; init; }

    /// <summary>The entry as JSON; null once it was disposed of.</summary>
    public string? Payload { get; set; }

    /// <summary>Random bytes hashed with the payload, so that what is gone can't be guessed back; gone with it.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>The hash of salt and payload, which stays.</summary>
    public required byte[] PayloadHash { get; init; }

    /// <summary>The hash of the entry before.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>The hash of this entry, the one before included.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The children it is about.</summary>
    public List<EntryChildRow> Children { get; init; } = [];

    /// <summary>The other people it names.</summary>
    public List<EntryPersonRow> People { get; init; } = [];
}

/// <summary>A child whom an entry is about.</summary>
public sealed class EntryChildRow
{
    public long Seq { get; init; }

    public required string Child { get; init; }
}

/// <summary>Someone other than a child whom an entry names.</summary>
public sealed class EntryPersonRow
{
    public long Seq { get; init; }

    public required string Person { get; init; }
}

internal sealed class EntryTable : IEntityTypeConfiguration<EntryRow>
{
    public void Configure(EntityTypeBuilder<EntryRow> entry)
    {
        entry.ToTable("entry");
        entry.HasKey(e => e.Seq);
        entry.Property(e => e.Seq).HasColumnName("seq").ValueGeneratedNever();
        entry.Property(e => e.Id).HasColumnName("id");
        entry.Property(e => e.Kind).HasColumnName("kind");
        entry.Property(e => e.OccurredFrom).HasColumnName("occurred_from");
        entry.Property(e => e.OccurredTo).HasColumnName("occurred_to");
        entry.Property(e => e.OccurredAt).HasColumnName("occurred_at");
        entry.Property(e => e.RecordedAt).HasColumnName("recorded_at");
        entry.Property(e => e.Author).HasColumnName("author");
        entry.Property(e => e.Source).HasColumnName("source");
        entry.Property(e => e.Supersedes).HasColumnName("supersedes");
        entry.Property(e => e.PayloadVersion).HasColumnName("payload_version");
        entry.Property(e => e.Payload).HasColumnName("payload");
        entry.Property(e => e.Salt).HasColumnName("salt");
        entry.Property(e => e.PayloadHash).HasColumnName("payload_hash");
        entry.Property(e => e.PreviousHash).HasColumnName("previous_hash");
        entry.Property(e => e.Hash).HasColumnName("hash");
        entry.HasIndex(e => e.Id).IsUnique();
        entry.HasIndex(e => e.Supersedes).IsUnique();   // an entry is put right once; the next correction puts that one right
        entry.HasMany(e => e.Children).WithOne().HasForeignKey(c => c.Seq).OnDelete(DeleteBehavior.Restrict);
        entry.HasMany(e => e.People).WithOne().HasForeignKey(p => p.Seq).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EntryChildTable : IEntityTypeConfiguration<EntryChildRow>
{
    public void Configure(EntityTypeBuilder<EntryChildRow> child)
    {
        child.ToTable("entry_child");
        child.HasKey(c => new { c.Seq, c.Child });
        child.Property(c => c.Seq).HasColumnName("seq");
        child.Property(c => c.Child).HasColumnName("child");
        child.HasIndex(c => new { c.Child, c.Seq });
    }
}

internal sealed class EntryPersonTable : IEntityTypeConfiguration<EntryPersonRow>
{
    public void Configure(EntityTypeBuilder<EntryPersonRow> person)
    {
        person.ToTable("entry_person");
        person.HasKey(p => new { p.Seq, p.Person });
        person.Property(p => p.Seq).HasColumnName("seq");
        person.Property(p => p.Person).HasColumnName("person");
        person.HasIndex(p => new { p.Person, p.Seq });
    }
}
