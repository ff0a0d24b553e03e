namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>One table of the Standard Safeguarding Dataset: its name and its columns as the specification sheet names them.</summary>
/// <param name="Name">The table's name without the prefix <c>ssd_</c>.</param>
/// <param name="Columns">Every column, in the sheet's order, which is the order they are written in; read, they may stand in any order.</param>
public sealed record SafeguardingTable(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>The column that tells one row from another; null where the table has none.</summary>
    public string? Key { get; init; }

    /// <summary>The column that names the child; null where the table names none.</summary>
    public string? Person { get; init; }

    /// <summary>How a row without a child's id is traced to one.</summary>
    public OwningTable? Owner { get; init; }

    /// <summary>The file that holds it, as this program writes it.</summary>
    public string FileName => $"ssd_{Name}.csv";

    /// <summary>Where a column stands in <see cref="Columns"/>.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == name) return i;
        throw new ArgumentException($"ssd_{Name} has no column {name}", nameof(name));
    }
}

/// <summary>The row of another table that says whose row this is.</summary>
/// <param name="Column">The column here that names the owning row.</param>
/// <param name="Table">The other table, without the prefix.</param>
/// <param name="OwnerColumn">The column there that holds the same value, beside the child's id.</param>
public sealed record OwningTable(string Column, string Table, string OwnerColumn);

/// <summary>The 48 tables of the Standard Safeguarding Dataset (data-to-insight/ssd-data-model, July 2026), for reading and for writing.</summary>
public static class SafeguardingTables
{
    /// <summary><c>ssd_person</c>.</summary>
    public static readonly SafeguardingTable Person = new("person",
        ["pers_person_id", "pers_forename", "pers_surname", "pers_sex", "pers_gender", "pers_ethnicity", "pers_dob",
        "pers_common_child_id", "pers_legacy_id", "pers_upn_unknown", "pers_send_flag", "pers_expected_dob", "pers_death_date",
        "pers_is_mother", "pers_nationality"])
    { Key = "pers_person_id", Person = "pers_person_id" };

    /// <summary><c>ssd_family</c>.</summary>
    public static readonly SafeguardingTable Family = new("family",
        ["fami_table_id", "fami_family_id", "fami_person_id"])
    { Key = "fami_table_id", Person = "fami_person_id" };

    /// <summary><c>ssd_address</c>.</summary>
    public static readonly SafeguardingTable Address = new("address",
        ["addr_table_id", "addr_address_json", "addr_person_id", "addr_address_type", "addr_address_start_date",
        "addr_address_end_date", "addr_address_postcode"])
    { Key = "addr_table_id", Person = "addr_person_id" };

    /// <summary><c>ssd_disability</c>.</summary>
    public static readonly SafeguardingTable Disability = new("disability",
        ["disa_person_id", "disa_table_id", "disa_disability_code"])
    { Key = "disa_table_id", Person = "disa_person_id" };

    /// <summary><c>ssd_immigration_status</c>.</summary>
    public static readonly SafeguardingTable ImmigrationStatus = new("immigration_status",
        ["immi_person_id", "immi_immigration_status_id", "immi_immigration_status", "immi_immigration_status_start_date",
        "immi_immigration_status_end_date"])
    { Key = "immi_immigration_status_id", Person = "immi_person_id" };

    /// <summary><c>ssd_mother</c>.</summary>
    public static readonly SafeguardingTable Mother = new("mother",
        ["moth_table_id", "moth_person_id", "moth_childs_person_id", "moth_childs_dob"])
    { Key = "moth_table_id", Person = "moth_childs_person_id" };

    /// <summary><c>ssd_legal_status</c>.</summary>
    public static readonly SafeguardingTable LegalStatus = new("legal_status",
        ["lega_legal_status_id", "lega_person_id", "lega_legal_status", "lega_legal_status_start_date",
        "lega_legal_status_end_date"])
    { Key = "lega_legal_status_id", Person = "lega_person_id" };

    /// <summary><c>ssd_contacts</c>.</summary>
    public static readonly SafeguardingTable Contacts = new("contacts",
        ["cont_contact_id", "cont_person_id", "cont_contact_date", "cont_contact_source_code", "cont_contact_source_desc",
        "cont_contact_outcome_json"])
    { Key = "cont_contact_id", Person = "cont_person_id" };

    /// <summary><c>ssd_early_help_episodes</c>.</summary>
    public static readonly SafeguardingTable EarlyHelpEpisodes = new("early_help_episodes",
        ["earl_episode_id", "earl_person_id", "earl_episode_start_date", "earl_episode_end_date", "earl_episode_reason",
        "earl_episode_end_reason", "earl_episode_organisation", "earl_episode_worker_id"])
    { Key = "earl_episode_id", Person = "earl_person_id" };

    /// <summary><c>ssd_cin_episodes</c>.</summary>
    public static readonly SafeguardingTable CinEpisodes = new("cin_episodes",
        ["cine_referral_id", "cine_person_id", "cine_referral_date", "cine_cin_primary_need_code", "cine_referral_source_code",
        "cine_referral_source_desc", "cine_referral_outcome_json", "cine_referral_nfa", "cine_close_reason", "cine_close_date",
        "cine_referral_team", "cine_referral_worker_id"])
    { Key = "cine_referral_id", Person = "cine_person_id" };

    /// <summary><c>ssd_cin_assessments</c>.</summary>
    public static readonly SafeguardingTable CinAssessments = new("cin_assessments",
        ["cina_assessment_id", "cina_person_id", "cina_referral_id", "cina_assessment_start_date", "cina_assessment_child_seen",
        "cina_assessment_auth_date", "cina_assessment_outcome_json", "cina_assessment_outcome_nfa", "cina_assessment_team",
        "cina_assessment_worker_id"])
    { Key = "cina_assessment_id", Person = "cina_person_id" };

    /// <summary><c>ssd_assessment_factors</c>.</summary>
    public static readonly SafeguardingTable AssessmentFactors = new("assessment_factors",
        ["cinf_table_id", "cinf_assessment_id", "cinf_assessment_factors_json"])
    { Key = "cinf_table_id", Owner = new("cinf_assessment_id", "cin_assessments", "cina_assessment_id") };

    /// <summary><c>ssd_cin_plans</c>.</summary>
    public static readonly SafeguardingTable CinPlans = new("cin_plans",
        ["cinp_cin_plan_id", "cinp_referral_id", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date",
        "cinp_cin_plan_team", "cinp_cin_plan_worker_id"])
    { Key = "cinp_cin_plan_id", Person = "cinp_person_id" };

    /// <summary><c>ssd_cin_visits</c>.</summary>
    public static readonly SafeguardingTable CinVisits = new("cin_visits",
        ["cinv_cin_visit_id", "cinv_person_id", "cinv_cin_visit_date", "cinv_cin_visit_seen", "cinv_cin_visit_seen_alone",
        "cinv_cin_visit_bedroom"])
    { Key = "cinv_cin_visit_id", Person = "cinv_person_id" };

    /// <summary><c>ssd_s47_enquiry</c>.</summary>
    public static readonly SafeguardingTable S47Enquiry = new("s47_enquiry",
        ["s47e_s47_enquiry_id", "s47e_referral_id", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date",
        "s47e_s47_nfa", "s47e_s47_outcome_json", "s47e_s47_completed_by_worker_id", "s47e_s47_completed_by_team"])
    { Key = "s47e_s47_enquiry_id", Person = "s47e_person_id" };

    /// <summary><c>ssd_initial_cp_conference</c>.</summary>
    public static readonly SafeguardingTable InitialCpConference = new("initial_cp_conference",
        ["icpc_icpc_id", "icpc_icpc_meeting_id", "icpc_s47_enquiry_id", "icpc_person_id", "icpc_cp_plan_id", "icpc_referral_id",
        "icpc_icpc_transfer_in", "icpc_icpc_target_date", "icpc_icpc_date", "icpc_icpc_outcome_cp_flag",
        "icpc_icpc_outcome_json", "icpc_icpc_team", "icpc_icpc_worker_id"])
    { Key = "icpc_icpc_id", Person = "icpc_person_id" };

    /// <summary><c>ssd_cp_plans</c>.</summary>
    public static readonly SafeguardingTable CpPlans = new("cp_plans",
        ["cppl_cp_plan_id", "cppl_referral_id", "cppl_icpc_id", "cppl_person_id", "cppl_cp_plan_start_date",
        "cppl_cp_plan_end_date", "cppl_cp_plan_initial_category", "cppl_cp_plan_ola", "cppl_cp_plan_latest_category"])
    { Key = "cppl_cp_plan_id", Person = "cppl_person_id" };

    /// <summary><c>ssd_cp_visits</c>.</summary>
    public static readonly SafeguardingTable CpVisits = new("cp_visits",
        ["cppv_cp_visit_id", "cppv_person_id", "cppv_cp_plan_id", "cppv_cp_visit_date", "cppv_cp_visit_seen",
        "cppv_cp_visit_seen_alone", "cppv_cp_visit_bedroom"])
    { Key = "cppv_cp_visit_id", Person = "cppv_person_id" };

    /// <summary><c>ssd_cp_reviews</c>.</summary>
    public static readonly SafeguardingTable CpReviews = new("cp_reviews",
        ["cppr_cp_review_id", "cppr_person_id", "cppr_cp_plan_id", "cppr_cp_review_due", "cppr_cp_review_date",
        "cppr_cp_review_meeting_id", "cppr_cp_review_outcome_continue_cp", "cppr_cp_review_quorate",
        "cppr_cp_review_participation"])
    { Key = "cppr_cp_review_id", Person = "cppr_person_id" };

    /// <summary><c>ssd_cla_episodes</c>.</summary>
    public static readonly SafeguardingTable ClaEpisodes = new("cla_episodes",
        ["clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_start_reason",
        "clae_cla_primary_need_code", "clae_cla_episode_ceased_date", "clae_cla_episode_ceased_reason", "clae_cla_id",
        "clae_referral_id", "clae_cla_placement_id", "clae_entered_care_date", "clae_cla_last_iro_contact_date"])
    { Key = "clae_cla_episode_id", Person = "clae_person_id" };

    /// <summary><c>ssd_cla_convictions</c>.</summary>
    public static readonly SafeguardingTable ClaConvictions = new("cla_convictions",
        ["clac_cla_conviction_id", "clac_person_id", "clac_cla_conviction_date", "clac_cla_conviction_offence"])
    { Key = "clac_cla_conviction_id", Person = "clac_person_id" };

    /// <summary><c>ssd_cla_health</c>.</summary>
    public static readonly SafeguardingTable ClaHealth = new("cla_health",
        ["clah_health_check_id", "clah_person_id", "clah_health_check_type", "clah_health_check_date",
        "clah_health_check_status"])
    { Key = "clah_health_check_id", Person = "clah_person_id" };

    /// <summary><c>ssd_cla_immunisations</c>.</summary>
    public static readonly SafeguardingTable ClaImmunisations = new("cla_immunisations",
        ["clai_person_id", "clai_immunisations_status", "clai_immunisations_status_date"])
    { Person = "clai_person_id" };

    /// <summary><c>ssd_cla_substance_misuse</c>.</summary>
    public static readonly SafeguardingTable ClaSubstanceMisuse = new("cla_substance_misuse",
        ["clas_substance_misuse_id", "clas_person_id", "clas_substance_misuse_date", "clas_substance_misused",
        "clas_intervention_received"])
    { Key = "clas_substance_misuse_id", Person = "clas_person_id" };

    /// <summary><c>ssd_cla_placement</c>.</summary>
    public static readonly SafeguardingTable ClaPlacement = new("cla_placement",
        ["clap_cla_placement_id", "clap_cla_placement_start_date", "clap_cla_placement_type", "clap_cla_placement_urn",
        "clap_cla_placement_distance", "clap_cla_id", "clap_cla_placement_provider", "clap_cla_placement_postcode",
        "clap_cla_placement_end_date", "clap_cla_placement_change_reason", "clap_person_id"])
    { Key = "clap_cla_placement_id", Person = "clap_person_id", Owner = new("clap_cla_id", "cla_episodes", "clae_cla_id") };

    /// <summary><c>ssd_cla_reviews</c>.</summary>
    public static readonly SafeguardingTable ClaReviews = new("cla_reviews",
        ["clar_cla_review_id", "clar_cla_id", "clar_cla_review_due_date", "clar_cla_review_date", "clar_cla_review_cancelled",
        "clar_cla_review_participation"])
    { Key = "clar_cla_review_id", Owner = new("clar_cla_id", "cla_episodes", "clae_cla_id") };

    /// <summary><c>ssd_cla_visits</c>.</summary>
    public static readonly SafeguardingTable ClaVisits = new("cla_visits",
        ["clav_cla_visit_id", "clav_cla_id", "clav_person_id", "clav_cla_visit_date", "clav_cla_visit_seen",
        "clav_cla_visit_seen_alone"])
    { Key = "clav_cla_visit_id", Person = "clav_person_id" };

    /// <summary><c>ssd_cla_previous_permanence</c>.</summary>
    public static readonly SafeguardingTable ClaPreviousPermanence = new("cla_previous_permanence",
        ["lapp_table_id", "lapp_person_id", "lapp_previous_permanence_order_date", "lapp_previous_permanence_option",
        "lapp_previous_permanence_la"])
    { Key = "lapp_table_id", Person = "lapp_person_id" };

    /// <summary><c>ssd_cla_care_plan</c>.</summary>
    public static readonly SafeguardingTable ClaCarePlan = new("cla_care_plan",
        ["lacp_table_id", "lacp_person_id", "lacp_cla_care_plan_start_date", "lacp_cla_care_plan_end_date",
        "lacp_cla_care_plan_json"])
    { Key = "lacp_table_id", Person = "lacp_person_id" };

    /// <summary><c>ssd_sdq_scores</c>.</summary>
    public static readonly SafeguardingTable SdqScores = new("sdq_scores",
        ["csdq_table_id", "csdq_person_id", "csdq_sdq_completed_date", "csdq_sdq_reason", "csdq_sdq_score"])
    { Key = "csdq_table_id", Person = "csdq_person_id" };

    /// <summary><c>ssd_missing</c>.</summary>
    public static readonly SafeguardingTable Missing = new("missing",
        ["miss_table_id", "miss_person_id", "miss_missing_episode_start_date", "miss_missing_episode_type",
        "miss_missing_episode_end_date", "miss_missing_rhi_offered", "miss_missing_rhi_accepted"])
    { Key = "miss_table_id", Person = "miss_person_id" };

    /// <summary><c>ssd_care_leavers</c>.</summary>
    public static readonly SafeguardingTable CareLeavers = new("care_leavers",
        ["clea_table_id", "clea_person_id", "clea_care_leaver_eligibility", "clea_care_leaver_in_touch",
        "clea_care_leaver_latest_contact", "clea_care_leaver_accommodation", "clea_care_leaver_accom_suitable",
        "clea_care_leaver_activity", "clea_pathway_plan_review_date", "clea_care_leaver_personal_advisor",
        "clea_care_leaver_allocated_team", "clea_care_leaver_worker_id"])
    { Key = "clea_table_id", Person = "clea_person_id" };

    /// <summary><c>ssd_permanence</c>.</summary>
    public static readonly SafeguardingTable Permanence = new("permanence",
        ["perm_table_id", "perm_person_id", "perm_cla_id", "perm_adm_decision_date", "perm_ffa_cp_decision_date",
        "perm_placement_order_date", "perm_placed_for_adoption_date", "perm_matched_date", "perm_adopted_by_carer_flag",
        "perm_placed_ffa_cp_date", "perm_decision_reversed_date", "perm_placed_foster_carer_date",
        "perm_part_of_sibling_group", "perm_siblings_placed_together", "perm_siblings_placed_apart",
        "perm_placement_provider_urn", "perm_decision_reversed_reason", "perm_permanence_order_date",
        "perm_permanence_order_type", "perm_adoption_worker_id", "perm_adopter_sex", "perm_adopter_legal_status",
        "perm_number_of_adopters"])
    { Key = "perm_table_id", Person = "perm_person_id" };

    /// <summary><c>ssd_involvements</c>.</summary>
    public static readonly SafeguardingTable Involvements = new("involvements",
        ["invo_involvements_id", "invo_professional_id", "invo_professional_role_id", "invo_professional_team",
        "invo_involvement_start_date", "invo_involvement_end_date", "invo_worker_change_reason", "invo_person_id",
        "invo_referral_id"])
    { Key = "invo_involvements_id", Person = "invo_person_id" };

    /// <summary><c>ssd_professionals</c>.</summary>
    public static readonly SafeguardingTable Professionals = new("professionals",
        ["prof_professional_id", "prof_staff_id", "prof_professional_name", "prof_social_worker_registration_no",
        "prof_professional_job_title", "prof_professional_caseload", "prof_professional_department",
        "prof_full_time_equivalency", "prof_agency_worker_flag"])
    { Key = "prof_professional_id" };

    /// <summary><c>ssd_send</c>.</summary>
    public static readonly SafeguardingTable Send = new("send",
        ["send_table_id", "send_upn", "send_uln", "send_upn_unknown", "send_person_id"])
    { Key = "send_table_id", Person = "send_person_id" };

    /// <summary><c>ssd_ehcp_requests</c>.</summary>
    public static readonly SafeguardingTable EhcpRequests = new("ehcp_requests",
        ["ehcr_ehcp_request_id", "ehcr_send_table_id", "ehcr_ehcp_req_date", "ehcr_ehcp_req_outcome_date",
        "ehcr_ehcp_req_outcome"])
    { Key = "ehcr_ehcp_request_id" };

    /// <summary><c>ssd_ehcp_assessment</c>.</summary>
    public static readonly SafeguardingTable EhcpAssessment = new("ehcp_assessment",
        ["ehca_ehcp_assessment_id", "ehca_ehcp_request_id", "ehca_ehcp_assessment_outcome_date", "ehca_ehcp_assessment_outcome",
        "ehca_ehcp_assessment_exceptions"])
    { Key = "ehca_ehcp_assessment_id" };

    /// <summary><c>ssd_ehcp_named_plan</c>.</summary>
    public static readonly SafeguardingTable EhcpNamedPlan = new("ehcp_named_plan",
        ["ehcn_named_plan_id", "ehcn_ehcp_asmt_id", "ehcn_named_plan_start_date", "ehcn_named_plan_ceased_date",
        "ehcn_named_plan_ceased_reason"])
    { Key = "ehcn_named_plan_id" };

    /// <summary><c>ssd_ehcp_active_plans</c>.</summary>
    public static readonly SafeguardingTable EhcpActivePlans = new("ehcp_active_plans",
        ["ehcp_active_ehcp_id", "ehcp_ehcp_request_id", "ehcp_active_ehcp_last_review_date"])
    { Key = "ehcp_active_ehcp_id" };

    /// <summary><c>ssd_sen_need</c>.</summary>
    public static readonly SafeguardingTable SenNeed = new("sen_need",
        ["senn_table_id", "senn_active_ehcp_id", "senn_active_ehcp_need_type", "senn_active_ehcp_need_rank"])
    { Key = "senn_table_id" };

    /// <summary><c>ssd_pre_proceedings</c>.</summary>
    public static readonly SafeguardingTable PreProceedings = new("pre_proceedings",
        ["prep_table_id", "prep_person_id", "prep_plo_family_id", "prep_pre_pro_decision_date",
        "prep_initial_pre_pro_meeting_date", "prep_pre_pro_outcome", "prep_agree_stepdown_issue_date",
        "prep_cp_plans_referral_period", "prep_legal_gateway_outcome", "prep_prev_pre_proc_child", "prep_prev_care_proc_child",
        "prep_pre_pro_letter_date", "prep_care_pro_letter_date", "prep_pre_pro_meetings_num", "prep_pre_pro_parents_legal_rep",
        "prep_parents_legal_rep_point_of_issue", "prep_court_reference", "prep_care_proc_court_hearings",
        "prep_care_proc_short_notice", "prep_proc_short_notice_reason", "prep_la_inital_plan_approved",
        "prep_la_initial_care_plan", "prep_la_final_plan_approved", "prep_la_final_care_plan"])
    { Key = "prep_table_id", Person = "prep_person_id" };

    /// <summary><c>ssd_voice_of_child</c>.</summary>
    public static readonly SafeguardingTable VoiceOfChild = new("voice_of_child",
        ["voch_table_id", "voch_person_id", "voch_explained_worries", "voch_story_help_understand", "voch_agree_worker",
        "voch_plan_safe", "voch_tablet_help_explain"])
    { Key = "voch_table_id", Person = "voch_person_id" };

    /// <summary><c>ssd_linked_identifiers</c>.</summary>
    public static readonly SafeguardingTable LinkedIdentifiers = new("linked_identifiers",
        ["link_table_id", "link_person_id", "link_identifier_type", "link_identifier_value", "link_valid_from_date",
        "link_valid_to_date"])
    { Key = "link_table_id", Person = "link_person_id" };

    /// <summary><c>ssd_s251_finance</c>.</summary>
    public static readonly SafeguardingTable S251Finance = new("s251_finance",
        ["s251_table_id", "s251_cla_placement_id", "s251_placeholder_1", "s251_placeholder_2", "s251_placeholder_3",
        "s251_placeholder_4"])
    { Key = "s251_table_id" };

    /// <summary><c>ssd_department</c>.</summary>
    public static readonly SafeguardingTable Department = new("department",
        ["dept_team_id", "dept_team_name", "dept_team_parent_id", "dept_team_parent_name"]);

    /// <summary><c>ssd_version_log</c>.</summary>
    public static readonly SafeguardingTable VersionLog = new("version_log",
        ["version_number", "release_date", "description", "is_current", "created_at", "created_by", "impact_description"]);

    /// <summary><c>ssd_api_data_staging</c>.</summary>
    public static readonly SafeguardingTable ApiDataStaging = new("api_data_staging",
        ["id", "person_id", "json_payload", "current_hash", "previous_hash", "submission_status", "submission_timestamp",
        "api_response", "row_state", "last_updated"]);

    /// <summary>Every table, in the order of the specification.</summary>
    public static readonly IReadOnlyList<SafeguardingTable> All =
    [
        Person, Family, Address, Disability, ImmigrationStatus, Mother, LegalStatus, Contacts, EarlyHelpEpisodes, CinEpisodes,
        CinAssessments, AssessmentFactors, CinPlans, CinVisits, S47Enquiry, InitialCpConference, CpPlans, CpVisits, CpReviews,
        ClaEpisodes, ClaConvictions, ClaHealth, ClaImmunisations, ClaSubstanceMisuse, ClaPlacement, ClaReviews, ClaVisits,
        ClaPreviousPermanence, ClaCarePlan, SdqScores, Missing, CareLeavers, Permanence, Involvements, Professionals, Send,
        EhcpRequests, EhcpAssessment, EhcpNamedPlan, EhcpActivePlans, SenNeed, PreProceedings, VoiceOfChild, LinkedIdentifiers,
        S251Finance, Department, VersionLog, ApiDataStaging,
    ];
}
