using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.ChildInNeed;
using Duecare.Domain.Chronology;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.LookedAfter;
using Duecare.Domain.Missing;
using Duecare.Domain.Oversight;
using Duecare.Domain.Protection;
using Duecare.Domain.Visits;
using static Duecare.Exchange.SafeguardingDataset.SafeguardingTables;

namespace Duecare.Exchange.SafeguardingDataset;

/// <summary>An address in the dataset.</summary>
/// <param name="Street">House and street.</param>
/// <param name="Town">Town.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="From">The first day there.</param>
/// <param name="To">The last day there; null where the person still is.</param>
public sealed record DatasetAddress(string Street, string Town, string Postcode, DateOnly From, DateOnly? To);

/// <summary>A child as the dataset's table of persons knows one, with what hangs on the person alone.</summary>
public sealed record DatasetPerson
{
    /// <summary>The child.</summary>
    public required Child Child { get; init; }

    /// <summary>Forename.</summary>
    public string? Forename { get; init; }

    /// <summary>Surname.</summary>
    public string? Surname { get; init; }

    /// <summary>Sex, F or M.</summary>
    public string? Sex { get; init; }

    /// <summary>Ethnicity, by census code.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Disability, by census code.</summary>
    public string? Disability { get; init; }

    /// <summary>The family's id, shared by brothers and sisters.</summary>
    public string? Family { get; init; }

    /// <summary>Addresses, earliest first.</summary>
    public IReadOnlyList<DatasetAddress> Addresses { get; init; } = [];
}

/// <summary>A worker as the dataset's table of professionals knows one.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Name">Name.</param>
/// <param name="Team">The team.</param>
/// <param name="Agency">Whether employed through an agency.</param>
public sealed record DatasetProfessional(WorkerId Worker, string Name, string Team, bool Agency);

/// <summary>Writes children's records as a folder of Standard Safeguarding Dataset files, child by child, holding no more than one.</summary>
/// <remarks>
/// Give the children in the order of their ids: every table then comes in that order. Only what stands is written, and only what the dataset has a column for:
/// core groups, restrictions, actions, reasons and supervision have none. A visit that was not made has no row; one at which nobody was seen has one, with N.
/// A visit for a section 47 enquiry is among those to children in need, the dataset having no table of its own for it.
/// </remarks>
public sealed class SafeguardingDatasetWriter : IDisposable
{
    private readonly List<SafeguardingTableWriter> _all = [];
    private readonly SafeguardingTableWriter _people;
    private readonly SafeguardingTableWriter _families;
    private readonly SafeguardingTableWriter _addresses;
    private readonly SafeguardingTableWriter _disabilities;
    private readonly SafeguardingTableWriter _professionals;
    private readonly SafeguardingTableWriter _departments;
    private readonly FrontDoorRows _frontDoor;
    private readonly ProtectionRows _protection;
    private readonly CareRows _care;

    /// <summary>Creates the files in a folder, or empties those that are there.</summary>
    public SafeguardingDatasetWriter(string folder)
    {
        Directory.CreateDirectory(folder);
        SafeguardingTableWriter Open(SafeguardingTable table)
        {
            var writer = new SafeguardingTableWriter(folder, table);
            _all.Add(writer);
            return writer;
        }
        _people = Open(Person);
        _families = Open(Family);
        _addresses = Open(Address);
        _disabilities = Open(Disability);
        _professionals = Open(Professionals);
        _departments = Open(Department);
        _frontDoor = new(Open);
        _protection = new(Open);
        _care = new(Open);
    }

    /// <summary>Writes a child.</summary>
    /// <param name="person">The child as a person.</param>
    /// <param name="entries">Every entry that names the child, in any order.</param>
    public void Write(DatasetPerson person, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(person);
        WritePerson(person);
        var standing = new Standing(person.Child.Id, new ChildChronology(person.Child, entries).Standing());
        foreach (var entry in standing.Entries)
        {
            if (!_frontDoor.Write(entry, standing) && !_protection.Write(entry, standing)) _care.Write(entry, standing);
        }
    }

    /// <summary>Writes a worker.</summary>
    public void Write(DatasetProfessional professional)
    {
        ArgumentNullException.ThrowIfNull(professional);
        _professionals.Text(professional.Worker.Value);
        _professionals.Text(professional.Worker.Value);
        _professionals.Text(professional.Name);
        _professionals.Empty();
        _professionals.Text("Social worker");
        _professionals.Empty();
        _professionals.Text(professional.Team);
        _professionals.Empty();
        _professionals.Flag(professional.Agency);
        _professionals.EndRow();
    }

    /// <summary>Writes a team.</summary>
    public void WriteTeam(string name)
    {
        _departments.Text(name);
        _departments.Text(name);
        _departments.Empty(2);
        _departments.EndRow();
    }

    /// <inheritdoc/>
    public void Dispose() => _all.ForEach(table => table.Dispose());

    private void WritePerson(DatasetPerson person)
    {
        var id = person.Child.Id.Value;
        _people.Text(id);
        _people.Text(person.Forename);
        _people.Text(person.Surname);
        _people.Text(person.Sex);
        _people.Text(person.Sex);
        _people.Text(person.Ethnicity);
        _people.Day(person.Child.Born);
        _people.Empty(4);
        _people.Day(person.Child.Expected);
        _people.Day(person.Child.Died);
        _people.Flag(false);
        _people.Empty();
        _people.EndRow();
        if (person.Family is not null) WriteFamily(person.Family, id);
        if (person.Disability is not null) WriteDisability(person.Disability, id);
        for (var n = 0; n < person.Addresses.Count; n++) WriteAddress(person.Addresses[n], id, n + 1);
    }

    private void WriteFamily(string family, string id)
    {
        _families.Text($"{id}-F1");
        _families.Text(family);
        _families.Text(id);
        _families.EndRow();
    }

    private void WriteDisability(string code, string id)
    {
        _disabilities.Text(id);
        _disabilities.Text($"{id}-D1");
        _disabilities.Text(code);
        _disabilities.EndRow();
    }

    private void WriteAddress(DatasetAddress address, string id, int number)
    {
        _addresses.Text($"{id}-L{number}");
        _addresses.Text($$"""{"ADDRESS_LINE_1":"{{address.Street}}","TOWN":"{{address.Town}}","POSTCODE":"{{address.Postcode}}"}""");
        _addresses.Text(id);
        _addresses.Text("HOME");
        _addresses.Day(address.From);
        _addresses.Day(address.To);
        _addresses.Text(address.Postcode);
        _addresses.EndRow();
    }
}

/// <summary>The entries of one child that stand, in order of day, and the questions that rows ask of them.</summary>
internal sealed class Standing(ChildId child, IReadOnlyList<Entry> entries)
{
    public ChildId Child => child;

    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>The first of a kind that fits.</summary>
    public T? First<T>(Func<T, bool> fits)
        where T : Entry
    {
        for (var i = 0; i < entries.Count; i++)
            if (entries[i] is T entry && fits(entry)) return entry;
        return null;
    }

    /// <summary>The last of a kind by a day.</summary>
    public T? Last<T>(DateOnly by)
        where T : Entry
    {
        T? last = null;
        for (var i = 0; i < entries.Count && Day(entries[i]) <= by; i++) last = entries[i] as T ?? last;
        return last;
    }

    public static DateOnly Day(Entry entry) => entry.Occurred.Latest;
}

/// <summary>Rows from the first contact to the end of a plan for a child in need.</summary>
internal sealed class FrontDoorRows(Func<SafeguardingTable, SafeguardingTableWriter> open)
{
    private readonly SafeguardingTableWriter _contacts = open(Contacts);
    private readonly SafeguardingTableWriter _earlyHelp = open(EarlyHelpEpisodes);
    private readonly SafeguardingTableWriter _episodes = open(CinEpisodes);
    private readonly SafeguardingTableWriter _assessments = open(CinAssessments);
    private readonly SafeguardingTableWriter _factors = open(AssessmentFactors);
    private readonly SafeguardingTableWriter _plans = open(CinPlans);
    private readonly SafeguardingTableWriter _involvements = open(Involvements);

    public bool Write(Entry entry, Standing standing)
    {
        switch (entry)
        {
            case Contact contact: Write(contact, standing); break;
            case EarlyHelpEpisode episode: Write(episode, standing); break;
            case Referral referral: Write(referral, standing); break;
            case ChildAndFamilyAssessment assessment: Write(assessment, standing); break;
            case ChildInNeedPlan plan: Write(plan, standing); break;
            case Allocation allocation: Write(allocation, standing); break;
            default: return false;
        }
        return true;
    }

    private void Write(Contact contact, Standing standing)
    {
        _contacts.Key(contact.Id, standing.Child);
        _contacts.Text(standing.Child.Value);
        _contacts.Day(Standing.Day(contact));
        _contacts.Text(contact.Source);
        _contacts.Text(contact.Referrer);
        _contacts.Empty();
        _contacts.EndRow();
    }

    private void Write(EarlyHelpEpisode episode, Standing standing)
    {
        var end = standing.First<EarlyHelpEpisodeEnd>(e => e.Episode == episode.Id);
        _earlyHelp.Key(episode.Id, standing.Child);
        _earlyHelp.Text(standing.Child.Value);
        _earlyHelp.Day(Standing.Day(episode));
        _earlyHelp.Day(end is null ? episode.EndedOn?.Latest : Standing.Day(end));
        _earlyHelp.Text(episode.Reason);
        _earlyHelp.Text(end?.Reason is { } reason ? Domain.Duties.Words.Of(reason) : episode.EndReason);
        _earlyHelp.Text(episode.Organisation);
        _earlyHelp.Text(episode.Worker?.Value);
        _earlyHelp.EndRow();
    }

    private void Write(Referral referral, Standing standing)
    {
        var closure = standing.First<CaseClosure>(c => c.Referral == referral.Id);
        var allocation = standing.First<Allocation>(a => a.Occurred.Latest >= referral.Occurred.Latest);
        _episodes.Key(referral.Id, standing.Child);
        _episodes.Text(standing.Child.Value);
        _episodes.Day(Standing.Day(referral));
        _episodes.Text(referral.PrimaryNeed);
        _episodes.Text(referral.Source);
        _episodes.Text(referral.Referrer);
        _episodes.Empty();
        _episodes.Flag(EndedInNothing(referral, standing));
        _episodes.Text(closure?.ReasonCode);
        _episodes.Day(closure?.Occurred.Latest);
        _episodes.Text(allocation?.Team);
        _episodes.Text(allocation?.Worker.Value);
        _episodes.EndRow();
    }

    private static bool? EndedInNothing(Referral referral, Standing standing) =>
        standing.First<ReferralDecision>(d => d.Referral == referral.Id) is { } decision
            ? decision.Outcome is ReferralOutcome.NoFurtherAction or ReferralOutcome.AdviceOrSignpost or ReferralOutcome.EarlyHelp
            : referral.NoFurtherAction;

    private void Write(ChildAndFamilyAssessment assessment, Standing standing)
    {
        var authorisation = standing.First<AssessmentAuthorisation>(a => a.Assessment == assessment.Id);
        var authorised = authorisation?.Occurred.Latest ?? assessment.AuthorisedOn?.Latest;
        var outcome = authorisation?.Outcome ?? assessment.Outcome;
        _assessments.Key(assessment.Id, standing.Child);
        _assessments.Text(standing.Child.Value);
        _assessments.Key(assessment.Referral, standing.Child);
        _assessments.Day(Standing.Day(assessment));
        _assessments.Flag(assessment.ChildSeen ?? SeenDuring(assessment, authorised, standing));
        _assessments.Day(authorised);
        _assessments.Text(outcome switch
        {
            AssessmentOutcome.ProtectionEnquiry => "{\"STRATEGY_DISCUSSION_FLAG\":\"Y\"}",
            AssessmentOutcome.ChildInNeedPlan or AssessmentOutcome.Services => "{\"PROV_OF_SERVICES_FLAG\":\"Y\"}",
            _ => null,
        });
        _assessments.Flag(outcome is null ? null : outcome == AssessmentOutcome.NoFurtherAction);
        _assessments.Text(assessment.Team);
        _assessments.Text(assessment.Worker?.Value);
        _assessments.EndRow();
        if (assessment.Factors.Count > 0) WriteFactors(assessment, standing);
    }

    private static bool SeenDuring(ChildAndFamilyAssessment assessment, DateOnly? authorised, Standing standing) =>
        standing.First<Visit>(v => v.Occurred.Latest >= assessment.Occurred.Latest && (authorised is null || v.Occurred.Latest <= authorised)
            && ChildsFacts.Of(v, standing.Child).Seen == true) is not null;

    private void WriteFactors(ChildAndFamilyAssessment assessment, Standing standing)
    {
        _factors.Key(assessment.Id, standing.Child);
        _factors.Key(assessment.Id, standing.Child);
        _factors.Text($"[\"{string.Join("\",\"", assessment.Factors)}\"]");
        _factors.EndRow();
    }

    private void Write(ChildInNeedPlan plan, Standing standing)
    {
        var end = standing.First<ChildInNeedPlanEnd>(e => e.Plan == plan.Id);
        var allocation = standing.Last<Allocation>(plan.Occurred.Latest);
        _plans.Key(plan.Id, standing.Child);
        _plans.Key(plan.Referral, standing.Child);
        _plans.Text(standing.Child.Value);
        _plans.Day(Standing.Day(plan));
        _plans.Day(end?.Occurred.Latest ?? plan.EndedOn?.Latest);
        _plans.Text(allocation?.Team);
        _plans.Text(plan.LeadWorker?.Value ?? allocation?.Worker.Value);
        _plans.EndRow();
    }

    private void Write(Allocation allocation, Standing standing)
    {
        var from = Standing.Day(allocation);
        var left = standing.First<AllocationEnd>(e => e.Worker == allocation.Worker && e.Occurred.Latest >= from);
        var closed = standing.First<CaseClosure>(c => c.Occurred.Latest >= from);
        var next = standing.First<Allocation>(a => a.Occurred.Latest > from);
        _involvements.Key(allocation.Id, standing.Child);
        _involvements.Text(allocation.Worker.Value);
        _involvements.Text("Social worker");
        _involvements.Text(allocation.Team);
        _involvements.Day(from);
        _involvements.Day(Earliest(allocation.EndedOn?.Latest, left?.Occurred.Latest, closed?.Occurred.Latest, next?.Occurred.Latest.AddDays(-1)));
        _involvements.Text(left?.ChangeReason ?? allocation.ChangeReason);
        _involvements.Text(standing.Child.Value);
        _involvements.Key(standing.Last<Referral>(from)?.Id, standing.Child);
        _involvements.EndRow();
    }

    private static DateOnly? Earliest(params ReadOnlySpan<DateOnly?> days)
    {
        DateOnly? earliest = null;
        foreach (var day in days)
            if (day is not null && (earliest is null || day < earliest)) earliest = day;
        return earliest;
    }
}

/// <summary>Rows of enquiries, conferences, protection plans and of every visit.</summary>
internal sealed class ProtectionRows(Func<SafeguardingTable, SafeguardingTableWriter> open)
{
    private readonly SafeguardingTableWriter _childInNeedVisits = open(CinVisits);
    private readonly SafeguardingTableWriter _enquiries = open(S47Enquiry);
    private readonly SafeguardingTableWriter _conferences = open(InitialCpConference);
    private readonly SafeguardingTableWriter _plans = open(CpPlans);
    private readonly SafeguardingTableWriter _visits = open(CpVisits);
    private readonly SafeguardingTableWriter _reviews = open(CpReviews);

    public bool Write(Entry entry, Standing standing)
    {
        switch (entry)
        {
            case Visit { Type: VisitType.ChildProtection, Outcome: not VisitOutcome.NotMade } visit: Write(visit, standing); break;
            case Visit { Type: null or VisitType.ChildInNeed or VisitType.Section47, Outcome: not VisitOutcome.NotMade } visit: WriteChildInNeed(visit, standing); break;
            case Section47Enquiry enquiry: Write(enquiry, standing); break;
            case Conference { Type: ConferenceType.Review } review: WriteReview(review, standing); break;
            case Conference conference: Write(conference, standing); break;
            case ProtectionPlan plan: Write(plan, standing); break;
            default: return false;
        }
        return true;
    }

    private void Write(Visit visit, Standing standing)
    {
        var facts = ChildsFacts.Of(visit, standing.Child);
        _visits.Key(visit.Id, standing.Child);
        _visits.Text(standing.Child.Value);
        _visits.Key(standing.Last<ProtectionPlan>(visit.Occurred.Latest)?.Id, standing.Child);
        _visits.Day(Standing.Day(visit));
        _visits.Flag(facts.Seen);
        _visits.Flag(facts.Alone);
        _visits.Flag(facts.Bedroom);
        _visits.EndRow();
    }

    private void WriteChildInNeed(Visit visit, Standing standing)
    {
        var facts = ChildsFacts.Of(visit, standing.Child);
        _childInNeedVisits.Key(visit.Id, standing.Child);
        _childInNeedVisits.Text(standing.Child.Value);
        _childInNeedVisits.Day(Standing.Day(visit));
        _childInNeedVisits.Flag(facts.Seen);
        _childInNeedVisits.Flag(facts.Alone);
        _childInNeedVisits.Flag(facts.Bedroom);
        _childInNeedVisits.EndRow();
    }

    private void Write(Section47Enquiry enquiry, Standing standing)
    {
        var outcome = standing.First<Section47Outcome>(o => o.Enquiry == enquiry.Id);
        var conference = outcome is null ? enquiry.ConferenceNeeded : outcome.ConferenceNeeded;
        _enquiries.Key(enquiry.Id, standing.Child);
        _enquiries.Key(enquiry.Referral, standing.Child);
        _enquiries.Text(standing.Child.Value);
        _enquiries.Day(Standing.Day(enquiry));
        _enquiries.Day(outcome?.Occurred.Latest ?? enquiry.EndedOn?.Latest);
        _enquiries.Flag(!conference);
        _enquiries.Text(conference == true ? "{\"CP_CONFERENCE_FLAG\":\"Y\"}" : null);
        _enquiries.Text(enquiry.LeadWorker?.Value);
        _enquiries.Text(standing.Last<Allocation>(enquiry.Occurred.Latest)?.Team);
        _enquiries.EndRow();
    }

    private void Write(Conference conference, Standing standing)
    {
        var day = Standing.Day(conference);
        var enquiry = standing.Last<Section47Enquiry>(day);
        var allocation = standing.Last<Allocation>(day);
        var target = enquiry is not null && WorkingDayCalendar.England.TryAfter(enquiry.Occurred.Latest.DayNumber, 15, out var due) ? DateOnly.FromDayNumber(due) : (DateOnly?)null;
        _conferences.Key(conference.Id, standing.Child);
        _conferences.Text(conference.Id.Value);
        _conferences.Key(enquiry?.Id, standing.Child);
        _conferences.Text(standing.Child.Value);
        _conferences.Key(standing.First<ProtectionPlan>(p => p.Conference == conference.Id)?.Id, standing.Child);
        _conferences.Key(enquiry?.Referral, standing.Child);
        _conferences.Flag(conference.Type == ConferenceType.TransferIn);
        _conferences.Day(target);
        _conferences.Day(day);
        _conferences.Flag(Decision(conference, standing) switch { ConferenceDecision.PlanMade => true, ConferenceDecision.NoPlan => false, _ => null });
        _conferences.Empty();
        _conferences.Text(allocation?.Team);
        _conferences.Text(allocation?.Worker.Value);
        _conferences.EndRow();
    }

    private void Write(ProtectionPlan plan, Standing standing)
    {
        _plans.Key(plan.Id, standing.Child);
        _plans.Key(plan.Referral, standing.Child);
        _plans.Key(plan.Conference, standing.Child);
        _plans.Text(standing.Child.Value);
        _plans.Day(Standing.Day(plan));
        _plans.Day(plan.EndedOn?.Latest ?? EndOf(plan, standing));
        _plans.Text(plan.InitialCategory);
        _plans.Empty();
        _plans.Text(plan.LatestCategory);
        _plans.EndRow();
    }

    /// <summary>The day of the first review that ends it, or of an entry that does.</summary>
    private static DateOnly? EndOf(ProtectionPlan plan, Standing standing)
    {
        foreach (var entry in standing.Entries)
        {
            if (Standing.Day(entry) < Standing.Day(plan)) continue;
            if (entry is ProtectionPlanEnd end && (end.Plan is null || end.Plan == plan.Id)) return Standing.Day(entry);
            if (entry is Conference review && Decision(review, standing) is ConferenceDecision.PlanEnds or ConferenceDecision.StepDown) return Standing.Day(entry);
        }
        return null;
    }

    private void WriteReview(Conference review, Standing standing)
    {
        _reviews.Key(review.Id, standing.Child);
        _reviews.Text(standing.Child.Value);
        _reviews.Key(standing.Last<ProtectionPlan>(review.Occurred.Latest)?.Id, standing.Child);
        _reviews.Empty();
        _reviews.Day(Standing.Day(review));
        _reviews.Text(review.Id.Value);
        _reviews.Flag(Decision(review, standing) switch { null => null, var decision => decision == ConferenceDecision.PlanContinues });
        _reviews.Flag(review.Quorate);
        _reviews.Empty();
        _reviews.EndRow();
    }

    private static ConferenceDecision? Decision(Conference conference, Standing standing) =>
        conference.Each.FirstOrDefault(e => e.Child == standing.Child)?.Decision ?? conference.Decision;
}

/// <summary>Rows of looked-after children and missing episodes.</summary>
internal sealed class CareRows(Func<SafeguardingTable, SafeguardingTableWriter> open)
{
    private static readonly string[] FootingCodes = ["C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"];

    private static readonly string[] StartCodes = ["S", "L", "P", "T", "B", "U"];

    private readonly SafeguardingTableWriter _episodes = open(ClaEpisodes);
    private readonly SafeguardingTableWriter _statuses = open(SafeguardingTables.LegalStatus);
    private readonly SafeguardingTableWriter _placements = open(ClaPlacement);
    private readonly SafeguardingTableWriter _reviews = open(ClaReviews);
    private readonly SafeguardingTableWriter _visits = open(ClaVisits);
    private readonly SafeguardingTableWriter _health = open(ClaHealth);
    private readonly SafeguardingTableWriter _missing = open(SafeguardingTables.Missing);

    public void Write(Entry entry, Standing standing)
    {
        switch (entry)
        {
            case LookedAfterEpisode episode: Write(episode, standing); break;
            case Domain.LookedAfter.LegalStatus status: Write(status, standing); break;
            case Placement placement: Write(placement, standing); break;
            case LookedAfterReview review: Write(review, standing); break;
            case Visit { Type: VisitType.LookedAfter, Outcome: not VisitOutcome.NotMade } visit: Write(visit, standing); break;
            case HealthAssessment { Attended: not false }: WriteHealth(entry, "Health Assessment", standing); break;
            case DentalCheck { Attended: not false }: WriteHealth(entry, "Dental Check", standing); break;
            case MissingEpisode missing: Write(missing, standing); break;
            default: break;
        }
    }

    private void Write(LookedAfterEpisode episode, Standing standing)
    {
        var end = EndOf(episode, standing);
        _episodes.Key(episode.Id, standing.Child);
        _episodes.Text(standing.Child.Value);
        _episodes.Day(Standing.Day(episode));
        _episodes.Text(episode.StartReason is { } reason ? StartCodes[(int)reason] : null);
        _episodes.Text(episode.PrimaryNeed);
        _episodes.Day(end?.Occurred.Latest ?? episode.EndedOn?.Latest);
        _episodes.Text(end is null ? episode.EndReason : end.Reason);
        _episodes.Key(episode.Id, standing.Child);
        _episodes.Key(episode.Referral, standing.Child);
        _episodes.Key(standing.First<Placement>(p => p.Occurred.Latest >= episode.Occurred.Latest)?.Id, standing.Child);
        _episodes.Day(Standing.Day(episode));
        _episodes.Empty();
        _episodes.EndRow();
    }

    private void Write(Domain.LookedAfter.LegalStatus status, Standing standing)
    {
        var from = Standing.Day(status);
        var next = standing.First<Domain.LookedAfter.LegalStatus>(s => s.Occurred.Latest > from);
        var end = standing.Last<LookedAfterEpisode>(from) is { } episode ? EndOf(episode, standing) : null;
        _statuses.Key(status.Id, standing.Child);
        _statuses.Text(standing.Child.Value);
        _statuses.Text(FootingCodes[(int)status.Footing]);
        _statuses.Day(from);
        _statuses.Day(status.EndedOn?.Latest ?? end?.Occurred.Latest ?? next?.Occurred.Latest.AddDays(-1));
        _statuses.EndRow();
    }

    private void Write(Placement placement, Standing standing)
    {
        var end = standing.First<PlacementEnd>(e => e.Placement == placement.Id);
        _placements.Key(placement.Id, standing.Child);
        _placements.Day(Standing.Day(placement));
        _placements.Text(placement.Type);
        _placements.Text(placement.Urn);
        _placements.Text(placement.DistanceInMiles?.ToString());
        _placements.Key(standing.Last<LookedAfterEpisode>(placement.Occurred.Latest)?.Id, standing.Child);
        _placements.Text(placement.Provider);
        _placements.Text(placement.Postcode);
        _placements.Day(end?.Occurred.Latest ?? placement.EndedOn?.Latest);
        _placements.Text(end is null ? placement.ChangeReason : end.Reason);
        _placements.Text(standing.Child.Value);
        _placements.EndRow();
    }

    private void Write(LookedAfterReview review, Standing standing)
    {
        _reviews.Key(review.Id, standing.Child);
        _reviews.Key(standing.Last<LookedAfterEpisode>(review.Occurred.Latest)?.Id, standing.Child);
        _reviews.Day(review.DueOn?.Latest);
        _reviews.Day(Standing.Day(review));
        _reviews.Flag(review.Cancelled);
        _reviews.Text(review.Participation);
        _reviews.EndRow();
    }

    private void Write(Visit visit, Standing standing)
    {
        var facts = ChildsFacts.Of(visit, standing.Child);
        _visits.Key(visit.Id, standing.Child);
        _visits.Key(standing.Last<LookedAfterEpisode>(visit.Occurred.Latest)?.Id, standing.Child);
        _visits.Text(standing.Child.Value);
        _visits.Day(Standing.Day(visit));
        _visits.Flag(facts.Seen);
        _visits.Flag(facts.Alone);
        _visits.EndRow();
    }

    private void WriteHealth(Entry entry, string type, Standing standing)
    {
        _health.Key(entry.Id, standing.Child);
        _health.Text(standing.Child.Value);
        _health.Text(type);
        _health.Day(Standing.Day(entry));
        _health.Text("Completed");
        _health.EndRow();
    }

    private void Write(MissingEpisode missing, Standing standing)
    {
        var back = standing.First<MissingReturn>(r => r.Episode == missing.Id);
        var interview = standing.First<ReturnInterview>(i => i.Episode == missing.Id);
        _missing.Key(missing.Id, standing.Child);
        _missing.Text(standing.Child.Value);
        _missing.Day(Standing.Day(missing));
        _missing.Text(missing.Type == MissingType.Missing ? "M" : "A");
        _missing.Day(back?.Occurred.Latest ?? missing.ReturnedAt?.Latest);
        _missing.Flag(interview is null ? missing.InterviewOffered : true);
        _missing.Flag(interview is null ? missing.InterviewAccepted : interview.Outcome == ReturnInterviewOutcome.Held);
        _missing.EndRow();
    }

    private static LookedAfterEpisodeEnd? EndOf(LookedAfterEpisode episode, Standing standing) => standing.First<LookedAfterEpisodeEnd>(e => e.Episode == episode.Id);
}

/// <summary>What is true of one child at a visit to several: the child's own facts where they were recorded, else those of all.</summary>
internal readonly record struct ChildsFacts(bool? Seen, bool? Alone, bool? Bedroom)
{
    public static ChildsFacts Of(Visit visit, ChildId child)
    {
        foreach (var each in visit.Each)
            if (each.Child == child) return new(each.Seen, each.SeenAlone, each.BedroomSeen);
        return new(visit.Seen, visit.SeenAlone, visit.BedroomSeen);
    }
}
