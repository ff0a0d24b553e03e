namespace Duecare.Domain.Genograms;

/// <summary>Parents, or one alone, and the children they have together.</summary>
internal sealed record ParentsWithChildren(IReadOnlyList<Member> Parents, IReadOnlyList<Member> Children);

/// <summary>Where everybody stands: in the row of their generation, in columns of half a symbol's width, so that a couple stands together and children under their parents.</summary>
internal sealed class Places
{
    private const int Across = 2;

    private readonly Dictionary<Member, int> _columns = [];
    private readonly Family _family;
    private readonly int _first;

    public Places(Family family)
    {
        _family = family;
        _first = family.Members.Min(m => m.Generation);
        Families = FamiliesOf(family);
        var rows = family.Members.GroupBy(m => m.Generation).OrderBy(g => g.Key).Select(g => Clusters([.. g])).ToList();
        Rows = family.Members.Max(m => m.Generation) - _first + 1;
        var start = rows.FindIndex(r => r[0][0].Generation >= -1);
        for (var row = start; row < rows.Count; row++) Place(rows[row], Above);
        for (var row = start - 1; row >= 0; row--) Place(rows[row], Below);
        var least = _columns.Values.Min();
        foreach (var member in family.Members) _columns[member] += 1 - least;
        Width = _columns.Values.Max() + 1;
    }

    /// <summary>Each set of parents with their children, oldest first.</summary>
    public IReadOnlyList<ParentsWithChildren> Families { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many columns there are.</summary>
    public int Width { get; }

    /// <summary>The column of somebody's middle.</summary>
    public int Of(Member member) => _columns[member];

    /// <summary>Somebody's row, from 0 at the top.</summary>
    public int RowOf(Member member) => member.Generation - _first;

    private static List<ParentsWithChildren> FamiliesOf(Family family) =>
        [.. family.Members.Select(m => (Child: m, Parents: family.ParentsOf(m).OrderBy(p => p.Key, StringComparer.Ordinal).Take(2).ToList())).Where(f => f.Parents.Count > 0 && f.Parents.TrueForAll(p => p.Generation < f.Child.Generation))
            .GroupBy(f => string.Join('|', f.Parents.Select(p => p.Key)), StringComparer.Ordinal)
            .Select(g => new ParentsWithChildren(g.First().Parents, [.. g.Select(f => f.Child).OrderBy(c => c.Born).ThenBy(c => c.Key, StringComparer.Ordinal)]))];

    /// <summary>A row as couples and people alone, brothers and sisters in order of age. Whoever has several partners stands between them.</summary>
    private List<List<Member>> Clusters(List<Member> row)
    {
        var (clusters, taken) = (new List<List<Member>>(), new HashSet<Member>());
        foreach (var member in row.OrderBy(FamilyOf).ThenBy(m => m.Born).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            if (taken.Contains(member)) continue;
            var together = Together(member, row);
            taken.UnionWith(together);
            clusters.Add(together);
        }
        return clusters;
    }

    private int FamilyOf(Member member)
    {
        for (var i = 0; i < Families.Count; i++)
            if (Families[i].Children.Contains(member)) return i;
        return Families.Count;
    }

    private List<Member> Together(Member first, List<Member> row)
    {
        var all = new List<Member> { first };
        for (var i = 0; i < all.Count; i++) all.AddRange(PartnersOf(all[i]).Where(p => row.Contains(p) && !all.Contains(p)));
        if (all.Count == 1) return all;
        var centre = all.MaxBy(m => PartnersOf(m).Count())!;
        var line = new LinkedList<Member>([centre]);
        foreach (var other in all.Where(m => m != centre))
        {
            var toTheLeft = line.Count == 1 ? other.Sex == People.Sex.Male || centre.Sex == People.Sex.Female : line.First!.Value == centre;
            if (toTheLeft) line.AddFirst(other);
            else line.AddLast(other);
        }
        return [.. line];
    }

    private IEnumerable<Member> PartnersOf(Member member) => _family.Couples.Where(c => c.One == member || c.Other == member).Select(c => c.One == member ? c.Other : c.One).Distinct();

    private void Place(List<List<Member>> clusters, Func<List<Member>, double?> wanted)
    {
        var next = int.MinValue / 2;
        foreach (var run in clusters.GroupBy(c => wanted(c) ?? double.MaxValue).OrderBy(g => g.Key))
        {
            var width = run.Sum(c => (c.Count * Across) + 1) - 1;
            var left = run.Key == double.MaxValue ? Math.Max(next, 0) : Math.Max(next, (int)Math.Round(run.Key - (width / 2.0) + 1));
            foreach (var cluster in run)
            {
                for (var i = 0; i < cluster.Count; i++) _columns[cluster[i]] = left + (i * Across);
                left += (cluster.Count * Across) + (cluster.Count > 1 || HasChildrenAlone(cluster[0]) ? 1 : 0);
            }
            next = left;
        }
    }

    private bool HasChildrenAlone(Member member) => Families.Any(f => f.Parents.Count == 1 && f.Parents[0] == member);

    /// <summary>Under the middle of the parents.</summary>
    private double? Above(List<Member> cluster)
    {
        var middles = cluster.Select(m => Families.FirstOrDefault(f => f.Children.Contains(m))).Where(f => f is not null && f.Parents.All(_columns.ContainsKey)).Select(f => f!.Parents.Average(p => (double)_columns[p])).ToList();
        return middles.Count == 0 ? null : middles.Average();
    }

    /// <summary>Over the middle of the children.</summary>
    private double? Below(List<Member> cluster)
    {
        var middles = Families.Where(f => f.Parents.Any(cluster.Contains)).SelectMany(f => f.Children).Where(_columns.ContainsKey).Select(c => (double)_columns[c]).ToList();
        return middles.Count == 0 ? null : middles.Average();
    }
}
