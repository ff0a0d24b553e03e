using Duecare.Records.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Staff;

/// <summary>Someone who works for the service, or did. Nobody is ever removed: the record names them.</summary>
public sealed class WorkerRow
{
    public required string Worker { get; init; }

    /// <summary>The name that others know them by.</summary>
    public required string Name { get; set; }

    /// <summary>Whether they may sign in.</summary>
    public required bool IsActive { get; set; }

    /// <summary>Whether they are made up for a demonstration, and may be signed in as by whoever asks.</summary>
    public bool IsInvented { get; init; }
}

/// <summary>A team.</summary>
public sealed class TeamRow
{
    /// <summary>The name, which allocations state.</summary>
    public required string Team { get; init; }

    public required DateTime From { get; init; }

    /// <summary>The instant it was closed; null while it is open.</summary>
    public DateTime? Until { get; set; }
}

/// <summary>What a worker did in the service, and in which team, from one instant to another. Changing either ends one and begins the next.</summary>
public sealed class TenureRow
{
    public long Id { get; init; }

    public required string Worker { get; init; }

    public string? Team { get; init; }

    /// <summary>The roles, by name.</summary>
    public required string Roles { get; init; }

    public required DateTime From { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTime? Until { get; set; }

    /// <summary>Who arranged it.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<AccessRole> AsRoles() => AsRoles(Roles);

    public static IReadOnlyList<AccessRole> AsRoles(string written) => [.. written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AccessRole>)];

    public static string Written(IEnumerable<AccessRole> roles) => string.Join(' ', roles.Distinct().Order());
}

/// <summary>A sign-in that lasts until it is ended, or too long goes by. The browser holds its key; here stands only the key's hash.</summary>
public sealed class SessionRow
{
    public required string KeyHash { get; init; }

    public required string Worker { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>When it was last used, to within some minutes.</summary>
    public required DateTime UsedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>How they proved who they are.</summary>
    public required string Method { get; init; }
}

internal sealed class WorkerTable : IEntityTypeConfiguration<WorkerRow>
{
    public void Configure(EntityTypeBuilder<WorkerRow> worker)
    {
        worker.ToTable("worker");
        worker.HasKey(w => w.Worker);
        worker.Property(w => w.Worker).HasColumnName("worker");
        worker.Property(w => w.Name).HasColumnName("name");
        worker.Property(w => w.IsActive).HasColumnName("is_active");
        worker.Property(w => w.IsInvented).HasColumnName("is_invented");
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<TeamRow>
{
    public void Configure(EntityTypeBuilder<TeamRow> team)
    {
        team.ToTable("team");
        team.HasKey(t => t.Team);
        team.Property(t => t.Team).HasColumnName("team");
        team.Property(t => t.From).HasColumnName("from_at");
        team.Property(t => t.Until).HasColumnName("until_at");
    }
}

internal sealed class TenureTable : IEntityTypeConfiguration<TenureRow>
{
    public void Configure(EntityTypeBuilder<TenureRow> tenure)
    {
        tenure.ToTable("tenure");
        tenure.HasKey(t => t.Id);
        tenure.Property(t => t.Id).HasColumnName("id").ValueGeneratedOnAdd();
        tenure.Property(t => t.Worker).HasColumnName("worker");
        tenure.Property(t => t.Team).HasColumnName("team");
        tenure.Property(t => t.Roles).HasColumnName("roles");
        tenure.Property(t => t.From).HasColumnName("from_at");
        tenure.Property(t => t.Until).HasColumnName("until_at");
        tenure.Property(t => t.By).HasColumnName("arranged_by");
        tenure.Property(t => t.Reason).HasColumnName("reason");
        tenure.HasIndex(t => new { t.Worker, t.Until });
        tenure.HasIndex(t => new { t.Team, t.Until });
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> session)
    {
        session.ToTable("session");
        session.HasKey(s => s.KeyHash);
        session.Property(s => s.KeyHash).HasColumnName("key_hash");
        session.Property(s => s.Worker).HasColumnName("worker");
        session.Property(s => s.StartedAt).HasColumnName("started_at");
        session.Property(s => s.UsedAt).HasColumnName("used_at");
        session.Property(s => s.EndedAt).HasColumnName("ended_at");
        session.Property(s => s.Method).HasColumnName("method");
        session.HasIndex(s => new { s.Worker, s.EndedAt });
    }
}
