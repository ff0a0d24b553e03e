using Xunit;

namespace Duecare.Tests.Decisions;

/// <summary>What the Ombudsman found in 19 020 833, from the decision's words alone. Everything is asserted of both children.</summary>
public sealed class Essex19020833Tests
{
    private static readonly IReadOnlyList<AuditedDuty> All = Audited.Duties("essex-19-020-833.json", "2020-12-16");

    public static TheoryData<string> Children => ["child-1", "child-2"];

    [Theory]
    [MemberData(nameof(Children))]
    public void The_strategy_discussion_was_met_late_and_the_words_a_week_are_kept(string child)
    {
        var duty = Assert.Single(Of(child, "strategy-discussion"));
        Assert.Equal("met-late", duty.State);
        Assert.Contains("a week", duty.Because, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void Two_core_groups_were_missed_the_second_only_possibly(string child)
    {
        var missed = Of(child, "core-group-subsequent").Where(d => d.State == "missed").ToList();
        Assert.Equal(["2020-01-12..2020-02-11", "2020-02-23..2020-03-24"], missed.Select(d => d.Due));
        Assert.Equal("possible", missed[1].Certainty);
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void Whether_an_earlier_or_later_core_group_was_held_is_no_evidence(string child)
    {
        Assert.Equal("no-evidence", Assert.Single(Of(child, "core-group-first")).State);
        Assert.Equal("no-evidence", Of(child, "core-group-subsequent")[^1].State);
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void Mr_B_was_assessed_62_to_92_days_late_with_no_reason(string child)
    {
        var duty = Assert.Single(Of(child, "adult-risk-assessment"));
        Assert.Equal(("mr-b", "met-late", "certain", "62..92 days", null), (duty.Person, duty.State, duty.Certainty, duty.Late, duty.Reason));
        Assert.Equal("2020-02-29..2020-02-29", duty.Due);
        Assert.Equal("missed", Assert.Single(Of(child, "deferral-reason")).State);
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void Mr_Z_was_never_assessed_for_his_release(string child)
    {
        var duty = Assert.Single(Of(child, "adult-risk-assessment-release"));
        Assert.Equal(("mr-z", "missed", null), (duty.Person, duty.State, duty.Met));
        Assert.Equal("2019-12-01..2020-01-15", duty.Due);
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void Nobody_checked_that_the_restriction_was_kept(string child)
    {
        var checks = Of(child, "interim-restriction-monitor");
        Assert.NotEmpty(checks);
        Assert.All(checks, d => Assert.Equal(("missed", null), (d.State, d.Met)));
    }

    [Theory]
    [MemberData(nameof(Children))]
    public void No_drug_test_was_missed_or_late(string child) => Assert.Equal("met", Assert.Single(Of(child, "drug-test")).State);

    [Theory]
    [MemberData(nameof(Children))]
    public void Each_remedy_has_its_due_date(string child) => Assert.Equal(
        [
            "2021-01-16..2021-01-16", "2021-01-16..2021-01-16", "2020-12-23..2020-12-23", "2021-03-16..2021-03-16", "2021-03-16..2021-03-16",
            "2021-02-16..2021-02-16",
        ],
        Of(child, "lgsco-remedy").Select(d => d.Due));

    [Theory]
    [InlineData("cp-visit")]
    [InlineData("cp-review-first")]
    [InlineData("interim-restriction-review")]
    [InlineData("referral-decision")]
    [InlineData("cin-visit")]
    [InlineData("adult-risk-concern-triage")]
    public void What_the_decision_does_not_speak_of_is_no_evidence(string duty) =>
        Assert.All(All.Where(d => d.Duty == duty), d => Assert.Equal("no-evidence", d.State));

    [Fact]
    public void Nothing_else_is_shown_as_late() => Assert.Equal(
        ["adult-risk-assessment", "adult-risk-assessment-release", "core-group-subsequent", "deferral-reason", "interim-restriction-monitor", "strategy-discussion"],
        All.Where(d => d.State is "overdue" or "missed" or "met-late").Select(d => d.Duty).Distinct().Order(StringComparer.Ordinal));

    private static List<AuditedDuty> Of(string child, string duty) => [.. All.Where(d => d.Child == child && d.Duty == duty)];
}

/// <summary>The same story with invented days that agree with everything stated, visit by visit.</summary>
public sealed class Essex19020833DatedTests
{
    private static readonly IReadOnlyList<AuditedDuty> All = Audited.Duties("essex-19-020-833-dated.json", "2020-12-16");

    [Theory]
    [InlineData("strategy-discussion", "met-late", "2019-08-21T10:00:00+01:00..2019-08-21T10:00:00+01:00", "168..168 hours")]
    [InlineData("icpc", "met", "2019-09-18..2019-09-18", null)]
    [InlineData("core-group-first", "met", "2019-10-01..2019-10-01", null)]
    [InlineData("cp-review-first", "met", "2019-12-17..2019-12-17", null)]
    [InlineData("adult-risk-assessment", "met-late", "2020-02-29..2020-02-29", "79..79 days")]
    [InlineData("adult-risk-assessment-release", "missed", "2019-12-16..2019-12-16", null)]
    [InlineData("deferral-reason", "missed", "2020-02-29..2020-02-29", null)]
    public void Each_stated_lapse_falls_on_its_day(string duty, string state, string due, string? late)
    {
        foreach (var child in new[] { "child-1", "child-2" })
        {
            var found = Assert.Single(All, d => d.Child == child && d.Duty == duty);
            Assert.Equal((state, due, late), (found.State, found.Due, found.Late));
            Assert.Equal("certain", found.Certainty);
        }
    }

    [Fact]
    public void Core_groups_due_on_20_January_and_2_March_were_missed_and_the_one_due_8_June_was_not_owed_any_more() => Assert.Equal(
        [
            "met 2019-11-11", "met 2019-12-20", "missed 2020-01-20", "missed 2020-03-02", "met 2020-04-27", "cancelled 2020-06-08",
        ],
        All.Where(d => d.Child == "child-1" && d.Duty == "core-group-subsequent").Select(d => $"{d.State} {d.Due![..10]}"));

    [Fact]
    public void One_visit_due_in_January_was_not_made_and_the_others_were_1_to_24_working_days_late()
    {
        var visits = All.Where(d => d.Child == "child-1" && d.Duty == "cp-visit").ToList();
        var missed = Assert.Single(visits, d => d.State == "missed");
        Assert.StartsWith("2020-01-", missed.Due, StringComparison.Ordinal);
        var late = visits.Where(d => d.State == "met-late").Select(d => int.Parse(d.Late!.Split("..")[0])).ToList();
        Assert.Equal((1, 24), (late.Min(), late.Max()));
        Assert.Equal(visits.Count - 2, late.Count);
        Assert.Equal(3, visits.Single(d => d.Late == "24..24 working days").Passed);
        Assert.Equal("cancelled", visits[^1].State);
    }
}
