using Xunit;

namespace Duecare.Tests.Decisions;

/// <summary>What the Ombudsman found in 23 015 769, from the decision's words alone.</summary>
public sealed class Essex23015769Tests
{
    private static readonly IReadOnlyList<AuditedDuty> All = Audited.Duties("essex-23-015-769.json", "2024-08-06");

    [Fact]
    public void The_assessment_was_certainly_late_by_18_to_33_working_days()
    {
        var duty = Assert.Single(All, d => d.Duty == "assessment-complete");
        Assert.Equal("2023-03-20..2023-03-31", duty.Due);
        Assert.Equal("2023-05-01..2023-05-10", duty.Met);
        Assert.Equal(("met-late", "certain", "18..33 working days"), (duty.State, duty.Certainty, duty.Late));
        Assert.Null(duty.Reason);
    }

    [Fact]
    public void The_managers_own_target_was_missed_by_31_to_50_days()
    {
        var duty = Assert.Single(All, d => d.Duty == "assessment-target");
        Assert.Equal(("met-late", "certain", "31..50 days"), (duty.State, duty.Certainty, duty.Late));
    }

    [Fact]
    public void Nothing_is_said_about_a_reason_for_the_overrun() =>
        Assert.Equal("no-evidence", Assert.Single(All, d => d.Duty == "assessment-overrun-reason").State);

    [Fact]
    public void The_first_referral_was_decided_possibly_late_with_its_reason()
    {
        var duty = All.First(d => d.Duty == "referral-decision");
        Assert.Equal(("met-late", "possible"), (duty.State, duty.Certainty));
        Assert.Contains("No role for social care", duty.Reason, StringComparison.Ordinal);
        Assert.Equal("met", Assert.Single(All, d => d.Duty == "nfa-oversight").State);
    }

    [Theory]
    [InlineData("2023-03-31", "overdue", "possible")]
    [InlineData("2023-04-01", "overdue", "certain")]
    [InlineData("2023-03-20", "due-soon", "possible")]
    public void Asked_again_on_a_day_of_the_story_the_assessment_stood_as_it_did_then(string asAt, string state, string certainty)
    {
        var duty = Assert.Single(Audited.Duties("essex-23-015-769.json", asAt), d => d.Duty == "assessment-complete");
        Assert.Equal((state, certainty), (duty.State, duty.Certainty));
    }
}
