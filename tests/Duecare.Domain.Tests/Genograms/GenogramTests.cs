using System.Globalization;
using System.Xml.Linq;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Genograms;
using Duecare.Domain.People;
using Xunit;

namespace Duecare.Domain.Tests.Genograms;

public class GenogramTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly Child Amber = new(new("amber"), new(2015, 3, 2)) { Name = "Amber Field", Sex = Sex.Female };
    private static readonly Child Basil = new(new("basil"), new(2019, 6, 14)) { Name = "Basil Field", Sex = Sex.Male };
    private static readonly Child Unborn = new(new("baby"), null, new(2027, 2, 1)) { Name = "Baby" };
    private static readonly PersonId Mother = new("mother"), Father = new("father"), Partner = new("partner"), Grandmother = new("grandmother");

    [Fact]
    public void A_woman_is_a_circle_a_man_a_square_who_is_not_known_a_diamond_and_a_child_not_born_yet_a_triangle()
    {
        var picture = Drawn([Is(Mother, RelationshipKind.Parent), Is(Father, RelationshipKind.Parent), Is(Partner, RelationshipKind.StepParent), Person(Mother, "Ms Field", Sex.Female), Person(Father, "Mr Field", Sex.Male)], Amber, Unborn);
        Assert.Equal("circle", Shape(picture, "Ms Field"));
        Assert.Equal("rect", Shape(picture, "Mr Field"));
        Assert.Equal(4, Symbol(picture, "partner").Elements().First(e => e.Name.LocalName == "path").Attribute("d")!.Value.Count(c => c is 'M' or 'L'));
        Assert.Equal(2, Symbol(picture, "Baby").Elements().First(e => e.Name.LocalName == "path").Attribute("d")!.Value.Count(c => c is 'M' or 'L'));
        Assert.Contains("not born yet", Title(picture, "Baby"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_age_stands_inside_as_at_the_day_and_whoever_died_is_crossed_from_that_day()
    {
        var died = Person(Mother, "Ms Field", Sex.Female) with { Born = ApproximateDate.Exactly(new(1990, 11, 22)), Died = ApproximateDate.Exactly(Day) };
        Assert.Equal("36", Age(Drawn([Is(Mother, RelationshipKind.Parent), died], Day, Amber), "Ms Field"));
        Assert.Contains("has died", Title(Drawn([Is(Mother, RelationshipKind.Parent), died], Day, Amber), "Ms Field"), StringComparison.Ordinal);
        Assert.Equal("35", Age(Drawn([Is(Mother, RelationshipKind.Parent), died], Day.AddDays(-1), Amber), "Ms Field"));
        Assert.DoesNotContain("has died", Title(Drawn([Is(Mother, RelationshipKind.Parent), died], Day.AddDays(-1), Amber), "Ms Field"), StringComparison.Ordinal);
        Assert.Equal("11", Age(Drawn([Is(Mother, RelationshipKind.Parent)], Amber), "Amber Field"));
    }

    [Fact]
    public void Parents_stand_above_their_children_and_theirs_above_them()
    {
        var picture = Drawn([Is(Mother, RelationshipKind.Parent), Is(Grandmother, RelationshipKind.Parent) with { To = Mother }], Amber, Basil);
        Assert.True(Y(picture, "grandmother") < Y(picture, "mother"));
        Assert.True(Y(picture, "mother") < Y(picture, "Amber Field"));
        Assert.Equal(Y(picture, "Amber Field"), Y(picture, "Basil Field"));
        Assert.True(X(picture, "Amber Field") < X(picture, "Basil Field"));
    }

    [Fact]
    public void Nobody_stands_on_anybody_in_a_family_of_three_fathers_and_five_children()
    {
        var children = Enumerable.Range(1, 5).Select(n => new Child(new($"c{n}"), new(2010 + n, 1, 1)) { Name = $"Child {n}" }).ToArray();
        List<Entry> entries = [.. Enumerable.Range(1, 3).Select(n => Is(new($"father{n}"), RelationshipKind.Partner) with { To = Mother, Children = [.. children.Select(c => c.Id)] })];
        entries.Add(Is(Mother, RelationshipKind.Parent) with { Children = [.. children.Select(c => c.Id)] });
        for (var n = 0; n < 5; n++) entries.Add(Is(new($"father{(n % 3) + 1}"), RelationshipKind.Parent) with { Id = new($"f{n}"), Children = [children[n].Id] });
        var places = Drawn(entries, children).Descendants().Where(e => e.Attribute("class")?.Value.StartsWith("member", StringComparison.Ordinal) == true)
            .Select(e => e.Elements().Last(t => t.Name.LocalName == "text")).Select(t => (X: Number(t, "x"), Y: Number(t, "y"))).ToList();
        Assert.Equal(9, places.Count);
        foreach (var row in places.GroupBy(p => p.Y)) Assert.All(row.Select(p => p.X).Order().Zip(row.Select(p => p.X).Order().Skip(1)), pair => Assert.True(pair.Second - pair.First >= 96, $"{pair}"));
    }

    [Theory]
    [InlineData(-1, "", 0)]
    [InlineData(0, "They separated on", 1)]
    public void A_line_between_a_couple_is_struck_from_the_day_they_separated(int days, string said, int strokes)
    {
        var couple = Is(Father, RelationshipKind.Spouse) with { To = Mother, SeparatedOn = ApproximateDate.Exactly(Day) };
        var picture = Drawn([couple, Is(Mother, RelationshipKind.Parent)], Day.AddDays(days), Amber);
        Assert.Equal(strokes, picture.Descendants().Count(e => e.Attribute("class")?.Value == "stroke"));
        var sentence = Said([couple], Day.AddDays(days), Amber)[0];
        if (said.Length == 0) Assert.DoesNotContain("separated", sentence, StringComparison.Ordinal);
        else Assert.Contains(said, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marriage_is_a_whole_line_and_any_other_couple_a_broken_one()
    {
        Assert.Equal(["couple"], Couples(Drawn([Is(Father, RelationshipKind.Spouse) with { To = Mother }], Amber)));
        Assert.Equal(["couple unmarried"], Couples(Drawn([Is(Father, RelationshipKind.Partner) with { To = Mother }], Amber)));
        Assert.Equal(["couple unmarried"], Couples(Drawn([Is(Father, RelationshipKind.Parent), Is(Mother, RelationshipKind.Parent)], Amber)));
    }

    [Fact]
    public void Those_who_live_together_have_a_line_round_them_and_nobody_has_one_where_it_was_not_said()
    {
        List<Entry> entries = [Is(Mother, RelationshipKind.Parent)];
        Assert.DoesNotContain(Drawn(entries, Amber).Descendants(), e => e.Attribute("class")?.Value == "household");
        entries.Add(new HouseholdMember { Id = new("h"), Occurred = When.On(Day), Children = [Amber.Id], Person = Mother });
        Assert.Contains(Drawn(entries, Amber).Descendants(), e => e.Attribute("class")?.Value == "household");
    }

    [Fact]
    public void A_child_who_may_not_be_shown_is_in_neither_the_picture_nor_the_sentences()
    {
        List<Entry> entries = [Is(Mother, RelationshipKind.Parent), Among(RelationshipKind.Sibling)];
        Assert.Contains("Basil", Drawn(entries, Amber, Basil).ToString(), StringComparison.Ordinal);
        Assert.Contains("basil", Drawn([Among(RelationshipKind.Sibling)], Amber, Basil with { Name = null }).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("basil", Drawn(entries, Amber).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Ms is the mother of Amber Field."], Said([.. entries, Person(Mother, "Ms", Sex.Female)], Day, Amber));
        Assert.Equal(["Amber Field and Basil Field are brothers and sisters.", "Ms is the mother of Amber Field and Basil Field."], Said([.. entries, Person(Mother, "Ms", Sex.Female)], Day, Amber, Basil));
    }

    [Fact]
    public void The_sentences_say_parental_responsibility_and_how_it_was_got_and_when_it_ended_and_what_limits_contact()
    {
        var father = Is(Father, RelationshipKind.Parent) with { HasParentalResponsibility = true, ParentalResponsibilityBy = ParentalResponsibilityBy.BirthRegistration, ContactRestrictions = "Only at the contact centre." };
        Assert.Equal(["Mr is the father of Amber Field. Has parental responsibility, by the birth certificate. Contact is limited: Only at the contact centre."], Said([father, Person(Father, "Mr", Sex.Male)], Day, Amber));
        Assert.Contains("Had parental responsibility", Said([father with { ParentalResponsibilityEndedOn = ApproximateDate.Exactly(Day.AddDays(-1)) }], Day, Amber)[0], StringComparison.Ordinal);
        Assert.Contains("Without parental responsibility", Said([father with { HasParentalResponsibility = false }], Day, Amber)[0], StringComparison.Ordinal);
        Assert.DoesNotContain("responsibility", Said([father with { HasParentalResponsibility = null }], Day, Amber)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_text_in_the_picture_whatever_it_holds()
    {
        var picture = Drawn([Is(Mother, RelationshipKind.Parent), Person(Mother, "<script>\u202Ealert(1)</script> O’Brien-Łuczak", Sex.Female)], Amber);
        Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain("\u202E", picture.ToString(), StringComparison.Ordinal);
    }

    private static Relationship Is(PersonId person, RelationshipKind kind) => new() { Id = new($"r-{person}-{kind}"), Occurred = When.On(new DateOnly(2020, 1, 1)), Children = [Amber.Id, Basil.Id, Unborn.Id], Person = person, Type = kind };

    private static Relationship Among(RelationshipKind kind) => new() { Id = new("among"), Occurred = When.On(new DateOnly(2020, 1, 1)), Children = [Amber.Id, Basil.Id], Type = kind };

    private static PersonDetails Person(PersonId person, string name, Sex sex) => new() { Id = new($"d-{person}"), Occurred = When.On(new DateOnly(2020, 1, 1)), Children = [Amber.Id], Person = person, Name = name, Sex = sex };

    private static XElement Drawn(List<Entry> entries, params Child[] children) => Drawn(entries, Day, children);

    private static XElement Drawn(List<Entry> entries, DateOnly day, params Child[] children) => Genogram.Draw(PeopleOn.Of(day, new(children[0], entries)), children, day);

    private static List<string> Said(List<Entry> entries, DateOnly day, params Child[] children) => [.. FamilySentences.Of(PeopleOn.Of(day, new(children[0], entries)), children, day).Select(s => s.Sentence)];

    private static XElement Symbol(XElement picture, string name) => picture.Descendants().First(e => e.Name.LocalName == "title" && e.Value.StartsWith(name, StringComparison.Ordinal)).Parent!;

    private static string Shape(XElement picture, string name) => Symbol(picture, name).Elements().First(e => e.Name.LocalName is "rect" or "circle" or "path").Name.LocalName;

    private static string Title(XElement picture, string name) => Symbol(picture, name).Elements().First().Value;

    private static string Age(XElement picture, string name) => Symbol(picture, name).Elements().First(e => e.Attribute("class")?.Value == "age").Value;

    private static double Y(XElement picture, string name) => Number(Symbol(picture, name).Elements().First(e => e.Name.LocalName == "text"), "y");

    private static double X(XElement picture, string name) => Number(Symbol(picture, name).Elements().First(e => e.Name.LocalName == "text"), "x");

    private static List<string> Couples(XElement picture) => [.. picture.Descendants().Select(e => e.Attribute("class")?.Value).OfType<string>().Where(c => c.StartsWith("couple", StringComparison.Ordinal))];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
