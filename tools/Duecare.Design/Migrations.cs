using System.Reflection;
using Duecare.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Duecare.Design;

/// <summary><c>dotnet run --project tools/Duecare.Design -- NAME</c>: writes the next migration for each engine whose tables changed. Without a name it says whether any did.</summary>
internal static class Migrations
{
    public static int Run(string[] args)
    {
        var changed = 0;
        changed += Write(() => new SqliteDesign().CreateDbContext([]), "Sqlite", args);
        changed += Write(() => new PostgresDesign().CreateDbContext([]), "Postgres", args);
        return args.Length == 0 && changed > 0 ? 2 : 0;
    }

    private static int Write(Func<LedgerDb> open, string engine, string[] args)
    {
        if (!HasChanged(open)) return 0;
        Console.Error.WriteLine($"{engine}: the tables are not those of its last migration");
        if (args.Length == 0) return 1;
        using var db = open();
        var assembly = db.GetType().Assembly;
        using var services = Services(db);
        using var scope = services.CreateScope();
        var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
        var migration = scaffolder.ScaffoldMigration(args[0], assembly.GetName().Name!, "Migrations");
        var folder = Path.Combine("src", assembly.GetName().Name!);
        var written = scaffolder.Save(folder, migration, Path.Combine(folder, "Migrations"));
        Console.Error.WriteLine($"{engine}: {written.MigrationFile}");
        return 1;
    }

    /// <summary>Asked of a unit of work of its own: asking finishes the model of the last migration, and the scaffolder takes a finished one for none and would write every table anew.</summary>
    private static bool HasChanged(Func<LedgerDb> open)
    {
        using var db = open();
        return db.Database.HasPendingModelChanges();
    }

    private static ServiceProvider Services(LedgerDb db)
    {
        var services = new ServiceCollection();
        services.AddEntityFrameworkDesignTimeServices();
        services.AddDbContextDesignTimeServices(db);
        ProviderServices(db, services);
        return services.BuildServiceProvider();
    }

    private static void ProviderServices(LedgerDb db, ServiceCollection services)
    {
        var provider = Assembly.Load(db.Database.ProviderName!);
        var attribute = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!;
        ((IDesignTimeServices)Activator.CreateInstance(provider.GetType(attribute.TypeName)!)!).ConfigureDesignTimeServices(services);
    }
}
