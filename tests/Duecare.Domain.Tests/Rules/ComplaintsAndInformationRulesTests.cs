using Duecare.Domain.Calendar;
using Duecare.Domain.Duties;
using Duecare.Domain.Duties.Rules;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

public class ComplaintsAndInformationRulesTests
{
    private const string Essex2020 = "Local Government and Social Care Ombudsman, Essex County Council (19 020 833)";
    private const string Representations = "Children Act 1989 Representations Procedure (England) Regulations 2006, SI 2006/1738";
    private const string Code = "Ombudsman's Complaint Handling Code 2024";
    private const string Commissioner = "Information Commissioner, right of access time limits";

    [Fact]
    public void The_chapter_holds_each_row_of_the_rulebook_once_and_in_order()
    {
        RulebookRow[] written =
        [
            new("complaint-route", "2wd", Role.ComplaintsManager, null, RuleKind.Local, Confidence.ReadSecondHand, Representations),
            new("ca-time-limit", "12m", Role.ComplaintsManager, null, RuleKind.Statute, Confidence.Unverified, Representations + ", regulation 9", RuleForm.LimitOnly),
            new("ca-stage1", "10wd", Role.TeamManager, Role.ComplaintsManager, RuleKind.Statute, Confidence.ReadSecondHand, Representations + ", regulation 14"),
            new("ca-stage2-request-window", "20wd", Role.Complainant, null, RuleKind.StatutoryGuidance, Confidence.ReadSecondHand,
                "Local policy, default after London Borough of Bexley", RuleForm.LimitOnly),
            new("ca-stage2", "25wd", Role.InvestigatingOfficer, Role.DirectorOfChildrensServices, RuleKind.Statute, Confidence.ReadSecondHand,
                Representations + ", regulation 17"),
            new("ca-stage3-request-window", "20wd", Role.Complainant, null, RuleKind.Statute, Confidence.Unverified, Representations + ", regulation 18", RuleForm.LimitOnly),
            new("ca-stage3-panel", "30wd", Role.ComplaintsManager, null, RuleKind.Statute, Confidence.Read, Representations + ", regulation 19(2) to (4)"),
            new("ca-stage3-report", "5wd", Role.PanelChair, null, RuleKind.Statute, Confidence.ReadSecondHand, Representations + ", regulation 20"),
            new("ca-stage3-response", "15wd", Role.DirectorOfChildrensServices, null, RuleKind.Statute, Confidence.ReadSecondHand, Representations + ", regulation 20"),
            new("corp-ack", "5wd", Role.ComplaintsManager, null, RuleKind.RegulatorsCode, Confidence.ReadSecondHand, Code),
            new("corp-stage1", "10wd", Role.ServiceManager, null, RuleKind.RegulatorsCode, Confidence.ReadSecondHand, Code),
            new("corp-stage2-ack", "5wd", Role.ComplaintsManager, null, RuleKind.RegulatorsCode, Confidence.ReadSecondHand, Code),
            new("corp-stage2", "20wd", Role.ComplaintsManager, null, RuleKind.RegulatorsCode, Confidence.ReadSecondHand, Code),
            new("lgsco-premature", "12w", Role.ComplaintsManager, null, RuleKind.RegulatorsCode, Confidence.Read, "Ombudsman's guidance on jurisdiction, part 7", RuleForm.LimitOnly),
            new("lgsco-time-limit", "12m", Role.Complainant, null, RuleKind.Statute, Confidence.Read, "Local Government Act 1974, section 26B", RuleForm.LimitOnly),
            new("lgsco-enquiry", "20wd", Role.LinkOfficer, null, RuleKind.Order, Confidence.Unverified, "Ombudsman's enquiry letter"),
            new("lgsco-draft", "10wd", Role.LinkOfficer, null, RuleKind.Order, Confidence.Unverified, Essex2020 + ", How I considered this complaint, item 2"),
            new("lgsco-remedy", null, Role.ActionOwner, null, RuleKind.Order, Confidence.StatedInDecision, Essex2020 + ", Agreed action"),
            new("lgsco-remedy-evidence", null, Role.LinkOfficer, null, RuleKind.Order, Confidence.StatedInDecision, Essex2020 + ", Agreed action, last item"),
            new("sar-response", "1m", Role.InformationGovernanceOfficer, null, RuleKind.Statute, Confidence.Read, "UK General Data Protection Regulation, articles 12(3) and 15"),
            new("sar-extension-notice", "1m", Role.InformationGovernanceOfficer, null, RuleKind.Statute, Confidence.ReadSecondHand, Commissioner),
            new("sar-clarify", null, Role.InformationGovernanceOfficer, null, RuleKind.RegulatorsCode, Confidence.ReadSecondHand,
                "Law firms' notes on the Information Commissioner's guidance", RuleForm.LimitOnly),
            new("breach-ico", "72h", Role.DataProtectionOfficer, null, RuleKind.Statute, Confidence.Unverified, "UK General Data Protection Regulation, article 33"),
            new("retention-lac", null, Role.InformationGovernanceOfficer, null, RuleKind.Statute, Confidence.ReadSecondHand,
                "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959, regulation 50", RuleForm.LimitOnly),
            new("retention-cp", null, Role.InformationGovernanceOfficer, null, RuleKind.Local, Confidence.ReadSecondHand, "Local policy, default after Blackpool Council", RuleForm.LimitOnly),
        ];
        Assert.Equal(written, ComplaintsAndInformationRules.Rows.Select(RulebookRow.Of));
    }

    [Fact]
    public void Every_row_is_of_the_chapter() =>
        Assert.All(ComplaintsAndInformationRules.Rows, r => Assert.Equal(Chapter.ComplaintsAndInformation, r.Chapter));

    [Theory]
    [InlineData("ca-stage1", "20wd")]
    [InlineData("ca-stage2", "65wd")]
    [InlineData("corp-stage1", "20wd")]
    [InlineData("corp-stage2", "40wd")]
    [InlineData("sar-response", "3m")]
    public void An_extension_gives_at_most_the_longer_period(string id, string longest) =>
        Assert.Equal(longest, Row(id).Extension?.To.Short);

    [Theory]
    [InlineData("sar-response")]
    [InlineData("sar-extension-notice")]
    public void Only_subject_access_moves_off_a_weekend(string id)
    {
        Assert.Equal(OnNonWorkingDay.MovesLater, Row(id).Within?.NonWorkingDay);
        Assert.DoesNotContain(ComplaintsAndInformationRules.Rows,
            r => r is { Within.NonWorkingDay: OnNonWorkingDay.MovesLater } && !r.Id.StartsWith("sar-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_corporate_answer_is_never_due_past_fifteen_working_days_from_receipt() =>
        Assert.Equal(Timescale.WorkingDays(15), Row("corp-stage1").OrWithinOfBasis);

    [Theory]
    [InlineData("ca-", "2006-09-01")]
    [InlineData("corp-", "2024-02-01")]
    [InlineData("sar-", "2018-05-25")]
    [InlineData("breach-", "2018-05-25")]
    public void Each_procedure_governs_from_its_commencement(string prefix, string from) =>
        Assert.All(ComplaintsAndInformationRules.Rows.Where(r => r.Id.StartsWith(prefix, StringComparison.Ordinal)),
            r => Assert.Equal(from, r.InForceFrom?.ToString("yyyy-MM-dd")));

    private static DutyRule Row(string id) => Assert.Single(ComplaintsAndInformationRules.Rows, r => r.Id == id);
}
