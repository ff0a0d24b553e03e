using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.PreProceedings;
using Duecare.Domain.Visits;
using Xunit;

namespace Duecare.Exchange.Tests.SafeguardingDataset;

public sealed class LookedAfterEntriesTests
{
    private const string Statuses = "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date";
    private const string Placements = "clap_cla_placement_id,clap_person_id,clap_cla_id,clap_cla_placement_start_date,clap_cla_placement_type,clap_cla_placement_end_date";
    private const string Episodes = "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason";

    [Fact]
    public void An_episode_says_why_it_began_and_why_it_ceased_by_code()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cla_episodes.csv", Episodes, "e1,A,p1,2024-01-03,L - Change of legal status,2024-02-01,X1 Episode ceases");
        var episode = folder.Only<LookedAfterEpisode>();
        Assert.Equal((EpisodeStartReason.LegalStatus, "X1", ApproximateDate.Exactly(new(2024, 2, 1))), (episode.StartReason, episode.EndReason, episode.EndedOn));
    }

    [Theory]
    [InlineData("C1", PlacementBasis.WithParentUnderInterimCareOrder)]
    [InlineData("C2", PlacementBasis.WithParentUnderCareOrder)]
    [InlineData("V2", null)]
    public void A_placement_with_a_parent_stands_on_the_order_in_force_that_day(string code, PlacementBasis? basis)
    {
        using var folder = Folder.WithPersons("A")
            .With("ssd_legal_status.csv", Statuses, "s1,A,E1,2023-01-01,2023-06-01", $"s2,A,{code},2023-06-01,")
            .With("ssd_cla_placement.csv", Placements, "q1,A,,2024-01-03,P1,");
        Assert.Equal(basis, Assert.Single(Assert.Single(folder.Read()).Entries.OfType<Placement>()).Basis);
    }

    [Theory]
    [InlineData("2024-01-03", false)]
    [InlineData("2024-01-04", true)]
    [InlineData("2024-03-01", false)]
    public void An_order_made_while_the_child_is_placed_with_a_parent_says_so(string made, bool withParent)
    {
        using var folder = Folder.WithPersons("A")
            .With("ssd_legal_status.csv", Statuses, $"s1,A,C2,{made},")
            .With("ssd_cla_placement.csv", Placements, "q1,A,,2024-01-03,P1,2024-03-01");
        Assert.Equal(withParent, Assert.Single(Assert.Single(folder.Read()).Entries.OfType<LegalStatus>()).LivingWithParent);
    }

    [Theory]
    [InlineData("U4", true)]
    [InlineData("U6", false)]
    public void Long_term_fostering_is_meant_to_last(string type, bool toLast)
    {
        using var folder = Folder.WithPersons("A").With("ssd_cla_placement.csv", Placements, $"q1,A,,2024-01-03,{type},");
        Assert.Equal((toLast, null, type), folder.Only<Placement>() is var p ? (p.IntendedToLast, p.Basis, p.Type) : default);
    }

    [Fact]
    public void A_placement_or_review_without_a_person_finds_the_child_by_the_period_of_care()
    {
        using var folder = Folder.WithPersons("A", "B")
            .With("ssd_cla_episodes.csv", Episodes, "e1,A,p1,2024-01-03,S,,", "e2,A,p1,2024-02-03,P,,", "e3,B,p2,2024-01-03,S,,")
            .With("ssd_cla_placement.csv", "clap_cla_placement_id,clap_cla_id,clap_cla_placement_start_date", "q1,p1,2024-01-03", "q2,p2,2024-01-03")
            .With("ssd_cla_reviews.csv", "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled", "w2,p2,2024-02-01,2024-01-30,N", "w1,p1,2024-02-01,2024-01-31,Y");
        var children = folder.Read();
        Assert.Empty(folder.Problems);
        Assert.Equal(["ssd_cla_reviews.csv"], folder.Reading!.SortedTables);
        Assert.Equal(["clae:e1 clap:q1 clar:w1 clae:e2", "clae:e3 clap:q2 clar:w2"], children.Select(c => string.Join(' ', c.Entries.Select(e => e.Id))));
        Assert.True(Assert.Single(children[0].Entries.OfType<LookedAfterReview>()).Cancelled);
    }

    [Fact]
    public void A_legal_status_without_a_code_is_told()
    {
        using var folder = Folder.WithPersons("A").With("ssd_legal_status.csv", Statuses, "s1,A,Care order,2024-01-03,");
        folder.Read();
        Assert.Equal("ssd_legal_status.csv, line 2: column lega_legal_status: \"Care\" is not a legal status: expected a code of the return on looked-after children, such as C2 or V2; the row is left out",
            Assert.Single(folder.Problems).ToString());
    }

    [Fact]
    public void A_visit_to_a_looked_after_child_is_one()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cla_visits.csv", "clav_cla_visit_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen,clav_cla_visit_seen_alone", "v1,A,2024-01-03,Y,N");
        var visit = folder.Only<Visit>();
        Assert.Equal((VisitType.LookedAfter, true, false, null), (visit.Type, visit.Seen, visit.SeenAlone, visit.BedroomSeen));
    }

    [Theory]
    [InlineData("Initial Health Assessment", "Completed", HealthAssessmentType.Initial, null)]
    [InlineData("Review Health Assessment", "", HealthAssessmentType.Review, null)]
    [InlineData("RHA", "Refused", HealthAssessmentType.Review, false)]
    public void A_health_check_is_an_assessment_and_counts_only_if_attended(string type, string status, HealthAssessmentType expected, bool? attended)
    {
        using var folder = Folder.WithPersons("A").With("ssd_cla_health.csv", "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,clah_health_check_status", $"h1,A,{type},2024-01-03,{status}");
        var assessment = folder.Only<HealthAssessment>();
        Assert.Equal((expected, attended), (assessment.Type, assessment.Attended));
    }

    [Fact]
    public void A_dental_check_is_one_and_a_planned_check_is_none()
    {
        using var folder = Folder.WithPersons("A").With("ssd_cla_health.csv", "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,clah_health_check_status",
            "h1,A,Dental check,2024-01-03,", "h2,A,Dental check,2024-07-03,Planned", "h3,A,Dental check,,");
        folder.Only<DentalCheck>();
        Assert.Empty(folder.Problems);
    }

    [Theory]
    [InlineData("M", "Y", "NA", MissingType.Missing, true, null)]
    [InlineData("Away", "N", "N", MissingType.Away, false, false)]
    public void A_missing_episode_says_when_the_child_returned_and_what_was_offered(string type, string offered, string accepted, MissingType expected, bool wasOffered, bool? wasAccepted)
    {
        using var folder = Folder.WithPersons("A").With("ssd_missing.csv",
            "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted", $"m1,A,2024-01-03,{type},2024-01-05,{offered},{accepted}");
        var missing = folder.Only<MissingEpisode>();
        Assert.Equal((expected, When.On(new DateOnly(2024, 1, 5)), wasOffered, wasAccepted), (missing.Type, missing.ReturnedAt!.Value, missing.InterviewOffered!.Value, missing.InterviewAccepted));
    }

    [Theory]
    [InlineData("17", 17, 0)]
    [InlineData("40", 40, 0)]
    [InlineData("41", null, 1)]
    [InlineData("low", null, 1)]
    [InlineData("", null, 0)]
    public void A_score_is_a_whole_number_from_0_to_40(string text, int? score, int problems)
    {
        using var folder = Folder.WithPersons("A").With("ssd_sdq_scores.csv", "csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_reason,csdq_sdq_score", $"d1,A,2024-01-03,SDQ2,{text}");
        var scored = Assert.Single(folder.Read()).Entries.OfType<DifficultiesScore>().SingleOrDefault();
        Assert.Equal(score, scored?.Score);
        Assert.Equal(problems, folder.Problems.Count);
    }

    [Fact]
    public void Early_help_and_a_care_plan_have_a_start_and_an_end()
    {
        using var folder = Folder.WithPersons("A")
            .With("ssd_early_help_episodes.csv", "earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,earl_episode_worker_id", "h1,A,2024-01-03,2024-02-01,W1")
            .With("ssd_cla_care_plan.csv", "lacp_table_id,lacp_person_id,lacp_cla_care_plan_start_date,lacp_cla_care_plan_end_date", "c1,A,2024-03-03,2024-04-01");
        var entries = Assert.Single(folder.Read()).Entries;
        Assert.Equal((ApproximateDate.Exactly(new(2024, 2, 1)), new WorkerId("W1")), Assert.IsType<EarlyHelpEpisode>(entries[0]) is var help ? (help.EndedOn, help.Worker) : default);
        Assert.Equal(ApproximateDate.Exactly(new(2024, 4, 1)), Assert.IsType<CarePlan>(entries[1]).EndedOn);
    }

    [Fact]
    public void Pre_proceedings_are_a_decision_a_letter_a_meeting_and_an_end_each_on_its_day()
    {
        using var folder = Folder.WithPersons("A").With("ssd_pre_proceedings.csv",
            "prep_table_id,prep_person_id,prep_plo_family_id,prep_pre_pro_decision_date,prep_initial_pre_pro_meeting_date,prep_pre_pro_outcome,prep_agree_stepdown_issue_date,prep_pre_pro_letter_date",
            "t1,A,F1,2024-01-03,2024-01-20,Decision to issue,2024-04-01,2024-01-10");
        var entries = Assert.Single(folder.Read()).Entries;
        Assert.Equal(["prep:t1", "prep:t1:letter", "prep:t1:meeting", "prep:t1:ended"], entries.Select(e => e.Id.Value));
        Assert.Equal("F1", Assert.IsType<PreProceedingsDecision>(entries[0]).Family);
        Assert.IsType<LetterBeforeProceedings>(entries[1]);
        Assert.IsType<PreProceedingsMeeting>(entries[2]);
        Assert.Equal(PreProceedingsOutcome.Issue, Assert.IsType<PreProceedingsEnd>(entries[3]).Outcome);
    }
}
