using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Protection;
using Duecare.Domain.Tests.Rules;
using Xunit;
using static Duecare.Domain.Tests.Rules.CareRecord;
using static Duecare.Domain.Tests.Rules.CaseRecord;

namespace Duecare.Domain.Tests.Duties;

/// <summary>Whose a duty is: there is always somebody. A visit is due on Monday 17 March 2025.</summary>
public class HolderTests
{
    private static readonly ProtectionPlan Plan = OnPlan("2025-03-03");
    private static readonly Entry[] Handover = [Plan, Allocated("2025-03-03", "worker-1"), AllocationOver("2025-03-12", "worker-1"), Allocated("2025-03-19", "worker-2")];

    [Theory]
    [InlineData("2025-03-12", "worker-1")]
    [InlineData("2025-03-13", "team-manager")]
    [InlineData("2025-03-18", "team-manager")]
    [InlineData("2025-03-19", "worker-2")]
    public void An_open_duty_passes_to_the_next_worker_and_is_the_team_managers_in_between(string asAt, string holder) =>
        Assert.Equal(holder, TheOne("cp-visit", asAt, Handover).Holder);

    [Theory]
    [InlineData("2025-03-10", "team-manager")]
    [InlineData("2025-03-18", "team-manager")]
    [InlineData("2025-03-20", "worker-2")]
    public void A_duty_done_stays_with_whoever_had_it_on_the_day_it_was_due_or_done_whichever_is_later(string visited, string holder) =>
        Assert.Equal(holder, Owed("cp-visit", "2025-06-01", [.. Handover, Saw(visited)])[0].Holder);

    [Fact]
    public void A_new_allocation_ends_the_one_before_it()
    {
        Entry[] replaced = [Plan, Allocated("2025-03-03", "worker-1"), Allocated("2025-03-12", "worker-2")];
        Assert.Equal("worker-1", TheOne("cp-visit", "2025-03-11", replaced).Holder);
        Assert.Equal("worker-2", TheOne("cp-visit", "2025-03-12", replaced).Holder);
        Assert.Equal("team-manager", TheOne("cp-visit", "2025-03-15", [.. replaced, AllocationOver("2025-03-14", "worker-2")]).Holder);
    }

    [Fact]
    public void Where_nobody_was_ever_allocated_it_is_the_team_managers() =>
        Assert.Equal("team-manager", TheOne("cp-visit", "2025-03-10", Plan).Holder);

    [Fact]
    public void Where_the_source_does_not_hold_allocations_it_is_the_role_that_the_rule_names()
    {
        var chronology = new ChildChronology(new Child(Amber[0]), [Plan], [new Coverage("visit")]);
        var duty = DutyList.AsAt(new(2025, 3, 10), Rulebook.Shipped, chronology, WorkingDayCalendar.England).Single(d => d.Rule.Id == "cp-visit");
        Assert.Equal("social-worker", duty.Holder);
    }

    [Fact]
    public void An_actions_named_owner_holds_it_and_a_chairs_duty_passes_to_no_worker()
    {
        var meeting = CoreGroupMet("2025-03-10") with { Actions = [new() { Id = "action-1", What = "Refer to the clinic", Owner = "Health visitor" }] };
        Assert.Equal("Health visitor", TheOne("meeting-action", "2025-03-20", [.. Handover, meeting]).Holder);
        Assert.Equal("conference-chair", TheOne("cp-review-first", "2025-03-20", Handover).Holder);
    }
}
