using Duecare.Records.Access;
using Duecare.Records.Chain;
using Duecare.Records.Documents;
using Duecare.Records.Drafts;
using Duecare.Records.Projections;
using Duecare.Records.Staff;
using Duecare.Records.Terms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Duecare.Records;

/// <summary>The tables, the same on every engine.</summary>
public abstract class LedgerDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<EntryRow> Entries => Set<EntryRow>();

    public DbSet<EntryChildRow> EntryChildren => Set<EntryChildRow>();

    public DbSet<EntryPersonRow> EntryPeople => Set<EntryPersonRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<ChildHeadRow> ChildHeads => Set<ChildHeadRow>();

    public DbSet<PersonHeadRow> PersonHeads => Set<PersonHeadRow>();

    public DbSet<OpenDutyRow> OpenDuties => Set<OpenDutyRow>();

    public DbSet<CaseloadRow> Caseload => Set<CaseloadRow>();

    public DbSet<InvolvedRow> Involved => Set<InvolvedRow>();

    public DbSet<SearchTermRow> SearchTerms => Set<SearchTermRow>();

    public DbSet<JoiningRow> Joinings => Set<JoiningRow>();

    public DbSet<AccessRow> AccessLog => Set<AccessRow>();

    public DbSet<EmergencyRow> Emergencies => Set<EmergencyRow>();

    public DbSet<WorkerRow> Workers => Set<WorkerRow>();

    public DbSet<TeamRow> Teams => Set<TeamRow>();

    public DbSet<TenureRow> Tenures => Set<TenureRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<RulesRow> ProjectedBy => Set<RulesRow>();

    public DbSet<TermsRow> Terms => Set<TermsRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<FileRow> Files => Set<FileRow>();

    /// <summary>The entries of a kind that no later one puts right.</summary>
    // That what is compared is something is said again, because PostgreSQL would look at every entry that puts nothing right to see whether two unknown ids are the same.
    internal IQueryable<EntryRow> Standing(string kind) => Entries.Where(e => e.Kind == kind && !Entries.Any(later => later.Supersedes != null && later.Supersedes == e.Id));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LedgerDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(utc => utc, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
