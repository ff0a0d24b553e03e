using Duecare.Domain.Chronology.Written;
using Duecare.Domain.People;
using Duecare.Domain.Retention;
using Duecare.Records.Chain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Duecare.Records.Projections;

/// <summary>By what besides the name, the date of birth and the id a child can be found.</summary>
public enum SearchTermKind
{
    /// <summary>Another name.</summary>
    Name,

    /// <summary>An address or a postcode, of the child or of somebody in the record.</summary>
    Address,

    /// <summary>A safe address, by which only who may see it finds the child.</summary>
    SafeAddress,

    /// <summary>A number, without what stands between its letters and digits.</summary>
    Number,
}

/// <summary>Something by which a child can be found: a projection.</summary>
public sealed class SearchTermRow
{
    private static readonly Release ToTheIndex = new("the index that search is answered from", "it decides for each reader whether a safe address may find the child");

    public required string Child { get; init; }

    public required SearchTermKind Kind { get; init; }

    public required string Text { get; init; }

    internal bool IsSame(SearchTermRow other) => (Child, Kind, Text) == (other.Child, other.Kind, other.Text);

    /// <summary>Whether an entry can change by what a child is found: one that says something of people or places, or that changes what stands.</summary>
    internal static bool CanChangeBy(EntryRow row) => row.Supersedes is not null || EntryKind.Find(row.Kind)?.Type.Namespace is not { } part || part == typeof(Address).Namespace || part == typeof(Disposal).Namespace;

    /// <summary>Everything by which a child can be found, by what stands in the record.</summary>
    internal static IEnumerable<SearchTermRow> Of(ChildChronology chronology)
    {
        var (standing, child) = (chronology.Standing(), chronology.Child);
        var safe = SafeAddresses.In(chronology.Entries);
        var terms = new HashSet<(SearchTermKind, string)>();
        var stands = standing.Select(e => e.Id).ToHashSet();
        foreach (var name in PeopleOn.WhoTheChildIs(chronology, standing)?.OtherNames ?? []) Add(SearchTermKind.Name, name.Name);
        foreach (var also in chronology.Entries.OfType<ChildDetails>().Where(d => stands.Contains(d.Id) && chronology.Halves?.JoinedHalf(d) is not null))
            foreach (var name in also.OtherNames.Select(n => n.Name).Append(also.Name ?? "")) Add(SearchTermKind.Name, name);
        foreach (var joined in chronology.Halves?.Joined ?? []) Add(SearchTermKind.Number, IdentifierCheck.Plain(joined.Value));
        foreach (var address in standing.OfType<Address>())
        {
            var kind = safe.Contains(address.Id) ? SearchTermKind.SafeAddress : SearchTermKind.Address;
            Add(kind, address.Lines.To(ToTheIndex).ReplaceLineEndings(" "));
            Add(kind, IdentifierCheck.Plain(address.Postcode?.To(ToTheIndex) ?? ""));
        }
        foreach (var number in standing.OfType<Identifier>()) Add(SearchTermKind.Number, IdentifierCheck.Plain(number.Value ?? ""));
        return terms.Select(t => new SearchTermRow { Child = child.Id.Value, Kind = t.Item1, Text = t.Item2 });

        void Add(SearchTermKind kind, string text)
        {
            if (text.Trim() is { Length: > 0 } term) terms.Add((kind, term));
        }
    }
}

internal sealed class SearchTermTable : IEntityTypeConfiguration<SearchTermRow>
{
    public void Configure(EntityTypeBuilder<SearchTermRow> term)
    {
        term.ToTable("search_term");
        term.HasKey(t => new { t.Child, t.Kind, t.Text });
        term.Property(t => t.Child).HasColumnName("child");
        term.Property(t => t.Kind).HasColumnName("kind").HasConversion<string>();
        term.Property(t => t.Text).HasColumnName("text");
    }
}
