using System.Globalization;
using Duecare.Domain.Chronology;

namespace Duecare.Exchange.Demonstration;

/// <summary>One worker's time in a post, both days included.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Name">The worker's invented name.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="NewlyQualified">Whether newly qualified on the first day.</param>
/// <param name="Agency">Whether employed through an agency.</param>
public sealed record Tenure(WorkerId Worker, string Name, DateOnly From, DateOnly To, bool NewlyQualified, bool Agency);

/// <summary>A social worker's post and the people who held it one after another, sometimes with weeks between in which nobody did.</summary>
public sealed class Post
{
    /// <summary>How many families one post has, of about two children each: the caseload of a social worker.</summary>
    public const int Families = 8;

    private const int PostsInATeam = 6;

    /// <summary>The post with a number, from 1.</summary>
    public Post(long seed, int number, DateOnly asAt)
    {
        var chance = Chance.Of(seed, -number);
        Number = number;
        TeamNumber = ((number - 1) / PostsInATeam) + 1;
        var team = Chance.Of(seed, int.MinValue - (long)TeamNumber);
        Manager = Invented.FullName(ref team);
        Tenures = Hold(ref chance, asAt);
    }

    /// <summary>The post's number, from 1.</summary>
    public int Number { get; }

    /// <summary>The number of its team, from 1.</summary>
    public int TeamNumber { get; }

    /// <summary>The team's name.</summary>
    public string Team => string.Create(CultureInfo.InvariantCulture, $"Safeguarding team {TeamNumber}");

    /// <summary>The team's manager.</summary>
    public string Manager { get; }

    /// <summary>Who held the post, earliest first.</summary>
    public IReadOnlyList<Tenure> Tenures { get; }

    /// <summary>Who holds the post on a day; null if nobody does.</summary>
    public Tenure? On(DateOnly day)
    {
        for (var i = 0; i < Tenures.Count; i++)
            if (Tenures[i].From <= day && Tenures[i].To >= day) return Tenures[i];
        return null;
    }

    /// <summary>Who holds the post on a day or, where nobody does, takes it next.</summary>
    public Tenure Since(DateOnly day)
    {
        for (var i = 0; i < Tenures.Count; i++)
            if (Tenures[i].To >= day) return Tenures[i];
        return Tenures[^1];
    }

    private List<Tenure> Hold(ref Chance chance, DateOnly asAt)
    {
        var tenures = new List<Tenure>();
        var from = asAt.AddDays(-1500 - 365 - chance.Below(600));
        while (from <= asAt)
        {
            var to = from.AddDays(chance.Between(240, 1300));
            var worker = new WorkerId(string.Create(CultureInfo.InvariantCulture, $"W{Number:00000}-{tenures.Count + 1}"));
            tenures.Add(new(worker, Invented.FullName(ref chance), from, to, chance.InAThousand(200), chance.InAThousand(150)));
            from = to.AddDays(chance.InAThousand(400) ? chance.Between(10, 60) : 1);
        }
        return tenures;
    }
}
