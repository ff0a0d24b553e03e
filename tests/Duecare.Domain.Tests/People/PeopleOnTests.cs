using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Chronology.Written;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.People;
using Xunit;

namespace Duecare.Domain.Tests.People;

public class PeopleOnTests
{
    private static readonly ChildId Child = new("c1");
    private static readonly PersonId Mother = new("mother");
    private static readonly DateOnly Moved = new(2026, 3, 10);
    private static readonly ProtectedText Mill = new("1 Mill Race\nFernmouth");

    [Fact]
    public void An_address_counts_until_the_day_before_the_next_of_its_kind_begins()
    {
        List<Entry> entries = [Lived("a", new(2020, 1, 1), Mill), Lived("b", Moved, new("2 Weir Road"))];
        Assert.Equal(["a"], Standing(entries, Moved.AddDays(-1)));
        Assert.Equal(["b"], Standing(entries, Moved));
        Assert.Equal(Moved.AddDays(-1), On(entries, Moved).Addresses[1].Until!.Value.Latest);
    }

    [Fact]
    public void An_address_with_an_end_counts_on_its_last_day_and_not_on_the_day_after()
    {
        List<Entry> entries = [Lived("a", new(2020, 1, 1), Mill) with { EndedOn = ApproximateDate.Exactly(Moved) }];
        Assert.Equal(["a"], Standing(entries, Moved));
        Assert.Equal([], Standing(entries, Moved.AddDays(1)));
    }

    [Fact]
    public void A_next_address_of_another_kind_or_of_somebody_else_ends_nothing()
    {
        List<Entry> entries = [Lived("a", new(2020, 1, 1), Mill), Lived("b", Moved, Mill) with { Type = AddressKind.Hospital }, Lived("c", Moved, Mill) with { Person = Mother }];
        Assert.Equal(["c", "b", "a"], Standing(entries, Moved));
    }

    [Fact]
    public void A_correction_counts_from_when_it_was_recorded_and_what_was_held_before_can_still_be_asked()
    {
        var wrong = Lived("a", new(2020, 1, 1), Mill) with { RecordedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var right = Lived("b", new(2020, 1, 1), new("3 Weir Road")) with { Supersedes = wrong.Id, RecordedAt = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc) };
        Assert.Equal(["b"], Standing([wrong, right], Moved));
        Assert.Equal(["a"], [.. PeopleOn.Of(Moved, Of([wrong, right]), new(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc)).Addresses.Select(a => a.Entry.Id.Value)]);
    }

    [Fact]
    public void The_household_is_who_lived_with_the_child_on_the_day()
    {
        List<Entry> entries = [new HouseholdMember { Id = new("h"), Occurred = When.On(Moved), Children = [Child], Person = Mother, EndedOn = ApproximateDate.Exactly(Moved.AddDays(9)) }];
        Assert.Empty(On(entries, Moved.AddDays(-1)).LivingWith);
        Assert.Contains(Mother, On(entries, Moved).LivingWith);
        Assert.Contains(Mother, On(entries, Moved.AddDays(9)).LivingWith);
        Assert.Empty(On(entries, Moved.AddDays(10)).LivingWith);
    }

    [Fact]
    public void Brothers_and_sisters_of_whom_it_was_said_together_live_together()
    {
        List<Entry> entries = [new HouseholdMember { Id = new("h"), Occurred = When.On(Moved), Children = [Child, new("c2")] }];
        Assert.Equal([new("c2")], On(entries, Moved).ChildrenLivingWith(Child));
    }

    [Fact]
    public void The_details_recorded_last_count_though_they_were_said_of_an_earlier_day()
    {
        List<Entry> entries = [Details("d1", Moved, "Amber"), Details("d2", Moved.AddDays(-300), "Ambra")];
        Assert.Equal("Ambra", On(entries, Moved).Details!.Name);
    }

    [Fact]
    public void Parental_responsibility_is_held_to_its_last_day_and_only_where_it_was_said()
    {
        var father = new Relationship { Id = new("r"), Occurred = When.On(Moved), Children = [Child], Person = new("father"), Type = RelationshipKind.Parent };
        Assert.False(father.HoldsParentalResponsibilityOn(Moved));
        var holds = father with { HasParentalResponsibility = true, ParentalResponsibilityEndedOn = ApproximateDate.Exactly(Moved.AddDays(5)) };
        Assert.False(holds.HoldsParentalResponsibilityOn(Moved.AddDays(-1)));
        Assert.True(holds.HoldsParentalResponsibilityOn(Moved.AddDays(5)));
        Assert.False(holds.HoldsParentalResponsibilityOn(Moved.AddDays(6)));
    }

    [Fact]
    public void A_flag_is_past_its_review_from_the_day_after_it_and_still_stands()
    {
        var flag = new RecordFlag { Id = new("f"), Occurred = When.On(Moved), Children = [Child], Type = FlagKind.VisitInTwos, Why = "Threats", ReviewOn = Moved.AddDays(30) };
        Assert.False(flag.IsPastReviewOn(Moved.AddDays(30)));
        Assert.True(flag.IsPastReviewOn(Moved.AddDays(31)));
        Assert.True(Assert.Single(On([flag], Moved.AddDays(400)).Flags).Stands);
    }

    [Fact]
    public void A_safe_address_says_only_that_it_is_protected_wherever_it_is_put_and_is_told_to_whom_it_is_released()
    {
        var safe = Lived("a", Moved, Mill) with { IsSafe = true, Postcode = new("ZZ1 1AA") };
        Assert.DoesNotContain("Mill", $"{safe} {safe.Lines} {safe.OnOneLine} {safe.Postcode}", StringComparison.Ordinal);
        Assert.Equal("1 Mill Race, Fernmouth, ZZ1 1AA", safe.To(new("The school nurse", "To visit")));
        Assert.Equal("1 Mill Race, Fernmouth", (safe with { IsSafe = false, Postcode = null }).OnOneLine);
    }

    [Theory]
    [InlineData("", "to visit")]
    [InlineData("The school nurse", " ")]
    public void Nothing_is_released_to_nobody_or_for_no_reason(string recipient, string reason) => Assert.Throws<ArgumentException>(() => new Release(recipient, reason));

    [Fact]
    public void What_was_withheld_is_neither_told_nor_written()
    {
        var withheld = (Address)(Lived("a", Moved, Mill) with { IsSafe = true }).WithoutProtected();
        Assert.Equal("(protected)", withheld.To(new("The school nurse", "To visit")));
        Assert.Throws<InvalidOperationException>(() => WrittenEntry.Of(withheld));
    }

    [Fact]
    public void Once_an_address_is_safe_what_was_said_of_it_before_and_every_entry_of_the_same_place_are_protected_too()
    {
        var before = Lived("a", Moved, Mill);
        var safe = Lived("b", Moved, Mill) with { IsSafe = true, Supersedes = before.Id };
        var later = Lived("c", Moved, Mill) with { Supersedes = safe.Id };
        var sisters = Lived("d", Moved, new("1 MILL RACE, Fernmouth"));
        var other = Lived("e", Moved, new("2 Weir Road"));
        Assert.Equal([new("a"), new("b"), new("c"), new("d")], SafeAddresses.In([before, safe, later, sisters, other]).Order());
        Assert.Empty(SafeAddresses.In([before, other]));
    }

    [Fact]
    public void Where_a_child_was_said_to_live_or_to_go_to_school_is_protected_with_a_safe_address_and_not_without_one()
    {
        var contact = new Contact { Id = new("f"), Occurred = When.On(Moved), Children = [Child], Source = "1A", Address = "1 Mill Race", School = "Fernmouth Primary" };
        var silent = contact with { Id = new("g"), Address = null, School = null };
        Assert.Equal([new("b"), new("f")], SafeAddresses.In([Lived("b", Moved, new("9 Weir Road")) with { IsSafe = true }, contact, silent]).Order());
        Assert.Empty(SafeAddresses.In([Lived("b", Moved, new("9 Weir Road")), contact]));
        Assert.True(SafeAddresses.Marked(contact).IsProtected);
        var withheld = (Contact)contact.WithoutProtected();
        Assert.Equal((null, null, "1A"), (withheld.Address, withheld.School, withheld.Source));
    }

    [Fact]
    public void A_marriage_may_be_older_than_the_child_and_what_is_said_of_the_child_may_not()
    {
        var married = new Relationship { Id = new("r"), Occurred = When.On(Moved), Children = [Child], Person = new("father"), To = Mother, Type = RelationshipKind.Spouse };
        Assert.Empty(Refused(married));
        Assert.Single(Refused(married with { To = null, Type = RelationshipKind.Parent }), p => p.Contains("280 days", StringComparison.Ordinal));
        Assert.Single(Refused(Lived("a", Moved, Mill)));
        Assert.Empty(Refused(Lived("a", Moved, Mill) with { Person = Mother }));

        static List<string> Refused(Entry entry)
        {
            var problems = new List<string>();
            WrittenEntry.Read(WrittenEntry.Of(entry), new Dictionary<string, Child>(StringComparer.Ordinal) { [Child.Value] = new(Child, Moved.AddDays(281)) }, null, (_, problem) => problems.Add(problem));
            return problems;
        }
    }

    private static Address Lived(string id, DateOnly from, ProtectedText lines) => new() { Id = new(id), Occurred = When.On(from), Children = [Child], Type = AddressKind.Home, Lines = lines };

    private static ChildDetails Details(string id, DateOnly day, string name) => new() { Id = new(id), Occurred = When.On(day), Children = [Child], Name = name };

    private static ChildChronology Of(List<Entry> entries) => new(new(Child), entries);

    private static PeopleOn On(List<Entry> entries, DateOnly day) => PeopleOn.Of(day, Of(entries));

    private static string[] Standing(List<Entry> entries, DateOnly day) => [.. On(entries, day).Addresses.Where(a => a.Stands).Select(a => a.Entry.Id.Value)];
}
