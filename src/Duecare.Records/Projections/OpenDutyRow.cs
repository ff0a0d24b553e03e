using Duecare.Domain.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Projections;

/// <summary>A duty that is still owed: a projection. It holds no state, since that is told by comparing its days with today; what is late is a range of <see cref="DueFrom"/>.</summary>
public sealed class OpenDutyRow
{
    public required string Child { get; init; }

    /// <summary>The place among the child's open duties, in the engine's order.</summary>
    public required int Place { get; init; }

    public required string Rule { get; init; }

    public required int Occurrence { get; init; }

    public string? Person { get; init; }

    public string? Matter { get; init; }

    /// <summary>The first day it can be due; overdue from the day after. Null if nothing says by when.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>The last day it can be due.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>For a clock in hours, the first instant it can be due, in UTC.</summary>
    public DateTime? DueFromAt { get; init; }

    /// <summary>For a clock in hours, the last instant it can be due, in UTC.</summary>
    public DateTime? DueToAt { get; init; }

    public DateOnly? TargetFrom { get; init; }

    public DateOnly? TargetTo { get; init; }

    public required string Holder { get; init; }

    public required Role HeldBy { get; init; }

    /// <summary>The entry that started it.</summary>
    public required string StartedBy { get; init; }

    public string? Reason { get; init; }

    public required bool InWorkingDays { get; init; }

    public required bool OnlyPossible { get; init; }

    public static OpenDutyRow Of(OpenDuty duty, int place) => new()
    {
        Child = duty.Child.Value,
        Place = place,
        Rule = duty.Rule,
        Occurrence = duty.Occurrence,
        Person = duty.Person,
        Matter = duty.Matter,
        DueFrom = duty.Due?.Earliest,
        DueTo = duty.Due?.Latest,
        DueFromAt = Instant(duty.Due?.FromTicks),
        DueToAt = Instant(duty.Due?.ToTicks),
        TargetFrom = duty.Target?.Earliest,
        TargetTo = duty.Target?.Latest,
        Holder = duty.Holder,
        HeldBy = duty.HeldBy,
        StartedBy = duty.StartedBy.Value,
        Reason = duty.Reason,
        InWorkingDays = duty.InWorkingDays,
        OnlyPossible = duty.OnlyPossible,
    };

    public OpenDuty ToDuty() => new(
        new(Child), Rule, Occurrence, Person, Matter, Days(DueFrom, DueTo, DueFromAt, DueToAt), Days(TargetFrom, TargetTo, null, null), Holder, HeldBy, new(StartedBy), Reason,
        InWorkingDays, OnlyPossible);

    private static DateTime? Instant(long? ticks) => ticks is null or 0 ? null : new DateTime(ticks.Value, DateTimeKind.Utc);

    private static Window? Days(DateOnly? from, DateOnly? to, DateTime? fromAt, DateTime? toAt) =>
        from is { } first && to is { } last ? new Window(first.DayNumber, last.DayNumber, fromAt?.Ticks ?? 0, toAt?.Ticks ?? 0) : null;
}

internal sealed class OpenDutyTable : IEntityTypeConfiguration<OpenDutyRow>
{
    public void Configure(EntityTypeBuilder<OpenDutyRow> duty)
    {
        duty.ToTable("open_duty");
        duty.HasKey(d => new { d.Child, d.Place });
        duty.Property(d => d.Child).HasColumnName("child");
        duty.Property(d => d.Place).HasColumnName("place");
        duty.Property(d => d.Rule).HasColumnName("rule");
        duty.Property(d => d.Occurrence).HasColumnName("occurrence");
        duty.Property(d => d.Person).HasColumnName("person");
        duty.Property(d => d.Matter).HasColumnName("matter");
        duty.Property(d => d.DueFrom).HasColumnName("due_from");
        duty.Property(d => d.DueTo).HasColumnName("due_to");
        duty.Property(d => d.DueFromAt).HasColumnName("due_from_at");
        duty.Property(d => d.DueToAt).HasColumnName("due_to_at");
        duty.Property(d => d.TargetFrom).HasColumnName("target_from");
        duty.Property(d => d.TargetTo).HasColumnName("target_to");
        duty.Property(d => d.Holder).HasColumnName("holder");
        duty.Property(d => d.HeldBy).HasColumnName("held_by").HasConversion<string>();
        duty.Property(d => d.StartedBy).HasColumnName("started_by");
        duty.Property(d => d.Reason).HasColumnName("reason");
        duty.Property(d => d.InWorkingDays).HasColumnName("in_working_days");
        duty.Property(d => d.OnlyPossible).HasColumnName("only_possible");
        duty.HasIndex(d => d.DueFrom);
        duty.HasIndex(d => new { d.Holder, d.DueFrom });
    }
}
