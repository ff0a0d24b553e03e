using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Protection;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;
using Duecare.Exchange.CaseFiles;
using Duecare.Records;
using Duecare.Records.Appending;
using Duecare.Records.Keeping;

namespace Duecare.Web.Testing;

/// <summary>A few invented children whom Sana Khan works with, the children of both source decisions, and who works there.</summary>
/// <remarks>
/// On Sunday 22 November 2026, Amber and Basil Field are on a protection plan of 1 September: seen last on 2 November, so that a visit was due on the 16th; their core group
/// was held on 12 October. Cleo Marsh is a child in need, and newly born Dov Marsh has a note with script in it.
/// </remarks>
public static class TestAuthority
{
    public static readonly ChildId Amber = new("amber");
    public static readonly ChildId Basil = new("basil");
    public static readonly ChildId Cleo = new("cleo");
    public static readonly ChildId Dov = new("dov");
    public static readonly PersonId Mother = new("ms-field");
    public static readonly PersonId Partner = new("mr-reed");

    /// <summary>The request that recorded a check of the restriction.</summary>
    public const string RequestRecorded = "019aa000-0000-7000-8000-000000000001";

    private static readonly WorkerId Khan = new("s.khan");
    private static readonly WorkerId Shah = new("j.shah");

    /// <summary>Takes them all over.</summary>
    public static async Task Into(Ledger ledger)
    {
        var children = new[] { Born(Amber, "Amber Field", 2015, 3, 2), Born(Basil, "Basil Field", 2019, 6, 14), Born(Cleo, "Cleo Marsh", 2012, 1, 9), Born(Dov, "Dov Marsh", 2026, 10, 30) };
        var entries = Fields().Concat(Marshes()).ToList();
        await Take(ledger, new()
        {
            From = "the tests",
            Author = "tests",
            Children = children,
            People = new Dictionary<PersonId, TakenOverPerson> { [Mother] = new("mother", "Ms Field", null), [Partner] = new("mother’s partner", "Mr Reed", null) },
            Chronologies = children.Select(c => new ChildChronology(c, [.. entries.Where(e => e.Children.Contains(c.Id))])),
        });
        foreach (var decision in new[] { "essex-19-020-833.json", "essex-23-015-769.json" }) await Decision(ledger, decision);
        var check = new RestrictionCheck { Id = new("f-check"), Occurred = On(11, 20), Children = [Amber, Basil], Restriction = new("f-restriction"), AdultPresent = false };
        await ledger.Append(new([check], Khan.Value, RequestRecorded));
        await TestStaff.Into(ledger);
        await TestFrontDoor.Into(ledger);
        await TestPeople.Into(ledger);
        await TestStaff.Join(ledger);
    }

    private static async Task Decision(Ledger ledger, string file)
    {
        using var reading = CaseFileReader.Read(Sample(file));
        var prefix = Path.GetFileNameWithoutExtension(file) + "-";
        await Take(ledger, new()
        {
            From = reading.File!.Title!,
            Author = "tests",
            IdPrefix = prefix,
            Covers = reading.File.Covers,
            Children = reading.File.Children,
            People = reading.File.People.ToDictionary(p => p.Id, p => new TakenOverPerson(p.Relation, p.Name, p.Born)),
            Chronologies = reading.Chronologies(),
        });
    }

    private static async Task Take(Ledger ledger, TakenOver source)
    {
        var taking = await ledger.TakeOver(source);
        if (taking.Refusals.Count > 0) throw new InvalidOperationException(taking.Refusals[0].ToString());
    }

    private static string Sample(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duecare.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "samples", file);
    }

    private static IEnumerable<Entry> Fields()
    {
        ChildId[] both = [Amber, Basil];
        yield return new Allocation { Id = new("f-allocation"), Occurred = On(8, 20), Children = both, Worker = Khan, Team = "Team 1", RecordedAt = At(8, 20), By = "m.okoro" };
        yield return new Conference { Id = new("f-conference"), Occurred = On(9, 1), Children = both, Type = ConferenceType.Initial, Decision = ConferenceDecision.PlanMade, RecordedAt = At(9, 1), By = "c.hill" };
        yield return new ProtectionPlan { Id = new("f-plan"), Occurred = On(9, 1), Children = both, Conference = new("f-conference"), VisitInterval = Timescale.WorkingDays(10), RecordedAt = At(9, 2), By = "c.hill" };
        yield return new Restriction { Id = new("f-restriction"), Occurred = On(9, 1), Children = both, Adult = Partner, Wording = "Mr Reed must not be alone with the children", RecordedAt = At(9, 1), By = "c.hill" };
        yield return new CoreGroup { Id = new("f-core-1"), Occurred = On(9, 14), Children = both, Attendees = [new() { Agency = "social-care" }, new() { Agency = "health" }], RecordedAt = At(9, 14), By = "s.khan" };
        yield return new CoreGroup { Id = new("f-core-2"), Occurred = On(10, 12), Children = both, Attendees = [new() { Agency = "social-care" }, new() { Agency = "education" }], RecordedAt = At(10, 20), By = "s.khan" };
        foreach (var (month, day) in new[] { (9, 8), (9, 21), (10, 5), (10, 19), (11, 2) })
            yield return Seen($"f-visit-{month}-{day}", month, day, both);
    }

    private static Visit Seen(string id, int month, int day, ChildId[] children) => new()
    {
        Id = new(id),
        Occurred = On(month, day),
        Children = children,
        Outcome = VisitOutcome.Completed,
        Worker = Khan,
        Place = "home",
        Announced = true,
        Seen = true,
        SeenAlone = true,
        BedroomSeen = true,
        AdultsPresent = [Mother],
        Notes = "Both were well and spoke of school.",
        FinalisedAt = On(month, day),
        RecordedAt = At(month, day),
        By = "s.khan",
    };

    private static IEnumerable<Entry> Marshes()
    {
        yield return new Allocation { Id = new("m-allocation"), Occurred = On(10, 1), Children = [Cleo, Dov], Worker = Shah, Team = "Team 1", RecordedAt = At(10, 1), By = "m.okoro" };
        yield return new ChildInNeedPlan { Id = new("m-plan"), Occurred = On(10, 8), Children = [Cleo], RecordedAt = At(10, 8), By = "j.shah" };
        yield return new Domain.CaseNotes.CaseNote { Id = new("m-note"), Occurred = On(11, 3), Children = [Dov], Text = "<script>alert(1)</script> \u202Ereversed", RecordedAt = At(11, 3), By = "j.shah" };
    }

    private static Child Born(ChildId id, string name, int year, int month, int day) => new(id, new(year, month, day)) { Name = name };

    private static When On(int month, int day) => When.On(new DateOnly(2026, month, day));

    private static DateTime At(int month, int day) => new(2026, month, day, 16, 30, 0, DateTimeKind.Utc);
}
