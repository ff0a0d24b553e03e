using System.Globalization;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.SafeguardingDataset;

namespace Duecare.Exchange.Demonstration;

/// <summary>An invented authority: families, workers and what was recorded of them. The same numbers give the same authority on every machine.</summary>
/// <remarks>
/// A family does not depend on how many children there are, so a smaller authority is the beginning of a larger one; only the last family may have fewer children.
/// Families are made one at a time and not kept.
/// </remarks>
/// <param name="children">How many children, from 1 to <see cref="MostChildren"/>.</param>
/// <param name="seed">Which authority.</param>
/// <param name="asAt">The last day of its record, from <see cref="EarliestAsAt"/> to <see cref="LatestAsAt"/>.</param>
public sealed class DemonstrationAuthority(int children, long seed, DateOnly asAt)
{
    /// <summary>The name of the one file that a case file of an authority is.</summary>
    public const string CaseFileName = "authority.case.json";

    /// <summary>Ids have seven digits.</summary>
    public const int MostChildren = 9_999_999;

    /// <summary>The record goes back four years, and the bank holidays known begin in 2017.</summary>
    public static readonly DateOnly EarliestAsAt = new(2022, 1, 1);

    /// <summary>Dates that lie ahead of the record must be within the bank holidays known, which end in 2028.</summary>
    public static readonly DateOnly LatestAsAt = new(2026, 12, 31);

    /// <summary>Its families, in the order of their children's ids.</summary>
    public IEnumerable<InventedFamily> Families()
    {
        Post? post = null;
        for (int number = 1, firstChild = 1; firstChild <= children; number++)
        {
            if ((number - 1) % Post.Families == 0) post = new(seed, ((number - 1) / Post.Families) + 1, asAt);
            var family = FamilyStory.Tell(seed, number, firstChild, children - firstChild + 1, post!, asAt);
            firstChild += family.Children.Count;
            yield return family;
        }
    }

    /// <summary>Everybody who works for it, or did while its families' posts were filled.</summary>
    public IEnumerable<InventedWorker> Staff() => InventedStaff.Of(Families().Select(f => f.Post).DistinctBy(p => p.Number), seed, asAt);

    /// <summary>Writes the whole authority as one case file into a folder, made if it is not there.</summary>
    public void WriteCaseFile(string folder)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(Path.Combine(folder, CaseFileName), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        CaseFileWriter.Write(file, new() { Title = Title(), Covers = Covers() },
            Families().SelectMany(f => f.Children).Select(c => c.Child), Families().SelectMany(f => f.People), Families().SelectMany(f => f.Entries));
    }

    /// <summary>Writes the authority as Standard Safeguarding Dataset files into a folder, made if it is not there.</summary>
    public void WriteSafeguardingDataset(string folder)
    {
        using var writer = new SafeguardingDatasetWriter(folder);
        Post? post = null;
        foreach (var family in Families())
        {
            if (post != family.Post) Write(writer, post, family.Post);
            post = family.Post;
            foreach (var child in family.Children) writer.Write(Person(family, child), [.. family.Entries.Where(e => e.Children.Contains(child.Child.Id))]);
        }
    }

    private static void Write(SafeguardingDatasetWriter writer, Post? before, Post post)
    {
        if (before?.TeamNumber != post.TeamNumber) writer.WriteTeam(post.Team);
        foreach (var tenure in post.Tenures) writer.Write(new DatasetProfessional(tenure.Worker, tenure.Name, post.Team, tenure.Agency));
    }

    private static DatasetPerson Person(InventedFamily family, InventedChild child) => new()
    {
        Child = child.Child,
        Forename = child.Forename,
        Surname = family.Surname,
        Sex = child.Girl ? "F" : "M",
        Ethnicity = child.Ethnicity,
        Disability = child.Disability,
        Family = string.Create(CultureInfo.InvariantCulture, $"F{family.Number:0000000}"),
        Addresses = [.. family.Addresses.Select(a => new DatasetAddress(a.Street, a.Town, a.Postcode, a.From, a.To))],
    };

    /// <summary>What its record holds completely: everything but acknowledgements that a duty is overdue: this authority's managers have nowhere to record those.</summary>
    public static IReadOnlyList<Coverage> Covers() => [.. EntryKind.All.Where(k => k.Type != typeof(OverdueAcknowledgement)).Select(k => new Coverage(k.Name))];

    /// <summary>What it is, for people.</summary>
    public string Title() => string.Create(CultureInfo.InvariantCulture,
        $"Demonstration authority, seed {seed}: {children} {(children == 1 ? "child" : "children")} to {asAt:d MMMM yyyy}. Every name, address and number in it is invented.");
}
