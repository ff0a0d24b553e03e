using System.Net;
using Duecare.Domain.InformationRights;
using Duecare.Records.Tests.Engines;
using Duecare.Web.Testing;
using Xunit;
using static Duecare.Web.Tests.Asked;
using static Duecare.Web.Tests.Record.Filled;

namespace Duecare.Web.Tests.Record;

/// <summary>A safe address told to one named person outside.</summary>
public class ReleaseTests
{
    internal const string Form = "/children/team/releases/record";

    internal static readonly (string, string)[] ToHealth =
    [
        ("Answers.Address", "w-safe"), ("Answers.Recipient", "Dr Ann Teal"), ("Answers.Agency", "Fernmouth Surgery"), ("Answers.Purpose", "To visit the baby there."), ("Answers.Basis", "VitalInterests"), ("then", "save"),
    ];

    [Theory, EachEngine]
    public async Task Released_it_is_printed_for_its_recipient_alone_and_everybody_sees_that_it_was(Engine engine)
    {
        await using var kept = await KeptSite.On(engine);
        using var client = await kept.Site.SignedInAs("TeamManager");
        var sheet = (await client.PageAsync(await client.Through(Form, ToHealth))).QuerySelector("main")!;
        foreach (var unprinted in sheet.QuerySelectorAll(".duecare-noprint").ToList()) unprinted.Remove();
        foreach (var said in new[] { "for Dr Ann Teal only", TestPeople.SafeStreet, "Fernmouth Surgery", "To visit the baby there.", "Somebody’s life is at risk" }) Assert.Contains(said, sheet.Said(), StringComparison.Ordinal);
        Assert.Contains("Gave to somebody outside", (await client.PageAsync("/children/team/seen")).QuerySelector("main")!.Said(), StringComparison.Ordinal);
        foreach (var reader in new[] { "TeamManager", "QualityAuditor" })
        {
            using var other = await kept.Site.SignedInAs(reader);
            Assert.Matches("Released to Dr Ann Teal, Fernmouth Surgery, on [0-9]+ November 2026 by TeamManager Kestrelcroft", (await other.PageAsync("/children/team/people")).QuerySelector("[aria-labelledby=addresses]")!.Said());
        }
    }

    [Fact]
    public async Task Nobody_gets_it_printed_who_may_not_see_it_or_not_release_it()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        foreach (var (reader, gets) in new[] { ("TeamManager", true), ("ServiceManager", true), ("Practitioner", false), ("QualityAuditor", false), ("BusinessSupport", false), ("InformationGovernanceOfficer", false) })
        {
            using var client = await kept.Site.SignedInAs(reader);
            foreach (var page in new[] { Form, "/children/team/releases/release-team" })
                Assert.Equal(gets ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync(page, Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task A_release_names_its_recipient_purpose_and_ground_and_is_not_to_whom_the_address_is_kept_from()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs("TeamManager");
        Assert.Equal(["Choose the address", "Enter the name of the person who is told", "Enter for whom they work, or what they are to the child", "Enter what they need it for", "Choose the lawful basis"], Errors(await client.Refused(Form, ("then", "save"))));
        var from = (await client.PageAsync(Form)).QuerySelector("main")!.Said().Split("To be kept from: ")[1].Split(" Who is told?")[0];
        Assert.Contains("it can’t be told to them", Assert.Single(Errors(await client.Refused(Form, [.. ToHealth.Where(a => a.Item1 != "Answers.Recipient"), ("Answers.Recipient", from)]))), StringComparison.Ordinal);
        Assert.Single(await kept.Held<AddressRelease>(new("team")));
    }

    [Fact]
    public async Task An_address_that_was_put_right_since_is_released_anew()
    {
        await using var kept = await KeptSite.On(Engine.Sqlite);
        using var client = await kept.Site.SignedInAs("TeamManager");
        await client.Through("/children/team/entries/w-safe/correct", ("Answers.Kind", "EnteredInError"), ("Answers.Reason", "They moved."), ("then", "save"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/children/team/releases/release-team", Cancel)).StatusCode);
    }
}
