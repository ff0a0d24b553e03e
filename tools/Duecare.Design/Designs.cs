using Duecare.Records.Postgres;
using Duecare.Records.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Duecare.Design;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteLedgerDb>
{
    public SqliteLedgerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteLedgerDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresLedgerDb>
{
    public PostgresLedgerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresLedgerDb>().UseNpgsql("Host=unused").Options);
}
