using Duecare.Domain.Calendar;
using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Domain.Tests.Rules;
using Duecare.Domain.Visits;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.People;

/// <summary>Amber was recorded twice: as A, and as B by somebody who did not find A. B is joined to A, and perhaps taken apart again.</summary>
public class JoinedRecordsTests
{
    private static readonly ChildId A = new("A");
    private static readonly ChildId B = new("B");
    private static readonly ChildId C = new("C");
    private static readonly ChildId Sister = new("sister");

    private readonly List<Placed> _record = [];

    [Fact]
    public void What_either_record_holds_is_the_one_childs_and_meets_the_one_childs_duties()
    {
        Stated(A, OnPlan("2025-03-03"));
        Stated(B, Saw("2025-03-14"));
        Assert.Equal(DutyState.Overdue, Assert.Single(OwedTo(A, "cp-visit", "2025-03-20")).State);
        Join(A, B);
        Assert.Equal([DutyState.Met, DutyState.Pending], OwedTo(A, "cp-visit", "2025-03-20").States());
        Assert.Empty(Read(B));
    }

    [Fact]
    public void Facts_about_each_child_of_an_entry_are_the_kept_childs_under_either_id()
    {
        State(Saw("2025-03-14") with { Children = [B, Sister], Seen = null, Each = [new() { Child = B, Seen = true }, new() { Child = Sister, Seen = false }] });
        Join(A, B);
        var visit = Assert.IsType<Visit>(Assert.Single(Read(A), e => e is Visit));
        Assert.Equal([A, Sister], visit.Children);
        Assert.Equal(A, visit.Each[0].Child);
        Assert.Equal([A, Sister], Assert.Single(Read(Sister)).Children);
    }

    [Fact]
    public void An_entry_about_both_names_the_one_child_once()
    {
        State(Saw("2025-03-14") with { Children = [A, B] });
        Join(A, B);
        Assert.Equal([A], Assert.Single(Read(A), e => e is Visit).Children);
    }

    [Fact]
    public void Closing_the_one_record_before_they_were_joined_leaves_open_what_began_on_the_other()
    {
        Stated(A, Referred("2025-02-03"), OnPlan("2025-03-03"));
        Stated(B, Referred("2025-03-04", "again"), Closed("2025-03-10"));
        Join(A, B);
        Assert.Equal(DutyState.Overdue, Assert.Single(OwedTo(A, "cp-visit", "2025-03-20")).State);
        Assert.Equal(WorkedWithAs.ChildProtection, Assert.Single(ChildStatus.On(new(2025, 3, 20), Chronology(A))).Status);
    }

    [Fact]
    public void A_plan_begun_on_the_one_record_before_they_were_joined_leaves_the_review_owed_on_the_other_and_one_review_meets_both()
    {
        Stated(A, InNeed("2025-01-06"));
        Stated(B, InNeed("2025-03-03"));
        Join(A, B);
        Assert.Equal([new(2025, 4, 6), new DateOnly(2025, 6, 3)], OwedTo(A, "cin-plan-review-first", "2025-03-20").Select(d => d.Due!.Value.Earliest));
        Assert.All(OwedTo(A, "cin-plan-review-first", "2025-03-20"), d => Assert.Equal(DutyState.Pending, d.State));
        Stated(A, InNeedReview("2025-03-31"));
        Assert.Equal([DutyState.Met, DutyState.Met], OwedTo(A, "cin-plan-review-first", "2025-04-30").States());
    }

    [Fact]
    public void A_plan_begun_on_the_joined_record_takes_the_place_of_what_was_owed_on_it()
    {
        Stated(A, InNeed("2025-01-06"));
        Stated(B, Referred("2025-01-03"));
        Join(A, B);
        Stated(A, InNeed("2025-03-03"));
        Assert.Equal([DutyState.Cancelled, DutyState.Pending], OwedTo(A, "cin-plan-review-first", "2025-03-20").States());
    }

    [Fact]
    public void Closing_the_joined_record_ends_what_began_on_either()
    {
        Stated(A, OnPlan("2025-03-03"));
        Stated(B, Referred("2025-03-04"));
        Join(A, B);
        Stated(A, Closed("2025-03-12"));
        Assert.Equal(DutyState.Cancelled, Assert.Single(OwedTo(A, "cp-visit", "2025-03-20")).State);
        Assert.Empty(ChildStatus.On(new(2025, 3, 20), Chronology(A)));
    }

    [Fact]
    public void What_was_closed_on_the_one_record_stays_closed()
    {
        Stated(B, OnPlan("2025-03-03"), Closed("2025-03-10"));
        Stated(A, Referred("2025-03-05"));
        Join(A, B);
        Assert.Equal(DutyState.Cancelled, Assert.Single(OwedTo(A, "cp-visit", "2025-03-20")).State);
    }

    [Fact]
    public void Both_workers_stay_allocated_and_the_later_holds_what_is_owed_until_one_is_ended()
    {
        Stated(A, OnPlan("2025-03-03"), Allocated("2025-03-03", "worker-1"));
        Stated(B, Allocated("2025-03-06", "worker-2"));
        Join(A, B);
        Assert.Equal(["worker-2", "worker-1"], Workers());
        Assert.Equal("worker-2", Assert.Single(OwedTo(A, "cp-visit", "2025-03-14")).Holder);
        Assert.All(Involved.With(Chronology(A)), i => Assert.Null(i.Until));
        Stated(A, AllocationOver("2025-03-10", "worker-2"));
        Assert.Equal(["worker-1"], Workers());
        Assert.Equal("worker-1", Assert.Single(OwedTo(A, "cp-visit", "2025-03-14")).Holder);
    }

    [Fact]
    public void A_worker_allocated_to_the_joined_record_takes_the_place_of_both()
    {
        Stated(A, Allocated("2025-03-03", "worker-1"));
        Stated(B, Allocated("2025-03-06", "worker-2"));
        Join(A, B);
        Stated(A, Allocated("2025-03-12", "worker-3"));
        Assert.Equal(["worker-3"], Workers());
    }

    [Fact]
    public void Each_records_team_keeps_the_child_until_another_takes_the_case()
    {
        Stated(A, Allocated("2025-03-03", "worker-1") with { Team = "North" });
        Stated(B, Allocated("2025-03-06", "worker-2") with { Team = "South" });
        Join(A, B);
        Assert.Equal(["North", "South"], Involved.With(Chronology(A)).Where(i => i is { Team: not null, Until: null }).Select(i => i.Team!).Order());
    }

    [Fact]
    public void Who_the_child_is_the_kept_record_says_and_what_the_other_says_is_kept_beside_it()
    {
        Stated(A, new ChildDetails { Id = Id("who A"), Occurred = On("2025-01-01"), Children = [A], Name = "Amber Dunn", Born = new(2015, 3, 2) });
        Stated(B, new ChildDetails { Id = Id("who B"), Occurred = On("2025-02-01"), Children = [B], Name = "Amba Dun", Born = new(2015, 2, 3) });
        Join(A, B);
        var people = PeopleOn.Of(new(2025, 3, 20), Chronology(A));
        Assert.Equal("Amber Dunn", people.Details!.Name);
        Assert.Equal(("Amba Dun", new DateOnly(2015, 2, 3)), (people.AlsoRecorded[0].Name, people.AlsoRecorded[0].Born));
        Stated(A, new ChildDetails { Id = Id("who since"), Occurred = On("2025-03-15"), Children = [A], Name = "Amba Dunn" });
        Assert.Equal("Amba Dunn", PeopleOn.Of(new(2025, 3, 20), Chronology(A)).Details!.Name);
    }

    [Fact]
    public void Parted_each_child_has_its_own_again_and_what_was_told_to_be_its_of_the_time_together()
    {
        Stated(A, OnPlan("2025-03-03"));
        Stated(B, OnPlan("2025-03-04") with { Id = Id("plan of B") });
        var joining = Join(A, B);
        Stated(A, Saw("2025-03-12"), Saw("2025-03-13"), Saw("2025-03-14"));
        Part(joining, ("visit 2025-03-12", Whose.Kept), ("visit 2025-03-13", Whose.Joined), ("visit 2025-03-14", Whose.Both));
        Assert.Equal(["2025-03-12", "2025-03-14"], Visits(A));
        Assert.Equal(["2025-03-13", "2025-03-14"], Visits(B));
        Assert.Equal([DutyState.Met, DutyState.Met, DutyState.Overdue], OwedTo(B, "cp-visit", "2025-04-01").States());
        Assert.All(Read(B), e => Assert.Contains(B, e.Children));
    }

    [Fact]
    public void Without_anything_recorded_meanwhile_each_child_has_the_duties_it_had_before()
    {
        Stated(A, OnPlan("2025-03-03"), Saw("2025-03-10"), Allocated("2025-03-03", "worker-1"));
        Stated(B, Referred("2025-03-04"), Closed("2025-03-10"), Allocated("2025-03-06", "worker-2"));
        var (a, b) = (Everything(A), Everything(B));
        Part(Join(A, B));
        Assert.Equal(a, Everything(A));
        Assert.Equal(b, Everything(B));
    }

    [Fact]
    public void A_correction_goes_with_what_it_puts_right()
    {
        Stated(B, Saw("2025-03-12"));
        var joining = Join(A, B);
        Stated(A, Saw("2025-03-13") with { Id = Id("put right"), Supersedes = Id("visit 2025-03-12") });
        Assert.Empty(Records().ToTellApart(joining, _record));
        Part(joining);
        Assert.Empty(Visits(A));
        Assert.Equal(["2025-03-13"], Visits(B));
    }

    [Fact]
    public void Joined_again_what_was_told_apart_is_one_again()
    {
        Stated(A, OnPlan("2025-03-03"));
        var joining = Join(A, B);
        Stated(A, Saw("2025-03-12"));
        Part(joining, ("visit 2025-03-12", Whose.Joined));
        Join(A, B);
        Assert.Equal(["2025-03-12"], Visits(A));
    }

    [Fact]
    public void Of_two_records_joined_to_one_the_one_can_be_taken_apart_while_the_other_stays()
    {
        Stated(A, OnPlan("2025-03-03"));
        Stated(B, Saw("2025-03-10"));
        Stated(C, Saw("2025-03-11"));
        var joining = Join(A, B);
        Join(A, C);
        Part(joining);
        Assert.Equal(["2025-03-11"], Visits(A));
        Assert.Equal(["2025-03-10"], Visits(B));
        Assert.Empty(Read(C));
    }

    [Fact]
    public void A_record_is_joined_to_one_other_at_most_and_never_in_a_chain()
    {
        Join(A, B);
        Assert.StartsWith("names one record twice", WhyNot(C, C));
        Assert.StartsWith("the record B is joined to A already", WhyNot(C, B));
        Assert.StartsWith("the record B is itself joined to A: join C to A instead", WhyNot(B, C));
        Assert.StartsWith("the record A has B joined to it: keep A and join C to it", WhyNot(C, A));
        Assert.Null(WhyNot(A, C));
        Assert.StartsWith("is about other children", Records().WhyNot(Joining(A, C) with { Children = [A] }));
    }

    [Fact]
    public void What_was_recorded_meanwhile_must_be_told_apart_each_once_and_nothing_else()
    {
        Stated(A, Saw("2025-03-10"));
        var joining = Join(A, B);
        Stated(A, Saw("2025-03-12"));
        Assert.Contains("does not say whose these are, which were recorded while the records were one: visit 2025-03-12", WhyNot(joining));
        Assert.Contains("were not recorded on the joined record: visit 2025-03-10", WhyNot(joining, ("visit 2025-03-12", Whose.Kept), ("visit 2025-03-10", Whose.Kept)));
        Assert.Contains("twice", WhyNot(joining, ("visit 2025-03-12", Whose.Kept), ("visit 2025-03-12", Whose.Joined)));
        Assert.Null(WhyNot(joining, ("visit 2025-03-12", Whose.Kept)));
    }

    [Fact]
    public void What_is_not_joined_or_was_taken_apart_already_is_not_taken_apart()
    {
        Assert.Contains("there is no such joining", WhyNot(Id("none")));
        var joining = Join(A, B);
        Part(joining);
        Assert.Contains("taken apart already", WhyNot(joining));
    }

    private void Stated(ChildId child, params Entry[] entries)
    {
        foreach (var entry in entries) State(entry with { Children = [child] });
    }

    private void State(Entry entry) => _record.Add(new(_record.Count + 1, entry));

    private static RecordsJoined Joining(ChildId kept, ChildId joined, string id = "joining") =>
        new() { Id = Id(id), Occurred = On("2025-03-11"), Children = [kept, joined], Kept = kept, Joined = joined, Because = "the same mother and school" };

    private EntryId Join(ChildId kept, ChildId joined)
    {
        var joining = Joining(kept, joined, $"joining {_record.Count}");
        State(joining);
        return joining.Id;
    }

    private static RecordsParted Parting(EntryId joining, (string Entry, Whose Of)[] told) => new()
    {
        Id = Id("parting"),
        Occurred = On("2025-03-15"),
        Children = [A, B],
        Joining = joining,
        Because = "two cousins",
        Told = [.. told.Select(t => new ToldApart { Entry = Id(t.Entry), Of = t.Of })],
    };

    private void Part(EntryId joining, params (string Entry, Whose Of)[] told) => State(Parting(joining, told));

    private string? WhyNot(ChildId kept, ChildId joined) => Records().WhyNot(Joining(kept, joined));

    private string? WhyNot(EntryId joining, params (string Entry, Whose Of)[] told) => Records().WhyNot(Parting(joining, told), _record);

    private JoinedRecords Records() => JoinedRecords.Among(_record);

    private List<Entry> Read(ChildId child) => [.. Records().Read(child, _record).Select(p => p.Entry)];

    private ChildChronology Chronology(ChildId child) => new(new(child), Read(child)) { Halves = Records().Halves(child, _record) };

    private IReadOnlyList<Duty> OwedTo(ChildId child, string rule, string asAt) =>
        [.. DutyList.AsAt(DateOnly.Parse(asAt), Rulebook.Shipped, Chronology(child), WorkingDayCalendar.England).Where(d => d.Rule.Id == rule)];

    private List<string> Everything(ChildId child) =>
        [.. DutyList.AsAt(new(2025, 4, 1), Rulebook.Shipped, Chronology(child), WorkingDayCalendar.England).Select(d => $"{d.Rule.Id} {d.Occurrence} {d.State} {d.Due} {d.Holder}")];

    private IEnumerable<string> Visits(ChildId child) => Chronology(child).Standing().OfType<Visit>().Select(v => v.Occurred.Days.ToEdtf());

    private IEnumerable<string> Workers() => Domain.Duties.Allocated.AllOn(new(2025, 3, 14), Chronology(A)).Select(a => a.Worker.Value);
}
