using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.Duties.Rules;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The rows on looked-after children, private fostering, missing children, early help and allegations, held against the written rules.</summary>
public class CareAndFosteringRowsTests
{
    private static readonly Written[] LookedAfter =
    [
        new("lac-care-plan", "10wd", null, Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulations 4(2) and 5"),
        new("lac-placement-plan", "0d", null, Role.SocialWorker, null, RuleKind.Statute, Confidence.Unverified, "SI 2010/959, regulation 9"),
        new("lac-visit-first", "1w", null, Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 28(2)(a)"),
        new("lac-visit", "6w", "6w", Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 28(2)(b)"),
        new("lac-visit-permanent", "3m", "3m", Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 28(2)(c)"),
        new("lac-visit-longterm-foster", "6m", "6m", Role.SocialWorker, null, RuleKind.Statute, Confidence.ReadSecondHand,
            "SI 2010/959, regulation 28(3A), inserted in 2015; read in Hertfordshire's and Nottinghamshire's procedures"),
        new("lac-visit-with-parent-preassessment", "1w", "6w", Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 28(3)"),
        new("lac-visit-connected-or-ico", "1w", "4w", Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 28(4)"),
        new("lac-visit-careorder-parent", "1w", "6w", Role.SocialWorker, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 28(5)"),
        new("lac-visit-requested", "5wd", null, Role.SocialWorker, null, RuleKind.Statute, Confidence.ReadSecondHand, "Local policy, default after Nottinghamshire"),
        new("lac-review-first", "20wd", null, Role.IndependentReviewingOfficer, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 33(1)"),
        new("lac-review-second", "3m", null, Role.IndependentReviewingOfficer, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 33(2)"),
        new("lac-review-subsequent", "6m", "6m", Role.IndependentReviewingOfficer, null, RuleKind.Statute, Confidence.Read, "SI 2010/959, regulation 33(2)"),
        new("lac-health-initial", "20wd", null, Role.HealthProvider, Role.SocialWorker, RuleKind.Statute, Confidence.ReadSecondHand, "SI 2010/959, regulation 7"),
        new("lac-health-review", "12m", "12m", Role.HealthProvider, Role.SocialWorker, RuleKind.Statute, Confidence.ReadSecondHand,
            "SI 2010/959, health review interval, read in Coventry's procedures"),
        new("lac-dental", "12m", "12m", Role.SocialWorker, null, RuleKind.Local, Confidence.Unverified, "Ofsted Annex A, list 8, date of last dental check"),
        new("lac-pep-initial", "10wd", null, Role.SocialWorker, Role.VirtualSchool, RuleKind.StatutoryGuidance, Confidence.Unverified,
            "SI 2010/959, regulation 5(b)(ii), with Promoting the education of looked-after children 2018"),
        new("lac-pep-review", null, null, Role.VirtualSchool, null, RuleKind.StatutoryGuidance, Confidence.Unverified,
            "SI 2010/959, regulation 5(b)(ii), with Promoting the education of looked-after children 2018"),
        new("lac-sdq", "12m", "12m", Role.SocialWorker, null, RuleKind.ReturnDefinition, Confidence.Unverified, "Standard Safeguarding Dataset, ssd_sdq_scores"),
        new("lac-short-breaks", "3m", "6m", Role.SocialWorker, null, RuleKind.Statute, Confidence.Unverified, "SI 2010/959, regulation 48"),
    ];

    private static readonly Written[] FosteringMissingEarlyHelp =
    [
        new("pf-initial-visit", "7wd", null, Role.PrivateFosteringOfficer, null, RuleKind.Statute, Confidence.ReadSecondHand, "SI 2005/1533, regulations 4 and 7"),
        new("pf-visit-year1", "6w", "6w", Role.PrivateFosteringOfficer, null, RuleKind.Statute, Confidence.Read, "SI 2005/1533, regulation 8(1)(a), (3), (5) and (6)"),
        new("pf-visit-year2", "12w", "12w", Role.PrivateFosteringOfficer, null, RuleKind.Statute, Confidence.Read, "SI 2005/1533, regulation 8(1)(b)"),
        new("pf-visit-requested", "5wd", null, Role.PrivateFosteringOfficer, null, RuleKind.Statute, Confidence.Read, "SI 2005/1533, regulation 8(2)"),
        new("pf-assessment", "42wd", null, Role.PrivateFosteringOfficer, Role.TeamManager, RuleKind.Local, Confidence.Unverified, "Local policy, default"),
        new("rhi-offer", "24h", null, Role.SocialWorker, null, RuleKind.StatutoryGuidance, Confidence.ReadSecondHand,
            "Statutory guidance on children who run away or go missing from home or care 2014"),
        new("rhi-complete", "72h", null, Role.SocialWorker, null, RuleKind.StatutoryGuidance, Confidence.ReadSecondHand,
            "Statutory guidance on children who run away or go missing from home or care 2014, 72 hours, as restated by Missing People (2023-24) and Derbyshire"),
        new("missing-pattern-strategy", "1wd", null, Role.TeamManager, null, RuleKind.Local, Confidence.ReadSecondHand, "Local policy, default after Derbyshire"),
        new("eh-assessment", "10wd", null, Role.EarlyHelpWorker, null, RuleKind.Local, Confidence.ReadSecondHand, "Local policy, default after Sefton"),
        new("eh-plan-review-first", "6w", null, Role.EarlyHelpWorker, null, RuleKind.Local, Confidence.ReadSecondHand,
            "Local policy, default after Sefton; Trafford (6 to 8 weeks), Worcestershire (6 to 12), Devon (12)"),
        new("eh-plan-review-subsequent", "3m", "3m", Role.EarlyHelpWorker, null, RuleKind.Local, Confidence.ReadSecondHand, "Local policy, default after Sefton"),
        new("eh-reassess", "12m", "12m", Role.EarlyHelpWorker, null, RuleKind.Local, Confidence.ReadSecondHand, "Local policy, default after Sefton"),
        new("eh-step-up", "0d", null, Role.EarlyHelpWorker, null, RuleKind.StatutoryGuidance, Confidence.ReadSecondHand,
            "Working Together to Safeguard Children, read in Devon's early help journey"),
        new("lado-referral", "1wd", null, Role.SocialWorker, null, RuleKind.StatutoryGuidance, Confidence.ReadSecondHand,
            "Working Together to Safeguard Children, read in Sheffield's procedures (1 working day) and Barking and Dagenham's (24 hours)"),
    ];

    [Fact]
    public void The_chapter_on_looked_after_children_holds_each_written_row_once_and_in_order() =>
        Assert.Equal(LookedAfter, LookedAfterRules.Rows.Select(Written.Of));

    [Fact]
    public void The_chapter_on_fostering_missing_and_early_help_holds_each_written_row_once_and_in_order() =>
        Assert.Equal(FosteringMissingEarlyHelp, FosteringMissingEarlyHelpRules.Rows.Select(Written.Of));

    [Fact]
    public void Every_row_names_its_chapter()
    {
        Assert.All(LookedAfterRules.Rows, r => Assert.Equal(Chapter.LookedAfter, r.Chapter));
        Assert.All(FosteringMissingEarlyHelpRules.Rows, r => Assert.Equal(Chapter.FosteringMissingEarlyHelp, r.Chapter));
    }

    [Theory]
    [InlineData("lac-care-plan", "2011-04-01")]
    [InlineData("lac-visit", "2011-04-01")]
    [InlineData("lac-review-first", "2011-04-01")]
    [InlineData("lac-visit-longterm-foster", "2015-04-01")]
    [InlineData("pf-initial-visit", "2005-07-01")]
    [InlineData("pf-visit-year1", "2005-07-01")]
    [InlineData("pf-visit-year2", "2005-07-01")]
    public void A_row_of_regulations_governs_from_the_day_they_came_into_force(string rule, string from) =>
        Assert.Equal(DateOnly.Parse(from), Rule(rule).InForceFrom);

    [Theory]
    [InlineData("lac-visit-requested")]
    [InlineData("pf-visit-requested")]
    public void A_visit_on_request_is_statute_but_its_number_of_days_is_the_councils(string rule)
    {
        Assert.Equal(RuleKind.Local, Rule(rule).NumberKind);
        Assert.True(Rule(rule).IsLocal);
    }

    [Fact]
    public void No_other_row_of_law_or_statutory_guidance_lets_a_council_set_its_number() =>
        Assert.All(LookedAfterRules.Rows.Concat(FosteringMissingEarlyHelpRules.Rows).Where(r => r.Kind is RuleKind.Statute or RuleKind.StatutoryGuidance && r.NumberKind is null),
            r => Assert.False(r.IsLocal, r.Id));

    [Theory]
    [InlineData("lac-visit")]
    [InlineData("lac-visit-permanent")]
    [InlineData("lac-visit-longterm-foster")]
    [InlineData("lac-visit-with-parent-preassessment")]
    [InlineData("lac-visit-connected-or-ico")]
    [InlineData("lac-visit-careorder-parent")]
    [InlineData("lac-short-breaks")]
    [InlineData("pf-visit-year1")]
    [InlineData("pf-visit-year2")]
    public void Of_a_series_of_visits_one_is_open_at_a_time_and_only_a_statement_makes_it_missed(string rule)
    {
        Assert.Equal(RuleForm.Series, Rule(rule).Form);
        Assert.Equal(SeriesCount.OneOpenAtATime, Rule(rule).Counts);
        Assert.Equal(Happened.VisitNotMade, Assert.Single(Rule(rule).NotMadeBy).What);
    }

    [Theory]
    [InlineData("lac-review-subsequent")]
    [InlineData("lac-health-review")]
    [InlineData("lac-dental")]
    [InlineData("lac-sdq")]
    [InlineData("eh-plan-review-subsequent")]
    [InlineData("eh-reassess")]
    public void Of_a_series_of_anything_else_each_due_point_counts(string rule)
    {
        Assert.Equal(RuleForm.Series, Rule(rule).Form);
        Assert.Equal(SeriesCount.EachDuePoint, Rule(rule).Counts);
    }

    [Theory]
    [InlineData("lac-visit-with-parent-preassessment")]
    [InlineData("lac-visit-connected-or-ico")]
    public void Weekly_visits_last_until_the_first_review(string rule) =>
        Assert.Equal(Happened.LookedAfterReviewHeld, Assert.Single(Rule(rule).FirstLastsUntil).What);

    [Fact]
    public void Health_is_reviewed_every_six_months_for_a_child_under_five_on_the_due_day() =>
        Assert.Equal([new(Status.UnderFiveOnTheDueDay, Timescale.Months(6))], Rule("lac-health-review").Intervals);

    [Fact]
    public void The_five_working_days_of_a_placement_plan_are_printed_though_not_counted() =>
        Assert.Contains("five working days", Rule("lac-placement-plan").Note, StringComparison.Ordinal);

    [Fact]
    public void A_private_fostering_visit_counts_only_if_the_child_was_seen_alone_or_the_reason_is_recorded()
    {
        Assert.All(FosteringMissingEarlyHelpRules.Rows.Where(r => r.Id is "pf-initial-visit" or "pf-visit-year1" or "pf-visit-year2" or "pf-visit-requested"),
            r => Assert.Equal(Facts.ChildSeen | Facts.SeenAlone | Facts.PrivateFosteringVisit, Assert.Single(r.MetBy).With));
    }

    private static DutyRule Rule(string id) => LookedAfterRules.Rows.Concat(FosteringMissingEarlyHelpRules.Rows).Single(r => r.Id == id);

    private sealed record Written(
        string Id, string? Within, string? Then, Role Holder, Role? Accountable, RuleKind Kind, Confidence Confidence, string Source)
    {
        public static Written Of(DutyRule rule) =>
            new(rule.Id, rule.Within?.Short, rule.Then?.Short, rule.Holder, rule.Accountable, rule.Kind, rule.Confidence, rule.Sources[0].ToString());
    }
}
