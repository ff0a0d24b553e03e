using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.PreProceedings;
using Duecare.Domain.Visits;
using static Duecare.Exchange.SafeguardingDataset.SafeguardingTables;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>What the rows of the tables on looked-after and missing children and on pre-proceedings mean, as entries.</summary>
internal static class LookedAfterEntries
{
    private static readonly TableColumns StatusColumns = TableColumns.AfterKey(SafeguardingTables.LegalStatus);
    private static readonly int StatusCode = StatusColumns.Want("lega_legal_status");
    private static readonly int StatusStart = StatusColumns.Want("lega_legal_status_start_date");
    private static readonly int StatusEnd = StatusColumns.Want("lega_legal_status_end_date");

    private static readonly TableColumns EpisodeColumns = TableColumns.AfterKey(ClaEpisodes);
    private static readonly int EpisodeStart = EpisodeColumns.Want("clae_cla_episode_start_date");
    private static readonly int EpisodeStartReason = EpisodeColumns.Want("clae_cla_episode_start_reason");
    private static readonly int EpisodeNeed = EpisodeColumns.Want("clae_cla_primary_need_code");
    private static readonly int EpisodeEnd = EpisodeColumns.Want("clae_cla_episode_ceased_date");
    private static readonly int EpisodeEndReason = EpisodeColumns.Want("clae_cla_episode_ceased_reason");
    private static readonly int EpisodeReferral = EpisodeColumns.Want("clae_referral_id");

    private static readonly TableColumns PlacementColumns = TableColumns.AfterKey(ClaPlacement);
    private static readonly int PlacementStart = PlacementColumns.Want("clap_cla_placement_start_date");
    private static readonly int PlacementEnd = PlacementColumns.Want("clap_cla_placement_end_date");
    private static readonly int PlacementType = PlacementColumns.Want("clap_cla_placement_type");
    private static readonly int PlacementUrn = PlacementColumns.Want("clap_cla_placement_urn");
    private static readonly int PlacementProvider = PlacementColumns.Want("clap_cla_placement_provider");
    private static readonly int PlacementPostcode = PlacementColumns.Want("clap_cla_placement_postcode");
    private static readonly int PlacementChange = PlacementColumns.Want("clap_cla_placement_change_reason");

    private static readonly TableColumns ReviewColumns = TableColumns.AfterKey(ClaReviews);
    private static readonly int ReviewDue = ReviewColumns.Want("clar_cla_review_due_date");
    private static readonly int ReviewDate = ReviewColumns.Want("clar_cla_review_date");
    private static readonly int ReviewCancelled = ReviewColumns.Want("clar_cla_review_cancelled");
    private static readonly int ReviewParticipation = ReviewColumns.Want("clar_cla_review_participation");

    private static readonly TableColumns VisitColumns =
        TableColumns.OfVisits(ClaVisits, VisitType.LookedAfter, "clav_cla_visit_date", "clav_cla_visit_seen", "clav_cla_visit_seen_alone");

    private static readonly TableColumns HealthColumns = TableColumns.AfterKey(ClaHealth);
    private static readonly int HealthType = HealthColumns.Want("clah_health_check_type");
    private static readonly int HealthDate = HealthColumns.Want("clah_health_check_date");
    private static readonly int HealthStatus = HealthColumns.Want("clah_health_check_status");

    private static readonly TableColumns CarePlanColumns = TableColumns.AfterKey(ClaCarePlan);
    private static readonly int CarePlanStart = CarePlanColumns.Want("lacp_cla_care_plan_start_date");
    private static readonly int CarePlanEnd = CarePlanColumns.Want("lacp_cla_care_plan_end_date");

    private static readonly TableColumns ScoreColumns = TableColumns.AfterKey(SdqScores);
    private static readonly int ScoreDate = ScoreColumns.Want("csdq_sdq_completed_date");
    private static readonly int ScoreReason = ScoreColumns.Want("csdq_sdq_reason");
    private static readonly int Score = ScoreColumns.Want("csdq_sdq_score");

    private static readonly TableColumns MissingColumns = TableColumns.AfterKey(SafeguardingTables.Missing);
    private static readonly int MissingStart = MissingColumns.Want("miss_missing_episode_start_date");
    private static readonly int MissingKind = MissingColumns.Want("miss_missing_episode_type");
    private static readonly int MissingEnd = MissingColumns.Want("miss_missing_episode_end_date");
    private static readonly int MissingOffered = MissingColumns.Want("miss_missing_rhi_offered");
    private static readonly int MissingAccepted = MissingColumns.Want("miss_missing_rhi_accepted");

    private static readonly TableColumns PreProceedingsColumns = TableColumns.AfterKey(SafeguardingTables.PreProceedings);
    private static readonly int PreFamily = PreProceedingsColumns.Want("prep_plo_family_id");
    private static readonly int PreDecision = PreProceedingsColumns.Want("prep_pre_pro_decision_date");
    private static readonly int PreGateway = PreProceedingsColumns.Want("prep_legal_gateway_outcome");
    private static readonly int PreLetter = PreProceedingsColumns.Want("prep_pre_pro_letter_date");
    private static readonly int PreMeeting = PreProceedingsColumns.Want("prep_initial_pre_pro_meeting_date");
    private static readonly int PreEnd = PreProceedingsColumns.Want("prep_agree_stepdown_issue_date");
    private static readonly int PreOutcome = PreProceedingsColumns.Want("prep_pre_pro_outcome");

    /// <summary>Every such table, legal statuses before the placements whose footing they decide.</summary>
    public static readonly IReadOnlyList<TableReading> Readings =
    [
        new(StatusColumns, ["lega_legal_status_id", "lega_legal_status", "lega_legal_status_start_date"], ReadStatus),
        new(EpisodeColumns, ["clae_cla_episode_id", "clae_cla_episode_start_date"], ReadEpisode),
        new(PlacementColumns, ["clap_cla_placement_id", "clap_cla_placement_start_date"], ReadPlacement),
        new(ReviewColumns, ["clar_cla_review_id", "clar_cla_review_date"], ReadReview),
        new(VisitColumns, ["clav_cla_visit_id", "clav_cla_visit_date", "clav_cla_visit_seen"], DatasetEntries.ReadVisit),
        new(HealthColumns, ["clah_health_check_id", "clah_health_check_type", "clah_health_check_date"], ReadHealth),
        new(CarePlanColumns, ["lacp_table_id", "lacp_cla_care_plan_start_date"], ReadCarePlan),
        new(ScoreColumns, ["csdq_table_id", "csdq_sdq_completed_date", "csdq_sdq_score"], ReadScore),
        new(MissingColumns, ["miss_table_id", "miss_missing_episode_start_date", "miss_missing_episode_type"], ReadMissing),
        new(PreProceedingsColumns, ["prep_table_id", "prep_pre_pro_decision_date"], ReadPreProceedings),
    ];

    private static void ReadStatus(ChildBuilder child, Row row)
    {
        row.TryDay(StatusStart, out var start);
        var end = row.Day(StatusEnd);
        if (row.Refused) return;
        var code = DatasetEntries.FirstWord(row.Text(StatusCode));
        if (FootingOf(code) is not { } footing)
        {
            row.Refuse(StatusCode, $"\"{code}\" is not a legal status: expected a code of the return on looked-after children, such as C2 or V2");
            return;
        }
        child.Add(new LegalStatus { Id = child.Id, Occurred = When.On(start), Children = child.Children, Footing = footing, EndedOn = DatasetEntries.Exactly(end) });
    }

    private static LegalFooting? FootingOf(string? code) => code?.ToUpperInvariant() switch
    {
        "C1" => LegalFooting.InterimCareOrder,
        "C2" => LegalFooting.CareOrder,
        "D1" => LegalFooting.FreeingOrder,
        "E1" => LegalFooting.PlacementOrder,
        "V2" => LegalFooting.Section20,
        "V3" => LegalFooting.ShortBreaksEachRecorded,
        "V4" => LegalFooting.ShortBreaksUnderAgreement,
        "L1" => LegalFooting.PoliceProtection,
        "L2" => LegalFooting.EmergencyProtectionOrder,
        "L3" => LegalFooting.ChildAssessmentOrder,
        "J1" => LegalFooting.Remand,
        "J2" => LegalFooting.PoliceAndCriminalEvidenceAct,
        "J3" => LegalFooting.YouthRehabilitationOrder,
        _ => null,
    };

    private static void ReadEpisode(ChildBuilder child, Row row)
    {
        row.TryDay(EpisodeStart, out var start);
        var end = row.Day(EpisodeEnd);
        if (row.Refused) return;
        child.Add(new LookedAfterEpisode
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            StartReason = StartReasonOf(DatasetEntries.FirstWord(row.Text(EpisodeStartReason))),
            PrimaryNeed = row.Text(EpisodeNeed),
            Referral = DatasetEntries.Referral(row, EpisodeReferral),
            EndedOn = DatasetEntries.Exactly(end),
            EndReason = DatasetEntries.FirstWord(row.Text(EpisodeEndReason)),
        });
    }

    private static Domain.LookedAfter.EpisodeStartReason? StartReasonOf(string? code) => code?.ToUpperInvariant() switch
    {
        "S" => Domain.LookedAfter.EpisodeStartReason.StartedToBeLookedAfter,
        "L" => Domain.LookedAfter.EpisodeStartReason.LegalStatus,
        "P" => Domain.LookedAfter.EpisodeStartReason.PlacementAndCarer,
        "T" => Domain.LookedAfter.EpisodeStartReason.PlacementSameCarer,
        "B" => Domain.LookedAfter.EpisodeStartReason.LegalStatusPlacementAndCarer,
        "U" => Domain.LookedAfter.EpisodeStartReason.LegalStatusAndPlacementSameCarer,
        _ => null,
    };

    /// <summary>P1 is a placement with a parent: its footing is the order in force as it begins. U1 and U4 are long-term fostering (regulation 22B).</summary>
    private static void ReadPlacement(ChildBuilder child, Row row)
    {
        row.TryDay(PlacementStart, out var start);
        var end = row.Day(PlacementEnd);
        if (row.Refused) return;
        var type = DatasetEntries.FirstWord(row.Text(PlacementType));
        var withParent = type == "P1";
        child.Add(new Placement
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            Basis = withParent ? BasisWithParent(child, start) : null,
            IntendedToLast = type is "U1" or "U4",
            Type = type,
            Provider = row.Text(PlacementProvider),
            Urn = row.Text(PlacementUrn),
            Postcode = row.Text(PlacementPostcode),
            EndedOn = DatasetEntries.Exactly(end),
            ChangeReason = row.Text(PlacementChange),
        });
        if (withParent) child.Replace<LegalStatus>(s => s.Occurred.Earliest > start && !(s.Occurred.Earliest >= end), s => s with { LivingWithParent = true });
    }

    private static PlacementBasis? BasisWithParent(ChildBuilder child, DateOnly day)
    {
        LegalFooting? footing = null;
        DateOnly since = default;
        foreach (var status in child.Entries.OfType<LegalStatus>())
        {
            if (status.Occurred.Earliest > day || status.Occurred.Earliest < since || status.EndedOn?.Latest <= day) continue;
            (footing, since) = (status.Footing, status.Occurred.Earliest);
        }
        return footing switch
        {
            LegalFooting.InterimCareOrder => PlacementBasis.WithParentUnderInterimCareOrder,
            LegalFooting.CareOrder => PlacementBasis.WithParentUnderCareOrder,
            _ => null,
        };
    }

    private static void ReadReview(ChildBuilder child, Row row)
    {
        var held = row.Day(ReviewDate);
        var due = row.Day(ReviewDue);
        var cancelled = row.Flag(ReviewCancelled);
        if (row.Refused || held is not { } day) return;
        child.Add(new LookedAfterReview
        {
            Id = child.Id,
            Occurred = When.On(day),
            Children = child.Children,
            Cancelled = cancelled == true,
            DueOn = DatasetEntries.Exactly(due),
            Participation = row.Text(ReviewParticipation),
        });
    }

    /// <summary>Authorities word the type and status of a check as they like; what only is planned or was cancelled is no entry.</summary>
    private static void ReadHealth(ChildBuilder child, Row row)
    {
        var checkedOn = row.Day(HealthDate);
        if (row.Refused || checkedOn is not { } day) return;
        var type = row.Text(HealthType);
        var status = row.Text(HealthStatus);
        if (Says(status, "plan") || Says(status, "cancel") || Says(status, "due")) return;
        bool? attended = Says(status, "refus") || Says(status, "not attend") || Says(status, "DNA") ? false : null;
        if (Says(type, "dent")) child.Add(new DentalCheck { Id = child.Id, Occurred = When.On(day), Children = child.Children, Attended = attended });
        else if (Says(type, "initial") || Says(type, "IHA")) child.Add(Assessed(HealthAssessmentType.Initial));
        else if (Says(type, "review") || Says(type, "RHA") || Says(type, "health")) child.Add(Assessed(HealthAssessmentType.Review));
        else row.Refuse(HealthType, $"\"{type}\" is not a health check: expected an initial or review health assessment, or a dental check");

        HealthAssessment Assessed(HealthAssessmentType which) => new() { Id = child.Id, Occurred = When.On(day), Children = child.Children, Type = which, Attended = attended };
    }

    private static void ReadCarePlan(ChildBuilder child, Row row)
    {
        row.TryDay(CarePlanStart, out var start);
        var end = row.Day(CarePlanEnd);
        if (row.Refused) return;
        child.Add(new CarePlan { Id = child.Id, Occurred = When.On(start), Children = child.Children, EndedOn = DatasetEntries.Exactly(end) });
    }

    private static void ReadScore(ChildBuilder child, Row row)
    {
        if (!row.TryDay(ScoreDate, out var day)) return;
        var text = row.Text(Score);
        var isScore = int.TryParse(text, out var score) && score is >= 0 and <= 40;
        if (text is not null && !isScore)
        {
            row.Refuse(Score, $"\"{text}\" is not a score: expected a whole number from 0 to 40");
            return;
        }
        child.Add(new DifficultiesScore
        {
            Id = child.Id,
            Occurred = When.On(day),
            Children = child.Children,
            Score = isScore ? score : null,
            NoScoreReason = row.Text(ScoreReason),
        });
    }

    private static void ReadMissing(ChildBuilder child, Row row)
    {
        row.TryDay(MissingStart, out var start);
        var end = row.Day(MissingEnd);
        var (offered, accepted) = (OfferedOf(row, MissingOffered), OfferedOf(row, MissingAccepted));
        if (row.Refused) return;
        var type = row.Text(MissingKind);
        child.Add(new MissingEpisode
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            Type = type is not null && type.StartsWith('A') ? MissingType.Away : MissingType.Missing,
            ReturnedAt = end is { } day ? When.On(day) : null,
            InterviewOffered = offered,
            InterviewAccepted = accepted,
        });
    }

    private static bool? OfferedOf(Row row, int column) => System.Text.Ascii.EqualsIgnoreCase(row[column], "NA"u8) ? null : row.Flag(column);

    private static void ReadPreProceedings(ChildBuilder child, Row row)
    {
        var decided = row.Day(PreDecision);
        var (letter, meeting, end) = (row.Day(PreLetter), row.Day(PreMeeting), row.Day(PreEnd));
        if (row.Refused) return;
        var (id, reason) = (child.Id.Value, row.Text(PreGateway) ?? "Not in the extract");
        if (decided is { } decision)
            child.Add(new PreProceedingsDecision { Id = new(id), Occurred = When.On(decision), Children = child.Children, Reason = reason, Family = row.Text(PreFamily) });
        if (letter is { } sent) child.Add(new LetterBeforeProceedings { Id = new(id + ":letter"), Occurred = When.On(sent), Children = child.Children });
        if (meeting is { } met) child.Add(new PreProceedingsMeeting { Id = new(id + ":meeting"), Occurred = When.On(met), Children = child.Children });
        if (end is not { } ended) return;
        var outcome = row.Text(PreOutcome);
        child.Add(new PreProceedingsEnd
        {
            Id = new(id + ":ended"),
            Occurred = When.On(ended),
            Children = child.Children,
            Outcome = Says(outcome, "step") ? PreProceedingsOutcome.SteppedDown : Says(outcome, "issue") ? PreProceedingsOutcome.Issue : PreProceedingsOutcome.Other,
            Reason = outcome ?? "Not in the extract",
        });
    }

    private static bool Says(string? words, string part) => words?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
