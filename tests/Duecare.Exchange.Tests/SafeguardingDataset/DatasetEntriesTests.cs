using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using Duecare.Exchange.SafeguardingDataset;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

public sealed class DatasetEntriesTests
{
    [Fact]
    public void A_person_is_a_child_born_or_expected_or_died()
    {
        using var folder = new Folder()
            .With("ssd_person.csv", "pers_person_id,pers_forename,pers_surname,pers_dob,pers_expected_dob,pers_death_date", "A,Ash,Example,2015-06-01,,2024-05-01", "B,,Example,,2024-09-01,")
            .WithVisits("v1,A,2024-01-03,Y,N,N", "v2,B,2024-01-03,Y,N,N");
        Assert.Equal(
            [
                new Child(new("A"), new(2015, 6, 1), null, new(2024, 5, 1)) { Name = "Ash Example" },
                new Child(new("B"), null, new(2024, 9, 1)) { Name = "Example" },
            ],
            folder.Read().Select(c => c.Child));
    }

    [Fact]
    public void A_contact_is_received_on_its_date_whatever_the_time_beside_it()
    {
        using var folder = Folder.WithPersons("A").With("ssd_contacts.csv", "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code", "c1,A,2024-01-03 16:20:00.000,3A");
        var contact = folder.Only<Contact>();
        Assert.Equal((new EntryId("cont:c1"), When.On(new DateOnly(2024, 1, 3)), "3A"), (contact.Id, contact.Occurred, contact.Source));
        Assert.Equal([new ChildId("A")], contact.Children);
    }

    [Fact]
    public void An_episode_is_a_referral_and_its_closure()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cin_episodes.csv",
            "cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_nfa,cine_close_reason,cine_close_date",
            "r1,A,2024-01-03,N1,10: Unknown,N,RC1 Adopted,2024-06-03", "r2,A,2024-07-01,N4,1A,Y,,");
        var entries = Assert.Single(folder.Read()).Entries;
        var referral = Assert.IsType<Referral>(entries[0]);
        Assert.Equal(("N1", "10", false), (referral.PrimaryNeed, referral.Source, referral.NoFurtherAction));
        var closure = Assert.IsType<CaseClosure>(entries[1]);
        Assert.Equal((referral.Id, "RC1", new DateOnly(2024, 6, 3)), (closure.Referral, closure.ReasonCode, closure.Occurred.Earliest));
        Assert.True(Assert.IsType<Referral>(entries[2]).NoFurtherAction);
        Assert.Equal(3, entries.Count);
    }

    [Fact]
    public void An_assessment_says_when_it_was_authorised_and_the_child_was_seen_on_some_day_of_it()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cin_assessments.csv",
            "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_json,cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id",
            "a1,A,r1,2024-01-03,Y,2024-02-20,\"{\"\"NFA_FLAG\"\":\"\"N\"\",\"\"PROV_OF_SERVICES_FLAG\"\":\"\"Y\"\"}\",N,T1,W1");
        var assessment = folder.Only<ChildAndFamilyAssessment>();
        Assert.Equal(new ApproximateDate(new(2024, 1, 3), new(2024, 2, 20)), assessment.ChildSeenOn);
        Assert.Equal(ApproximateDate.Exactly(new(2024, 2, 20)), assessment.AuthorisedOn);
        Assert.Equal((new EntryId("cine:r1"), AssessmentOutcome.Services, new WorkerId("W1"), "T1"), (assessment.Referral, assessment.Outcome, assessment.Worker, assessment.Team));
    }

    [Theory]
    [InlineData("N", "2024-02-20")]
    [InlineData("Y", "")]
    [InlineData("Y", "2024-01-02")]
    public void No_day_is_made_up_on_which_the_child_was_seen(string seen, string authorised)
    {
        using var folder = Folder.WithPersons("A").With("ssd_cin_assessments.csv",
            "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date", $"a1,A,2024-01-03,{seen},{authorised}");
        var assessment = folder.Only<ChildAndFamilyAssessment>();
        Assert.Null(assessment.ChildSeenOn);
        Assert.Equal(seen == "Y", assessment.ChildSeen);
    }

    [Theory]
    [InlineData("Y", "Y", true)]
    [InlineData("1", "1", true)]
    [InlineData("true", "TRUE", true)]
    [InlineData("N", "no", false)]
    [InlineData("0", "false", false)]
    public void A_visit_says_whether_the_child_was_seen_and_seen_alone_and_the_bedroom_seen(string seen, string alone, bool expected)
    {
        using var folder = Folder.WithPersons("A").WithVisits($"v1,A,2024-01-03,{seen},{alone},{seen}");
        var visit = folder.Only<Visit>();
        Assert.Equal((VisitType.ChildProtection, VisitOutcome.Completed, expected, expected, expected), (visit.Type, visit.Outcome, visit.Seen, visit.SeenAlone, visit.BedroomSeen));
    }

    [Fact]
    public void A_visit_to_a_child_in_need_is_told_from_one_under_a_protection_plan()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cin_visits.csv", "cinv_cin_visit_id,cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen", "v1,A,2024-01-03,Y");
        Assert.Equal(VisitType.ChildInNeed, folder.Only<Visit>().Type);
    }

    [Fact]
    public void A_child_in_need_plan_ends_on_its_end_date()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cin_plans.csv",
            "cinp_cin_plan_id,cinp_referral_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date,cinp_cin_plan_worker_id", "p1,r1,A,2024-01-03,2024-03-01,W1");
        var plan = folder.Only<ChildInNeedPlan>();
        Assert.Equal((new EntryId("cine:r1"), ApproximateDate.Exactly(new(2024, 3, 1)), new WorkerId("W1")), (plan.Referral, plan.EndedOn, plan.LeadWorker));
    }

    [Theory]
    [InlineData("Y", "", false)]
    [InlineData("N", "{\"\"OUTCOME_NFA_FLAG\"\":\"\"N\"\",\"\"OUTCOME_CP_CONFERENCE_FLAG\"\":\"\"Y\"\"}", true)]
    [InlineData("N", "{\"\"CP_CONFERENCE_FLAG\"\" : \"\"N\"\"}", false)]
    [InlineData("N", "", null)]
    [InlineData("", "{\"\"CP_CONFERENCE_FLAG\"\":\"\"", null)]
    public void A_section_47_enquiry_says_whether_a_conference_was_needed_if_its_outcome_does(string noFurtherAction, string outcome, bool? needed)
    {
        using var folder = Folder.WithPersons("A").With("ssd_s47_enquiry.csv",
            "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json", $"s1,A,2024-01-03,2024-01-20,{noFurtherAction},\"{outcome}\"");
        var enquiry = folder.Only<Section47Enquiry>();
        Assert.Equal((needed, ApproximateDate.Exactly(new(2024, 1, 20))), (enquiry.ConferenceNeeded, enquiry.EndedOn));
    }

    [Theory]
    [InlineData("N", "Y", ConferenceType.Initial, ConferenceDecision.PlanMade)]
    [InlineData("", "N", ConferenceType.Initial, ConferenceDecision.NoPlan)]
    [InlineData("Y", "", ConferenceType.TransferIn, null)]
    public void An_initial_conference_says_what_it_decided(string transferIn, string plan, ConferenceType type, ConferenceDecision? decision)
    {
        using var folder = Folder.WithPersons("A").With("ssd_initial_cp_conference.csv",
            "icpc_icpc_id,icpc_person_id,icpc_icpc_transfer_in,icpc_icpc_date,icpc_icpc_outcome_cp_flag", $"i1,A,{transferIn},2024-01-23,{plan}");
        var conference = folder.Only<Conference>();
        Assert.Equal((type, decision), (conference.Type, conference.Decision));
    }

    [Fact]
    public void A_conference_or_review_not_held_yet_is_no_entry_and_no_fault()
    {
        using var folder = Folder.WithPersons("A")
            .With("ssd_initial_cp_conference.csv", "icpc_icpc_id,icpc_person_id,icpc_icpc_date", "i1,A,")
            .With("ssd_cp_reviews.csv", "cppr_cp_review_id,cppr_person_id,cppr_cp_review_due,cppr_cp_review_date", "q1,A,2024-04-01,");
        Assert.Empty(Assert.Single(folder.Read()).Entries);
        Assert.Empty(folder.Problems);
    }

    [Theory]
    [InlineData("Y", "Y", ConferenceDecision.PlanContinues, true)]
    [InlineData("N", "N", ConferenceDecision.PlanEnds, false)]
    [InlineData("", "", null, null)]
    public void A_review_says_whether_the_plan_goes_on_and_enough_agencies_came(string continues, string quorate, ConferenceDecision? decision, bool? enough)
    {
        using var folder = Folder.WithPersons("A").With("ssd_cp_reviews.csv",
            "cppr_cp_review_id,cppr_person_id,cppr_cp_review_date,cppr_cp_review_outcome_continue_cp,cppr_cp_review_quorate", $"q1,A,2024-04-01,{continues},{quorate}");
        var review = folder.Only<Conference>();
        Assert.Equal((ConferenceType.Review, decision, enough), (review.Type, review.Decision, review.Quorate));
    }

    [Fact]
    public void A_protection_plan_names_its_conference_and_ends_on_its_end_date()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cp_plans.csv",
            "cppl_cp_plan_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category",
            "p1,i1,A,2024-01-23,2024-09-01,NEG,EMO");
        var plan = folder.Only<ProtectionPlan>();
        Assert.Equal((new EntryId("icpc:i1"), ApproximateDate.Exactly(new(2024, 9, 1)), "NEG", "EMO"), (plan.Conference, plan.EndedOn, plan.InitialCategory, plan.LatestCategory));
    }

    [Theory]
    [InlineData("Social worker", Role.SocialWorker)]
    [InlineData("", Role.SocialWorker)]
    [InlineData("Independent Reviewing Officer", Role.IndependentReviewingOfficer)]
    [InlineData("Team Manager", Role.TeamManager)]
    [InlineData("Early Help practitioner", Role.EarlyHelpWorker)]
    public void An_involvement_is_an_allocation_from_its_start_to_its_end(string words, Role role)
    {
        using var folder = Folder.WithPersons("A").With("ssd_involvements.csv",
            "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date,invo_involvement_end_date,invo_worker_change_reason,invo_person_id",
            $"n1,W1,{words},T1,2024-01-03,2024-05-01,CARE,A");
        var allocation = folder.Only<Allocation>();
        Assert.Equal((new WorkerId("W1"), role, "T1", ApproximateDate.Exactly(new(2024, 5, 1)), "CARE"),
            (allocation.Worker, allocation.Role, allocation.Team, allocation.EndedOn, allocation.ChangeReason));
    }

    [Fact]
    public void A_school_nurse_who_is_involved_holds_no_duty()
    {
        using var folder = Folder.WithPersons("A").With("ssd_involvements.csv",
            "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date,invo_person_id", "n1,W1,School nurse,2024-01-03,A");
        Assert.Empty(Assert.Single(folder.Read()).Entries);
    }

    [Theory]
    [InlineData("2025-02-28", 2025, 2, 28)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("28/02/2025", 2025, 2, 28)]
    [InlineData("2025-02-28 00:00:00", 2025, 2, 28)]
    [InlineData("2025-02-28T23:59", 2025, 2, 28)]
    [InlineData("2025-02-28 10:00:00.0000000", 2025, 2, 28)]
    [InlineData("28/02/2025 10:00", 2025, 2, 28)]
    public void These_are_dates(string text, int year, int month, int day)
    {
        Assert.True(DayText.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var parsed));
        Assert.Equal(new DateOnly(year, month, day), parsed);
    }

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("2025-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("31/04/2025")]
    [InlineData("2025-1-1")]
    [InlineData("25/02/28")]
    [InlineData("2025/02/28")]
    [InlineData("202-/02-28")]
    [InlineData("2025-02-28x")]
    [InlineData("2025-02-28 ")]
    [InlineData("2025-02-28 25:00")]
    [InlineData("2025-02-28 10:60")]
    [InlineData("2025-02-28 10:00:00.")]
    [InlineData("20250228")]
    [InlineData("44620")]
    public void These_are_not_dates(string text) => Assert.False(DayText.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("visit protection-plan", "cp_visits cp_plans")]
    [InlineData("child-in-need-plan", "cp_visits cin_plans")]
    [InlineData("child-in-need-plan visit", "cin_visits cin_plans")]
    [InlineData("protection-plan", "cin_visits cp_plans")]
    [InlineData("referral case-closure child-and-family-assessment", "cin_episodes cin_assessments assessment_factors")]
    [InlineData("section47-enquiry", "s47_enquiry cp_reviews")]
    [InlineData("conference", "cp_reviews")]
    [InlineData("", "initial_cp_conference")]
    [InlineData("section47-enquiry conference", "s47_enquiry initial_cp_conference cp_reviews")]
    [InlineData("contact allocation", "contacts involvements")]
    public void A_kind_is_covered_where_every_table_is_there_that_another_asks_for(string kinds, string tables)
    {
        using var folder = Folder.WithPersons("A");
        foreach (var table in tables.Split(' ')) folder.With($"ssd_{table}.csv", string.Join(',', SafeguardingTables.All.Single(t => t.Name == table).Columns));
        folder.Read();
        Assert.Equal(kinds, string.Join(' ', folder.Reading!.Covers.Select(c => c.Kind)));
    }
}
