using Duecare.Web.Testing;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Duecare.Web.Tests.Asked;

namespace Duecare.Web.Tests.Operations;

/// <summary>The folder of the keys that protect forms and sessions, gone while people work.</summary>
public sealed class KeptKeysTests : IDisposable
{
    private static readonly (string, string)[] Typed = [("Answers.Findings", "The plan goes well."), ("then", "keep")];

    private readonly string _data = Directory.CreateTempSubdirectory("duecare-keys-").FullName;

    private string Keys => Path.Combine(_data, "keys");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task While_the_folder_of_the_keys_is_gone_nobody_is_signed_out_and_no_form_is_lost_and_health_says_so_until_it_is_back()
    {
        await using var site = await RunningSite.StartAsync(new() { IsDemonstration = true, DataDirectory = _data });
        using var client = await site.SignedInAs(TestStaff.Khan);
        const string Form = "/children/amber/core-groups/record";
        var page = await client.PageAsync(Form);
        Assert.Contains("\"keys\":\"healthy\"", await client.GetStringAsync("/health/ready", Cancel), StringComparison.Ordinal);

        Directory.Move(Keys, Keys + "-gone");
        await File.WriteAllTextAsync(Keys, "no folder", Cancel);
        NewKey(site);
        using (var kept = await client.SendFormAsync(Form, page, Typed)) Assert.Equal("/work", kept.Headers.Location!.ToString());
        Assert.Equal("The plan goes well.", (await client.PageAsync(Form)).QuerySelector("#Answers_Findings")!.TextContent.Trim());
        Assert.Contains("\"keys\":\"degraded\"", await client.GetStringAsync("/health/ready", Cancel), StringComparison.Ordinal);

        File.Delete(Keys);
        Directory.Move(Keys + "-gone", Keys);
        Assert.Contains("\"keys\":\"healthy\"", await client.GetStringAsync("/health/ready", Cancel), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Keys, "*.xml").Length);
    }

    /// <summary>What happens by itself every three months: a key is made, and all are read again.</summary>
    private static void NewKey(RunningSite site)
    {
        var now = DateTimeOffset.Parse("2026-11-22T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        site.Services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddYears(100));
    }
}
