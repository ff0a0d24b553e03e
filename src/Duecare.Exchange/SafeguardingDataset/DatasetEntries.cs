using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.Oversight;
using Duecare.Domain.PreProceedings;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using static Duecare.Exchange.SafeguardingDataset.SafeguardingTables;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>What each table's rows mean, as entries.</summary>
/// <remarks>
/// A row whose event has no day yet (a review or conference that is only planned) makes no entry and is no fault. The dataset says days, so a time of day in it is not used.
/// </remarks>
internal static class DatasetEntries
{
    private static readonly string ReferralPrefix = TableReading.PrefixOf(CinEpisodes);
    private static readonly string AssessmentPrefix = TableReading.PrefixOf(CinAssessments);
    private static readonly string ConferencePrefix = TableReading.PrefixOf(InitialCpConference);

    /// <summary>What is read of a person.</summary>
    public static readonly TableColumns Persons = new(Person);
    private static readonly int PersonId = Persons.Want("pers_person_id");
    private static readonly int PersonForename = Persons.Want("pers_forename");
    private static readonly int PersonSurname = Persons.Want("pers_surname");
    private static readonly int PersonBorn = Persons.Want("pers_dob");
    private static readonly int PersonExpected = Persons.Want("pers_expected_dob");
    private static readonly int PersonDied = Persons.Want("pers_death_date");

    private static readonly TableColumns ContactColumns = TableColumns.AfterKey(Contacts);
    private static readonly int ContactDate = ContactColumns.Want("cont_contact_date");
    private static readonly int ContactSource = ContactColumns.Want("cont_contact_source_code");
    private static readonly int ContactSourceWords = ContactColumns.Want("cont_contact_source_desc");

    private static readonly TableColumns EpisodeColumns = TableColumns.AfterKey(CinEpisodes);
    private static readonly int ReferralDate = EpisodeColumns.Want("cine_referral_date");
    private static readonly int ReferralSource = EpisodeColumns.Want("cine_referral_source_code");
    private static readonly int ReferralSourceWords = EpisodeColumns.Want("cine_referral_source_desc");
    private static readonly int ReferralNeed = EpisodeColumns.Want("cine_cin_primary_need_code");
    private static readonly int ReferralNoFurtherAction = EpisodeColumns.Want("cine_referral_nfa");
    private static readonly int ClosureDate = EpisodeColumns.Want("cine_close_date");
    private static readonly int ClosureReason = EpisodeColumns.Want("cine_close_reason");

    private static readonly TableColumns FactorColumns = new(AssessmentFactors);
    private static readonly int FactorsAssessment = FactorColumns.Want("cinf_assessment_id");
    private static readonly int FactorsCodes = FactorColumns.Want("cinf_assessment_factors_json");

    private static readonly TableColumns AssessmentColumns = TableColumns.AfterKey(CinAssessments);
    private static readonly int AssessmentReferral = AssessmentColumns.Want("cina_referral_id");
    private static readonly int AssessmentStart = AssessmentColumns.Want("cina_assessment_start_date");
    private static readonly int AssessmentSeen = AssessmentColumns.Want("cina_assessment_child_seen");
    private static readonly int AssessmentAuthorised = AssessmentColumns.Want("cina_assessment_auth_date");
    private static readonly int AssessmentOutcomes = AssessmentColumns.Want("cina_assessment_outcome_json");
    private static readonly int AssessmentNoFurtherAction = AssessmentColumns.Want("cina_assessment_outcome_nfa");
    private static readonly int AssessmentTeam = AssessmentColumns.Want("cina_assessment_team");
    private static readonly int AssessmentWorker = AssessmentColumns.Want("cina_assessment_worker_id");

    private static readonly TableColumns CinPlanColumns = TableColumns.AfterKey(CinPlans);
    private static readonly int CinPlanReferral = CinPlanColumns.Want("cinp_referral_id");
    private static readonly int CinPlanStart = CinPlanColumns.Want("cinp_cin_plan_start_date");
    private static readonly int CinPlanEnd = CinPlanColumns.Want("cinp_cin_plan_end_date");
    private static readonly int CinPlanWorker = CinPlanColumns.Want("cinp_cin_plan_worker_id");

    private static readonly TableColumns CinVisitColumns =
        TableColumns.OfVisits(CinVisits, VisitType.ChildInNeed, "cinv_cin_visit_date", "cinv_cin_visit_seen", "cinv_cin_visit_seen_alone", "cinv_cin_visit_bedroom");

    private static readonly TableColumns EnquiryColumns = TableColumns.AfterKey(S47Enquiry);
    private static readonly int EnquiryReferral = EnquiryColumns.Want("s47e_referral_id");
    private static readonly int EnquiryStart = EnquiryColumns.Want("s47e_s47_start_date");
    private static readonly int EnquiryEnd = EnquiryColumns.Want("s47e_s47_end_date");
    private static readonly int EnquiryNoFurtherAction = EnquiryColumns.Want("s47e_s47_nfa");
    private static readonly int EnquiryOutcomes = EnquiryColumns.Want("s47e_s47_outcome_json");
    private static readonly int EnquiryWorker = EnquiryColumns.Want("s47e_s47_completed_by_worker_id");

    private static readonly TableColumns ConferenceColumns = TableColumns.AfterKey(InitialCpConference);
    private static readonly int ConferenceDate = ConferenceColumns.Want("icpc_icpc_date");
    private static readonly int ConferenceTransferIn = ConferenceColumns.Want("icpc_icpc_transfer_in");
    private static readonly int ConferencePlanMade = ConferenceColumns.Want("icpc_icpc_outcome_cp_flag");

    private static readonly TableColumns PlanColumns = TableColumns.AfterKey(CpPlans);
    private static readonly int PlanReferral = PlanColumns.Want("cppl_referral_id");
    private static readonly int PlanConference = PlanColumns.Want("cppl_icpc_id");
    private static readonly int PlanStart = PlanColumns.Want("cppl_cp_plan_start_date");
    private static readonly int PlanEnd = PlanColumns.Want("cppl_cp_plan_end_date");
    private static readonly int PlanInitialCategory = PlanColumns.Want("cppl_cp_plan_initial_category");
    private static readonly int PlanLatestCategory = PlanColumns.Want("cppl_cp_plan_latest_category");

    private static readonly TableColumns CpVisitColumns =
        TableColumns.OfVisits(CpVisits, VisitType.ChildProtection, "cppv_cp_visit_date", "cppv_cp_visit_seen", "cppv_cp_visit_seen_alone", "cppv_cp_visit_bedroom");

    private static readonly TableColumns ReviewColumns = TableColumns.AfterKey(CpReviews);
    private static readonly int ReviewDate = ReviewColumns.Want("cppr_cp_review_date");
    private static readonly int ReviewContinues = ReviewColumns.Want("cppr_cp_review_outcome_continue_cp");
    private static readonly int ReviewQuorate = ReviewColumns.Want("cppr_cp_review_quorate");

    private static readonly TableColumns InvolvementColumns = TableColumns.AfterKey(Involvements);
    private static readonly int InvolvedWorker = InvolvementColumns.Want("invo_professional_id");
    private static readonly int InvolvedRole = InvolvementColumns.Want("invo_professional_role_id");
    private static readonly int InvolvedTeam = InvolvementColumns.Want("invo_professional_team");
    private static readonly int InvolvedFrom = InvolvementColumns.Want("invo_involvement_start_date");
    private static readonly int InvolvedTo = InvolvementColumns.Want("invo_involvement_end_date");
    private static readonly int InvolvedChange = InvolvementColumns.Want("invo_worker_change_reason");

    private static readonly TableColumns EarlyHelpColumns = TableColumns.AfterKey(EarlyHelpEpisodes);
    private static readonly int EarlyHelpStart = EarlyHelpColumns.Want("earl_episode_start_date");
    private static readonly int EarlyHelpEnd = EarlyHelpColumns.Want("earl_episode_end_date");
    private static readonly int EarlyHelpReason = EarlyHelpColumns.Want("earl_episode_reason");
    private static readonly int EarlyHelpEndReason = EarlyHelpColumns.Want("earl_episode_end_reason");
    private static readonly int EarlyHelpOrganisation = EarlyHelpColumns.Want("earl_episode_organisation");
    private static readonly int EarlyHelpWorker = EarlyHelpColumns.Want("earl_episode_worker_id");

    /// <summary>Every table that is read, in the order in which a child's rows are.</summary>
    public static readonly IReadOnlyList<TableReading> Readings =
    [
        new(FactorColumns, ["cinf_assessment_id", "cinf_assessment_factors_json"], ReadFactors),
        new(ContactColumns, ["cont_contact_id", "cont_contact_date"], ReadContact),
        new(EpisodeColumns, ["cine_referral_id", "cine_referral_date"], ReadReferral),
        new(AssessmentColumns, ["cina_assessment_id", "cina_assessment_start_date"], ReadAssessment),
        new(CinPlanColumns, ["cinp_cin_plan_id", "cinp_cin_plan_start_date"], ReadCinPlan),
        new(CinVisitColumns, ["cinv_cin_visit_id", "cinv_cin_visit_date", "cinv_cin_visit_seen"], ReadVisit),
        new(EnquiryColumns, ["s47e_s47_enquiry_id", "s47e_s47_start_date"], ReadEnquiry),
        new(ConferenceColumns, ["icpc_icpc_id", "icpc_icpc_date"], ReadInitialConference),
        new(PlanColumns, ["cppl_cp_plan_id", "cppl_cp_plan_start_date"], ReadProtectionPlan),
        new(CpVisitColumns, ["cppv_cp_visit_id", "cppv_cp_visit_date", "cppv_cp_visit_seen"], ReadVisit),
        new(ReviewColumns, ["cppr_cp_review_id", "cppr_cp_review_date"], ReadReview),
        new(InvolvementColumns, ["invo_involvements_id", "invo_professional_id", "invo_involvement_start_date"], ReadInvolvement),
        new(EarlyHelpColumns, ["earl_episode_id", "earl_episode_start_date"], ReadEarlyHelp),
        .. LookedAfterEntries.Readings,
    ];

    /// <summary>The child that a row of the table of persons is. A date that can't be read is told, and the child read without it.</summary>
    public static Child Child(Row row)
    {
        var (forename, surname) = (row.Text(PersonForename), row.Text(PersonSurname));
        return new(new(row.Id(PersonId, "")!), row.Day(PersonBorn), row.Day(PersonExpected), row.Day(PersonDied))
        {
            Name = forename is null || surname is null ? forename ?? surname : $"{forename} {surname}",
        };
    }

    /// <summary>What a folder with these tables holds completely.</summary>
    /// <remarks>
    /// A table that is not there holds nothing, so what only it could show is not in the extract, rather than missed. Where several tables hold one kind of entry, as
    /// visits and conferences, the kind is held completely if none of them is missing that another table asks for.
    /// </remarks>
    public static IReadOnlyList<Coverage> Covered(IReadOnlyCollection<SafeguardingTable> tables)
    {
        var covered = new List<Coverage>();
        bool Has(params IEnumerable<SafeguardingTable> any) => any.Any(tables.Contains);
        void Cover<T>(bool held)
            where T : Entry
        {
            if (held) covered.Add(new(Words.Kebab(typeof(T).Name)));
        }
        Cover<Contact>(Has(Contacts));
        Cover<Referral>(Has(CinEpisodes));
        Cover<CaseClosure>(Has(CinEpisodes));
        Cover<ChildAndFamilyAssessment>(Has(CinAssessments));
        Cover<ChildInNeedPlan>(Has(CinPlans));
        Cover<Visit>(Has(CinVisits, CpVisits, ClaVisits) && (Has(CinVisits) || !Has(CinPlans)) && (Has(CpVisits) || !Has(CpPlans, InitialCpConference))
            && (Has(ClaVisits) || !Has(ClaPlacement)));
        Cover<Section47Enquiry>(Has(S47Enquiry));
        Cover<Conference>(Has(InitialCpConference, CpReviews) && (Has(InitialCpConference) || !Has(S47Enquiry)) && (Has(CpReviews) || !Has(CpPlans, InitialCpConference)));
        Cover<ProtectionPlan>(Has(CpPlans));
        Cover<Allocation>(Has(Involvements));
        Cover<EarlyHelpEpisode>(Has(EarlyHelpEpisodes));
        Cover<LookedAfterEpisode>(Has(ClaEpisodes));
        Cover<LegalStatus>(Has(SafeguardingTables.LegalStatus));
        Cover<Placement>(Has(ClaPlacement));
        Cover<LookedAfterReview>(Has(ClaReviews));
        Cover<HealthAssessment>(Has(ClaHealth));
        Cover<DentalCheck>(Has(ClaHealth));
        Cover<CarePlan>(Has(ClaCarePlan));
        Cover<DifficultiesScore>(Has(SdqScores));
        Cover<MissingEpisode>(Has(SafeguardingTables.Missing));
        Cover<PreProceedingsDecision>(Has(SafeguardingTables.PreProceedings));
        Cover<LetterBeforeProceedings>(Has(SafeguardingTables.PreProceedings));
        Cover<PreProceedingsMeeting>(Has(SafeguardingTables.PreProceedings));
        Cover<PreProceedingsEnd>(Has(SafeguardingTables.PreProceedings));
        return covered;
    }

    private static void ReadContact(ChildBuilder child, Row row)
    {
        if (!row.TryDay(ContactDate, out var day)) return;
        child.Add(new Contact
        {
            Id = child.Id,
            Occurred = When.On(day),
            Children = child.Children,
            Source = SourceCode(row.Text(ContactSource)),
            Referrer = row.Text(ContactSourceWords),
        });
    }

    private static void ReadReferral(ChildBuilder child, Row row)
    {
        row.TryDay(ReferralDate, out var received);
        var closed = row.Day(ClosureDate);
        var noFurtherAction = row.Flag(ReferralNoFurtherAction);
        if (row.Refused) return;
        var referral = new Referral
        {
            Id = child.Id,
            Occurred = When.On(received),
            Children = child.Children,
            Source = SourceCode(row.Text(ReferralSource)),
            Referrer = row.Text(ReferralSourceWords),
            PrimaryNeed = row.Text(ReferralNeed),
            NoFurtherAction = noFurtherAction,
        };
        child.Add(referral);
        if (closed is not { } day) return;
        child.Add(new CaseClosure
        {
            Id = new(referral.Id.Value + ":closed"),
            Occurred = When.On(day),
            Children = child.Children,
            Referral = referral.Id,
            ReasonCode = FirstWord(row.Text(ClosureReason)),
        });
    }

    private static void ReadFactors(ChildBuilder child, Row row)
    {
        if (row.Id(FactorsAssessment, AssessmentPrefix) is not { } assessment || row.Text(FactorsCodes) is not { } list) return;
        var codes = list.Split(['[', ']', '{', '}', '"', ',', ';', ':', ' '], StringSplitOptions.RemoveEmptyEntries);
        child.Factors[new(assessment)] = [.. codes.Where(code => code.Length <= 3 && char.IsAsciiDigit(code[0]))];
    }

    private static void ReadAssessment(ChildBuilder child, Row row)
    {
        row.TryDay(AssessmentStart, out var start);
        var authorised = row.Day(AssessmentAuthorised);
        var seen = row.Flag(AssessmentSeen);
        var outcome = OutcomeOf(row);
        if (row.Refused) return;
        var id = child.Id;
        child.Add(new ChildAndFamilyAssessment
        {
            Id = id,
            Occurred = When.On(start),
            Children = child.Children,
            Referral = Referral(row, AssessmentReferral),
            ChildSeen = seen,
            ChildSeenOn = seen == true && authorised >= start ? new ApproximateDate(start, authorised.Value) : null,
            AuthorisedOn = Exactly(authorised),
            Outcome = outcome,
            Factors = child.Factors.GetValueOrDefault(id, []),
            Worker = row.Text(AssessmentWorker) is { } worker ? new WorkerId(worker) : null,
            Team = row.Text(AssessmentTeam),
        });
    }

    private static AssessmentOutcome? OutcomeOf(Row row)
    {
        if (row.Flag(AssessmentNoFurtherAction) == true) return AssessmentOutcome.NoFurtherAction;
        if (row.FlagWithin(AssessmentOutcomes, "STRATEGY_DISCUSSION_FLAG"u8) == true) return AssessmentOutcome.ProtectionEnquiry;
        if (row.FlagWithin(AssessmentOutcomes, "PROV_OF_SERVICES_FLAG"u8) == true) return AssessmentOutcome.Services;
        return null;
    }

    private static void ReadCinPlan(ChildBuilder child, Row row)
    {
        row.TryDay(CinPlanStart, out var start);
        var end = row.Day(CinPlanEnd);
        if (row.Refused) return;
        child.Add(new ChildInNeedPlan
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            Referral = Referral(row, CinPlanReferral),
            LeadWorker = row.Text(CinPlanWorker) is { } worker ? new WorkerId(worker) : null,
            EndedOn = Exactly(end),
        });
    }

    /// <summary>A row of any table of visits.</summary>
    public static void ReadVisit(ChildBuilder child, Row row)
    {
        if (!row.TryDay(VisitColumn.Date, out var day)) return;
        var (seen, alone, bedroom) = (row.Answer(VisitColumn.Seen), row.Answer(VisitColumn.Alone), row.Has(VisitColumn.Bedroom) ? row.Answer(VisitColumn.Bedroom) : 0);
        if (row.Refused) return;
        var way = VisitsInBrief.WayOf(row.VisitType!.Value, seen, alone, bedroom);
        if (child.InBrief) child.AddVisit(day.DayNumber, way);
        else child.Add(VisitsInBrief.Made(way, day.DayNumber, child.Id, child.Children));
    }

    private static void ReadEnquiry(ChildBuilder child, Row row)
    {
        row.TryDay(EnquiryStart, out var start);
        var end = row.Day(EnquiryEnd);
        var noFurtherAction = row.Flag(EnquiryNoFurtherAction);
        if (row.Refused) return;
        child.Add(new Section47Enquiry
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            Referral = Referral(row, EnquiryReferral),
            LeadWorker = row.Text(EnquiryWorker) is { } worker ? new WorkerId(worker) : null,
            EndedOn = Exactly(end),
            ConferenceNeeded = noFurtherAction == true ? false : row.FlagWithin(EnquiryOutcomes, "CP_CONFERENCE_FLAG"u8),
        });
    }

    private static void ReadInitialConference(ChildBuilder child, Row row)
    {
        var held = row.Day(ConferenceDate);
        var transferIn = row.Flag(ConferenceTransferIn);
        var planMade = row.Flag(ConferencePlanMade);
        if (row.Refused || held is not { } day) return;
        child.Add(new Conference
        {
            Id = child.Id,
            Occurred = When.On(day),
            Children = child.Children,
            Type = transferIn == true ? ConferenceType.TransferIn : ConferenceType.Initial,
            Decision = planMade switch { true => ConferenceDecision.PlanMade, false => ConferenceDecision.NoPlan, _ => null },
        });
    }

    private static void ReadProtectionPlan(ChildBuilder child, Row row)
    {
        row.TryDay(PlanStart, out var start);
        var end = row.Day(PlanEnd);
        if (row.Refused) return;
        child.Add(new ProtectionPlan
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            Referral = Referral(row, PlanReferral),
            Conference = Reference(row.Id(PlanConference, ConferencePrefix)),
            InitialCategory = row.Text(PlanInitialCategory),
            LatestCategory = row.Text(PlanLatestCategory),
            EndedOn = Exactly(end),
        });
    }

    private static void ReadReview(ChildBuilder child, Row row)
    {
        var held = row.Day(ReviewDate);
        var continues = row.Flag(ReviewContinues);
        var quorate = row.Flag(ReviewQuorate);
        if (row.Refused || held is not { } day) return;
        child.Add(new Conference
        {
            Id = child.Id,
            Occurred = When.On(day),
            Children = child.Children,
            Type = ConferenceType.Review,
            Quorate = quorate,
            Decision = continues switch { true => ConferenceDecision.PlanContinues, false => ConferenceDecision.PlanEnds, _ => null },
        });
    }

    private static void ReadInvolvement(ChildBuilder child, Row row)
    {
        row.TryDay(InvolvedFrom, out var from);
        var to = row.Day(InvolvedTo);
        if (row.Refused || row.Text(InvolvedWorker) is not { } worker || RoleOf(row.Text(InvolvedRole)) is not { } role) return;
        child.Add(new Allocation
        {
            Id = child.Id,
            Occurred = When.On(from),
            Children = child.Children,
            Worker = new(worker),
            Role = role,
            Team = row.Text(InvolvedTeam),
            EndedOn = Exactly(to),
            ChangeReason = row.Text(InvolvedChange),
        });
    }

    private static void ReadEarlyHelp(ChildBuilder child, Row row)
    {
        row.TryDay(EarlyHelpStart, out var start);
        var end = row.Day(EarlyHelpEnd);
        if (row.Refused) return;
        child.Add(new EarlyHelpEpisode
        {
            Id = child.Id,
            Occurred = When.On(start),
            Children = child.Children,
            Reason = row.Text(EarlyHelpReason),
            Organisation = row.Text(EarlyHelpOrganisation),
            Worker = row.Text(EarlyHelpWorker) is { } worker ? new WorkerId(worker) : null,
            EndedOn = Exactly(end),
            EndReason = row.Text(EarlyHelpEndReason),
        });
    }

    /// <summary>The role that an authority's words for it mean. Other professionals are involved too and hold no duty: null.</summary>
    private static Role? RoleOf(string? words)
    {
        bool Says(string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
        if (words is null) return Role.SocialWorker;
        if (Says("reviewing officer") || words.Equals("IRO", StringComparison.OrdinalIgnoreCase)) return Role.IndependentReviewingOfficer;
        if (Says("chair")) return Role.ConferenceChair;
        if (Says("early help") || Says("family support")) return Role.EarlyHelpWorker;
        if (Says("manager")) return Role.TeamManager;
        if (Says("social worker") || Says("allocated") || Says("case worker") || words.Equals("SW", StringComparison.OrdinalIgnoreCase)) return Role.SocialWorker;
        return null;
    }

    /// <summary>The referral that a row names.</summary>
    public static EntryId? Referral(Row row, int column) => Reference(row.Id(column, ReferralPrefix));

    private static EntryId? Reference(string? id) => id is null ? null : new EntryId(id);

    public static ApproximateDate? Exactly(DateOnly? day) => day is { } known ? ApproximateDate.Exactly(known) : null;

    /// <summary>The census's code of a source of referral, where words follow it: "1A: Individual" is 1A.</summary>
    private static string? SourceCode(string? text) => FirstWord(text) is { Length: > 2 } word ? word[..2] : FirstWord(text);

    public static string? FirstWord(string? text)
    {
        if (text is null) return null;
        var end = text.AsSpan().IndexOfAny(" :-–");
        return end <= 0 ? text : text[..end];
    }
}
