using Duecare.Domain.Chronology;
using Duecare.Domain.People;

namespace Duecare.Domain.Genograms;

/// <summary>Somebody in a genogram.</summary>
internal sealed record Member
{
    /// <summary>What tells them from the others: a child's id and a person's can be the same text.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public Sex Sex { get; init; } = Sex.Unknown;

    /// <summary>The age in a few letters: "11", "4m", "~34"; empty where it is not known.</summary>
    public string Age { get; init; } = "";

    /// <summary>The day of birth, for the order of brothers and sisters; the last of days where it is not known.</summary>
    public DateOnly Born { get; init; } = DateOnly.MaxValue;

    public bool IsUnborn { get; init; }

    public bool HasDied { get; init; }

    /// <summary>Whether it is the child whose record it is.</summary>
    public bool IsTheChild { get; init; }

    /// <summary>Whether they live with the child.</summary>
    public bool LivesThere { get; set; }

    /// <summary>Generations below the child's; above it, less than zero.</summary>
    public int Generation { get; set; }
}

/// <summary>How a couple stands.</summary>
internal enum CoupleState
{
    /// <summary>Only the children are known of.</summary>
    ParentsOnly,
    Together,
    Married,
    Separated,
    Dissolved,
}

/// <summary>Two who are or were a couple, or have a child together.</summary>
internal sealed record Couple(Member One, Member Other, CoupleState State)
{
    public bool Is(Member a, Member b) => (One == a && Other == b) || (One == b && Other == a);
}

/// <summary>A child's family as a genogram shows it on a day: who is drawn, in which generation, whose child each is, and the couples.</summary>
internal sealed class Family
{
    private static readonly RelationshipKind[] Parents = [RelationshipKind.Parent, RelationshipKind.AdoptiveParent];
    private static readonly RelationshipKind[] Carers = [RelationshipKind.StepParent, RelationshipKind.FosterCarer, RelationshipKind.SpecialGuardian, RelationshipKind.OtherCarer];
    private static readonly RelationshipKind[] Siblings = [RelationshipKind.Sibling, RelationshipKind.HalfSibling, RelationshipKind.StepSibling];
    private static readonly RelationshipKind[] Partners = [RelationshipKind.Spouse, RelationshipKind.CivilPartner, RelationshipKind.Partner];

    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly List<(Member Parent, Member Child, bool IsByBirth)> _descent = [];
    private readonly List<Couple> _couples = [];
    private readonly List<(Member Older, Member Younger, int Generations)> _apart = [];

    public Family(PeopleOn people, IReadOnlyList<Child> children, DateOnly day)
    {
        var child = AddChild(children[0], day, isTheChild: true);
        var others = children.Skip(1).ToDictionary(c => c.Id);
        foreach (var relationship in people.Relationships.Where(r => r.Stands || IsForLife(r.Entry.Type)).Select(r => r.Entry)) Add(relationship, people, children[0], others, day);
        foreach (var id in people.ChildrenLivingWith(children[0].Id)) if (others.TryGetValue(id, out var other)) AddChild(other, day).LivesThere = true;
        foreach (var id in people.LivingWith) if (_members.TryGetValue(Key(id), out var member)) member.LivesThere = true;
        child.LivesThere = _members.Values.Any(m => m.LivesThere);
        ShareParents();
        foreach (var (one, other) in ParentsTogether()) if (!_couples.Exists(c => c.Is(one, other))) _couples.Add(new(one, other, CoupleState.ParentsOnly));
        SetGenerations(child);
    }

    public IReadOnlyCollection<Member> Members => _members.Values;

    public IReadOnlyList<Couple> Couples => _couples;

    /// <summary>The parents of somebody who are drawn: by birth if there are any, else by adoption.</summary>
    public IReadOnlyList<Member> ParentsOf(Member child)
    {
        var byBirth = _descent.Where(d => d.Child == child && d.IsByBirth).Select(d => d.Parent).Distinct().ToList();
        return byBirth.Count > 0 ? byBirth : [.. _descent.Where(d => d.Child == child).Select(d => d.Parent).Distinct()];
    }

    /// <summary>Whether a relationship stays when its last day has passed: blood, and former partners.</summary>
    private static bool IsForLife(RelationshipKind kind) => Parents.Contains(kind) || Siblings.Contains(kind) || Partners.Contains(kind) || kind == RelationshipKind.Grandparent;

    private static string Key(PersonId person) => "p " + person.Value;

    private static string Key(ChildId child) => "c " + child.Value;

    private void Add(Relationship relationship, PeopleOn people, Child child, Dictionary<ChildId, Child> others, DateOnly day)
    {
        var kind = relationship.Type;
        if (Partners.Contains(kind) && relationship is { Person: { } one, To: { } other })
        {
            _couples.Add(new(AddPerson(one, people, day), AddPerson(other, people, day), StateOf(relationship, day)));
            return;
        }
        List<Member> about = [.. relationship.Children.Where(c => c == child.Id || others.ContainsKey(c)).Select(c => AddChild(c == child.Id ? child : others[c], day))];
        if (relationship.Person is not { } person)
        {
            if (Siblings.Contains(kind)) foreach (var sibling in about.Skip(1)) _apart.Add((about[0], sibling, 0));
            return;
        }
        List<Member> to = relationship.To is { } adult ? [AddPerson(adult, people, day)] : about;
        if (Parents.Contains(kind)) foreach (var younger in to) _descent.Add((AddPerson(person, people, day), younger, kind == RelationshipKind.Parent));
        else if (Carers.Contains(kind)) foreach (var younger in to) _apart.Add((AddPerson(person, people, day), younger, 1));
        else if (kind == RelationshipKind.Grandparent) foreach (var younger in to) _apart.Add((AddPerson(person, people, day), younger, 2));
        else if (Siblings.Contains(kind)) foreach (var same in to) _apart.Add((same, AddPerson(person, people, day), kind == RelationshipKind.Sibling ? 0 : -100));
    }

    private static CoupleState StateOf(Relationship relationship, DateOnly day) =>
        relationship.DissolvedOn?.Latest <= day ? CoupleState.Dissolved
        : relationship.SeparatedOn?.Latest <= day || relationship.EndedOn?.Latest < day ? CoupleState.Separated
        : relationship.Type == RelationshipKind.Partner ? CoupleState.Together : CoupleState.Married;

    private Member AddChild(Child child, DateOnly day, bool isTheChild = false)
    {
        if (_members.TryGetValue(Key(child.Id), out var known)) return known;
        var isUnborn = child.Born is not { } born || born > day;
        return _members[Key(child.Id)] = new()
        {
            Key = Key(child.Id),
            Name = child.Name ?? child.Id.Value,
            Sex = child.Sex ?? Sex.Unknown,
            Age = isUnborn ? "" : Ages.Short(child.Born!.Value, child.Died is { } died && died < day ? died : day),
            Born = child.Born ?? child.Expected ?? DateOnly.MaxValue,
            IsUnborn = isUnborn && child.Expected is not null,
            HasDied = child.Died <= day,
            IsTheChild = isTheChild,
        };
    }

    private Member AddPerson(PersonId id, PeopleOn people, DateOnly day)
    {
        if (_members.TryGetValue(Key(id), out var known)) return known;
        var person = people.Who.GetValueOrDefault(id);
        return _members[Key(id)] = new()
        {
            Key = Key(id),
            Name = person?.Name ?? person?.Relation ?? id.Value,
            Sex = person?.Sex ?? Sex.Unknown,
            Age = person?.Born is { } born && born.Latest <= day ? (born.IsExact ? "" : "~") + Ages.Short(born.Latest, person.Died is { } died && died.Earliest < day ? died.Earliest : day) : "",
            Born = person?.Born?.Earliest ?? DateOnly.MaxValue,
            HasDied = person?.Died?.Earliest <= day,
        };
    }

    /// <summary>A brother or sister whose parents are not said has those of the other.</summary>
    private void ShareParents()
    {
        foreach (var (one, other, generations) in _apart.Where(a => a.Generations == 0).ToList())
        {
            var (with, without) = ParentsOf(one).Count > 0 ? (one, other) : (other, one);
            if (ParentsOf(without).Count == 0) foreach (var parent in ParentsOf(with)) _descent.Add((parent, without, true));
        }
    }

    private List<(Member One, Member Other)> ParentsTogether() => [.. _members.Values.Select(ParentsOf).Where(p => p.Count == 2).Select(p => (p[0], p[1])).Distinct()];

    /// <summary>Everybody's generation by what ties them to the child; who is tied by nothing drawn stands beside the child.</summary>
    private void SetGenerations(Member child)
    {
        var known = new HashSet<Member> { child };
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var (older, younger, steps) in _descent.Select(d => (d.Parent, d.Child, 1)).Concat(_apart.Select(a => (a.Older, a.Younger, Math.Max(0, a.Generations)))).Concat(_couples.Select(c => (c.One, c.Other, 0))))
            {
                if (known.Contains(younger) && known.Add(older)) (older.Generation, grew) = (younger.Generation - steps, true);
                else if (known.Contains(older) && known.Add(younger)) (younger.Generation, grew) = (older.Generation + steps, true);
            }
        }
    }
}

/// <summary>Ages in a few letters.</summary>
internal static class Ages
{
    /// <summary>Whole years; of a child under two, months: "4m".</summary>
    public static string Short(DateOnly born, DateOnly on)
    {
        var months = (12 * (on.Year - born.Year)) + on.Month - born.Month - (on.Day < born.Day ? 1 : 0);
        return months < 24 ? $"{Math.Max(0, months)}m" : $"{months / 12}";
    }
}
