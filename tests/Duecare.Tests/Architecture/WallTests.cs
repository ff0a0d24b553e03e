using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Duecare.Domain.Calendar;
using Duecare.Tests.Architecture.Planted;
using Xunit;

namespace Duecare.Tests.Architecture;

/// <summary>The walls that docs and reviews rely on, each seen to catch a breach planted for it.</summary>
public class WallTests
{
    private static readonly Assembly Domain = typeof(WorkingDayCalendar).Assembly;
    private static readonly Assembly Exchange = Assembly.Load("Duecare.Exchange");
    private static readonly Assembly Web = Assembly.Load("Duecare.Web");

    [Fact]
    public void The_domain_needs_the_base_class_library_and_nothing_else() =>
        Assert.Empty(ReferencesBeyondTheBaseClassLibrary(Domain));

    [Fact]
    public void A_reference_beyond_the_base_class_library_is_caught()
    {
        var beyond = ReferencesBeyondTheBaseClassLibrary(typeof(WallTests).Assembly).ToList();
        Assert.Contains("Duecare.Domain", beyond);
        Assert.Contains("xunit.v3.core", beyond);
    }

    [Fact]
    public void Of_our_own_projects_the_exchange_formats_know_the_domain_only() =>
        Assert.Empty(OurOwn(Exchange).Except(["Duecare.Domain"]));

    [Fact]
    public void Of_our_own_projects_the_ledger_knows_the_domain_only_and_each_engine_the_ledger()
    {
        Assert.Empty(OurOwn(Assembly.Load("Duecare.Records")).Except(["Duecare.Domain"]));
        Assert.Empty(OurOwn(Assembly.Load("Duecare.Records.Sqlite")).Except(["Duecare.Domain", "Duecare.Records"]));
        Assert.Empty(OurOwn(Assembly.Load("Duecare.Records.Postgres")).Except(["Duecare.Domain", "Duecare.Records"]));
    }

    [Fact]
    public void The_web_knows_the_domain_the_records_and_the_exchange_formats_only() =>
        Assert.Empty(OurOwn(Web).Except(["Duecare.Domain", "Duecare.Records", "Duecare.Exchange"]));

    [Fact]
    public void A_reference_to_another_of_our_own_projects_is_caught() =>
        Assert.Contains("duecare", OurOwn(typeof(WallTests).Assembly).Except(["Duecare.Domain"]));

    /// <summary>The calendar reads the one embedded list of bank holidays.</summary>
    [Fact]
    public void The_domain_does_no_input_or_output_waits_for_nothing_and_reads_no_clock() =>
        Assert.Equal(
            ["WorkingDayCalendar uses System.IO.Stream", "WorkingDayCalendar uses System.IO.StreamReader", "WorkingDayCalendar uses System.IO.TextReader"],
            Impurities(Domain.GetTypes()));

    [Theory]
    [InlineData(typeof(ReadsAFileInALambda), "System.IO.File")]
    [InlineData(typeof(ReturnsATask), "System.Threading.Tasks.Task`1")]
    [InlineData(typeof(AwaitsWithoutATask), "System.Runtime.CompilerServices.IAsyncStateMachine")]
    [InlineData(typeof(HoldsAConnection), "System.Net.Http.HttpClient")]
    [InlineData(typeof(WritesToTheScreen), "System.Console")]
    [InlineData(typeof(TakesAClock), "System.TimeProvider")]
    [InlineData(typeof(TakesStreams<>), "System.IO.Stream")]
    public void A_breach_of_the_domains_purity_is_caught_wherever_in_a_type_it_stands(Type planted, string used) =>
        Assert.Contains($"{planted.Name} uses {used}", Impurities(planted.Assembly.GetTypes().Where(type => Uses.Outermost(type) == planted)));

    private static IEnumerable<string> ReferencesBeyondTheBaseClassLibrary(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll")));

    private static IEnumerable<string> OurOwn(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name.StartsWith("duecare", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Impurities(IEnumerable<Type> types) =>
        types.SelectMany(type => Uses.Of(type).Where(IsImpure).Select(used => $"{Uses.Outermost(type).Name} uses {used.FullName}")).Distinct().Order(StringComparer.Ordinal);

    private static bool IsImpure(Type type) =>
        type.Namespace is { } space && (Within(space, "System.IO") || Within(space, "System.Net") || Within(space, "System.Threading.Tasks"))
        || type == typeof(IAsyncStateMachine) || type == typeof(Console) || type == typeof(Environment) || type == typeof(TimeProvider)
        || type == typeof(System.Diagnostics.Process) || type == typeof(System.Diagnostics.Stopwatch);

    private static bool Within(string space, string outer) => space == outer || space.StartsWith(outer + ".", StringComparison.Ordinal);
}
