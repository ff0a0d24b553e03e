using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Forms;
using Duecare.Records.Tests.Engines;
using Xunit;
using static Duecare.Records.Tests.Stated;

namespace Duecare.Records.Tests.Access;

/// <summary>A safe address is for those who act for the child, in a record, a search, a clash and a correction alike.</summary>
public class ProtectedTests
{
    private const string Street = "Quarry View";

    private static readonly (AccessRole Role, string Child, bool Sees)[] Readers =
    [
        (AccessRole.Practitioner, "own", true), (AccessRole.Practitioner, "team", true), (AccessRole.TeamManager, "team", true), (AccessRole.EarlyHelpWorker, "team", true), (AccessRole.ServiceManager, "other", true),
        (AccessRole.FrontDoorWorker, "undecided", true), (AccessRole.Practitioner, "for-me", true), (AccessRole.BusinessSupport, "team", false), (AccessRole.ConferenceChair, "conference", false),
        (AccessRole.ComplaintsOfficer, "complaint", false), (AccessRole.InformationGovernanceOfficer, "request", false), (AccessRole.QualityAuditor, "other", false), (AccessRole.Inspector, "other", false),
        (AccessRole.Inspector, "for-me", false),
    ];

    [Theory, EachEngine]
    public async Task Who_acts_for_the_child_sees_a_safe_address_and_finds_the_child_by_it_and_nobody_else_does(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var children = Readers.Select(r => r.Child).Distinct().ToList();
        await made.Ledger.Recorded([.. children.Select((child, i) => Lived($"a-{child}", child) with { IsSafe = true, Lines = new($"12 Quarry{i}x\nFernmouth"), Postcode = new($"ZZ1{i} {i}AA") })]);
        foreach (var (role, child, sees) in Readers)
        {
            var i = children.IndexOf(child);
            var record = await access.Child(Service.Of(role), new(child), new Look("tests"));
            Assert.Equal(sees, record!.SeesProtected);
            Assert.Equal(!sees, Assert.Single(record.Chronology.Entries.OfType<Address>()).Lines.IsWithheld);
            Assert.Equal(sees, record.OnScreen is not null);
            foreach (var words in new[] { $"quarry{i}x", $"12 Quarry{i}x Fernmouth", $"ZZ1{i} {i}AA", $"zz1{i}{i}aa" })
                Assert.Equal(sees ? [child] : [], (await access.Find(Service.Of(role), words)).Select(f => f.Child.Id.Value));
        }
    }

    [Theory, EachEngine]
    public async Task What_stood_before_it_became_safe_is_withheld_too_whenever_it_is_asked(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Lived("a", "team"));
        var before = made.Clock.Utc;
        Assert.Equal(["team"], (await access.Find(Service.Of(AccessRole.BusinessSupport), Street)).Select(f => f.Child.Id.Value));
        made.Clock.Utc = before.AddHours(1);
        await made.Ledger.Recorded(Lived("b", "team") with { IsSafe = true, Supersedes = new("a") });
        var record = (await access.Child(Service.Of(AccessRole.BusinessSupport), new("team"), new Look("tests") { KnownAt = before }))!;
        Assert.All(record.Entries.Select(e => e.Entry).Concat(record.Chronology.Entries).OfType<Address>(), a => Assert.True(a.Lines.IsWithheld));
        Assert.Empty(await access.Find(Service.Of(AccessRole.BusinessSupport), Street));
        Assert.Null(CorrectEntry.Find(record, "b"));
        Assert.NotNull(CorrectEntry.Find((await access.Child(Service.Of(AccessRole.Practitioner), new("team"), new Look("tests")))!, "b"));
    }

    [Theory, EachEngine]
    public async Task A_clash_shows_no_safe_address_to_who_may_not_see_it(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        var read = (await made.Ledger.Head())!.Seq;
        await made.Ledger.Recorded(Lived("a", "team") with { IsSafe = true });
        foreach (var (role, sees) in new[] { (AccessRole.BusinessSupport, false), (AccessRole.Practitioner, true) })
        {
            var answer = await access.State(Service.Of(role), new([Lived($"b-{role}", "team")], "me", $"r-{role}") { ReadUpTo = read });
            var theirs = Assert.Single(Assert.IsType<Appended.Conflict>(answer).Theirs);
            Assert.Equal(!sees, ((Address)theirs.Entry).Lines.IsWithheld);
        }
    }

    [Fact]
    public void Fields_one_below_the_other_tell_no_safe_address_to_anybody()
    {
        Assert.Contains(EntryFields.Of(Lived("a", "team")), f => f.Value.Contains(Street, StringComparison.Ordinal));
        Assert.DoesNotContain(EntryFields.Of(Lived("a", "team") with { IsSafe = true, KeptFrom = "Mr Reed" }), f => f.Value.Contains(Street, StringComparison.Ordinal) || f.Value.Contains("Reed", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task A_child_is_found_by_another_name_a_number_or_an_address_until_it_is_corrected(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(
            new ChildDetails { Id = new("d-own"), Occurred = On("2026-03-02"), Children = [new("own")], Name = "Una Elderwick", Born = new(2015, 1, 1), OtherNames = [new OtherName { Name = "Oona Mossgate" }] },
            new Identifier { Id = new("n1"), Occurred = On("2026-03-02"), Children = [new("own")], Type = IdentifierKind.NhsNumber, Value = "9990000018" }, Lived("a", "own"));
        foreach (var words in new[] { "mossgate", "Oona", "999 000 0018", "9990000018", "una quarry", "12 Quarry View Fernmouth", "ZZ11 1AA" })
            Assert.Equal(["own"], (await access.Find(Service.Of(AccessRole.Practitioner), words)).Select(f => f.Child.Id.Value));
        foreach (var words in new[] { "999 000 0019", "999000001", "2 quarry", "una gasworks" }) Assert.Empty(await access.Find(Service.Of(AccessRole.Practitioner), words));
        await made.Ledger.Recorded(Lived("b", "own") with { Lines = new("3 Gasworks Lane"), Postcode = null, Supersedes = new("a") });
        Assert.Empty(await access.Find(Service.Of(AccessRole.Practitioner), "quarry"));
        Assert.Single(await access.Find(Service.Of(AccessRole.Practitioner), "gasworks"));
        Assert.Empty(await access.Alike(Service.Of(AccessRole.Practitioner), "gasworks", null, null));
    }

    [Theory, EachEngine]
    public async Task By_what_a_child_is_found_is_the_same_when_everything_is_rebuilt(Engine engine)
    {
        await using var made = await Made.On(engine);
        var access = await Service.Made(made);
        await made.Ledger.Recorded(Lived("a", "own"));
        await made.Ledger.Rebuild();
        Assert.Single(await new RecordAccess(made.Ledger).Find(Service.Of(AccessRole.Practitioner), "quarry"));
        Assert.Single(await access.Find(Service.Of(AccessRole.Practitioner), "quarry"));
    }

    private static Address Lived(string id, string child) =>
        new() { Id = new(id), Occurred = On("2026-03-02"), Children = [new(child)], Type = AddressKind.Home, Lines = new($"12 {Street}\nFernmouth"), Postcode = new("ZZ11 1AA") };
}
