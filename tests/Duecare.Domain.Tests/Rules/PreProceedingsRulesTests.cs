using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.Duties.Rules;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

public class PreProceedingsRulesTests
{
    private const string Essex2020 = "Local Government and Social Care Ombudsman, Essex County Council (19 020 833)";

    [Fact]
    public void The_chapter_holds_each_row_of_the_rulebook_once_and_in_order()
    {
        RulebookRow[] written =
        [
            new("legal-planning-meeting", "10wd", Role.ServiceManager, Role.LegalAdviser, RuleKind.Local, Confidence.Read,
                "Standard Safeguarding Dataset, prep_legal_gateway_outcome"),
            new("letter-before-proceedings", "5wd", Role.ServiceManager, null, RuleKind.Local, Confidence.Read,
                "Standard Safeguarding Dataset, prep_pre_pro_letter_date"),
            new("pre-proceedings-meeting", "10wd", Role.ServiceManager, null, RuleKind.Local, Confidence.Read,
                "Children in need census, InitialPPMeetingDate"),
            new("pre-proceedings-review", "6w", Role.ServiceManager, null, RuleKind.Local, Confidence.Read,
                "Children in need census, ReviewMeetingsCount", RuleForm.Series),
            new("pre-proceedings-end", "16w", Role.ServiceManager, null, RuleKind.BestPractice, Confidence.Unverified,
                "Public Law Working Group, best practice guidance, 2021"),
            new("plo-contingency", "5wd", Role.SocialWorker, null, RuleKind.Local, Confidence.StatedInDecision,
                Essex2020 + ", What happened, items 3 and 5"),
            new("care-proceedings-26w", "26w", Role.LegalAdviser, null, RuleKind.Statute, Confidence.ReadSecondHand,
                "Children and Families Act 2014"),
        ];
        Assert.Equal(written, PreProceedingsRules.Rows.Select(RulebookRow.Of));
    }

    [Fact]
    public void Every_row_is_of_the_chapter() =>
        Assert.All(PreProceedingsRules.Rows, r => Assert.Equal(Chapter.PreProceedings, r.Chapter));

    [Fact]
    public void An_urgent_request_wants_its_meeting_in_five_working_days_and_another_in_ten()
    {
        var rule = PreProceedingsRules.Rows[0];
        var urgent = Assert.Single(rule.StartsOn, t => t.With == Facts.Urgent);
        Assert.Equal(Timescale.WorkingDays(5), urgent.Within);
        var other = Assert.Single(rule.StartsOn, t => t.Without == Facts.Urgent);
        Assert.Null(other.Within);
        Assert.Equal(Timescale.WorkingDays(10), rule.Within);
    }

    [Fact]
    public void A_review_is_owed_every_six_weeks() => Assert.Equal(Timescale.Weeks(6), PreProceedingsRules.Rows[3].Then);
}
