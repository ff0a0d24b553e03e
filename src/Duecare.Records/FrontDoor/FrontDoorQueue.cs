using System.Collections.Frozen;
using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Access;
using Duecare.Records.Drafts;

namespace Duecare.Records.FrontDoor;

/// <summary>What is waited for at the front door.</summary>
public enum FrontDoorStep
{
    /// <summary>A contact or referral is to be decided.</summary>
    Undecided,

    /// <summary>A referrer is to be told that the referral arrived.</summary>
    Acknowledgement,

    /// <summary>A referrer is to be told what was decided.</summary>
    Feedback,
}

/// <summary>One contact or referral, and what is waited for.</summary>
/// <param name="Step">What is waited for.</param>
/// <param name="Duty">The duty.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Child">The child it is about, with everything else that is owed.</param>
/// <param name="About">The contact or referral; null where it was disposed of.</param>
/// <param name="State">Where the duty stands now.</param>
/// <param name="Certainty">Whether every reading of the dates gives that state.</param>
/// <param name="Late">How late; null if it is not.</param>
/// <param name="WorkingDaysLeft">Working days after today up to its last day; null if it is past, or can't be counted.</param>
public sealed record FrontDoorRow(
    FrontDoorStep Step, OpenDuty Duty, DutyRule Rule, ListedChild Child, Entry? About, DutyState State, Certainty Certainty, Lateness? Late, int? WorkingDaysLeft)
{
    /// <summary>Who made it, as the census codes it.</summary>
    public SourceOfReferral? Source => SourceOfReferral.Of(About switch { Contact c => c.Source, Referral r => r.Source, _ => null });

    /// <summary>Who made it, in words.</summary>
    public string? Referrer => About switch { Contact c => c.Referrer, Referral r => r.Referrer, _ => null };

    /// <summary>What it is about.</summary>
    public string? Concern => About switch { Contact c => c.Concern ?? c.Said, Referral r => r.Concern, _ => null };
}

/// <summary>The front door as it stands.</summary>
/// <param name="Now">The instant, in UTC.</param>
/// <param name="Rows">What waits, worst first.</param>
/// <param name="Nobodys">Children who are owed something and whom no team and no worker has, the one owed soonest first.</param>
/// <param name="Drafts">The contacts about children not known yet that the reader has begun and not recorded.</param>
public sealed record FrontDoorList(DateTime Now, IReadOnlyList<FrontDoorRow> Rows, IReadOnlyList<ListedChild> Nobodys, IReadOnlyList<Draft> Drafts)
{
    /// <summary>London's date.</summary>
    public DateOnly Today => LondonTime.DateOf(Now);

    /// <summary>How many things wait for a step.</summary>
    public int Count(FrontDoorStep step) => Rows.Count(r => r.Step == step);
}

/// <summary>What waits at the front door: contacts and referrals undecided, referrers to be told, and children whom nobody has.</summary>
/// <remarks>Of those that the reader may see: whoever may not be seen is on no list and in no count.</remarks>
public sealed class FrontDoorQueue(Ledger ledger, RecordAccess access, LedgerTerms terms)
{
    private static readonly FrozenDictionary<Happened, FrontDoorStep> Steps = new Dictionary<Happened, FrontDoorStep>
    {
        [Happened.ContactDecided] = FrontDoorStep.Undecided,
        [Happened.ReferralDecided] = FrontDoorStep.Undecided,
        [Happened.ReferralAcknowledged] = FrontDoorStep.Acknowledgement,
        [Happened.ReferrerTold] = FrontDoorStep.Feedback,
    }.ToFrozenDictionary();

    /// <summary>The reader's queue at this moment.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="newContact">The form of a contact about a child not known yet.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FrontDoorList> Of(Reader reader, string newContact, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var now = terms.Clock.GetUtcNow().UtcDateTime;
        var steps = terms.RulesById.Values.Where(r => r.MetBy.Any(t => Steps.ContainsKey(t.What))).ToDictionary(r => r.Id, r => Steps[r.MetBy.First(t => Steps.ContainsKey(t.What)).What], StringComparer.Ordinal);
        var (children, about) = await access.FrontDoorQueue(reader, steps.Keys, cancel);
        var rows = children.SelectMany(c => c.Duties.Where(d => steps.ContainsKey(d.Rule)).Select(d => Row(c, d, steps[d.Rule], about, now)));
        var drafts = await ledger.Drafts.Of(reader.Worker, cancel);
        return new(now, [.. rows.OrderBy(r => r.Duty.Due?.From ?? int.MaxValue).ThenBy(r => r.About?.Occurred.Earliest).ThenBy(r => r.Child.Child.Id)],
            [.. children.Where(c => c is { Worker: null, Team: null }).OrderBy(c => c.Duties[0].Due?.From ?? int.MaxValue).ThenBy(c => c.Child.Id)],
            [.. drafts.Where(d => d.Key.Child == DraftKey.NobodyYet && (d.Key.Form == newContact || d.Key.Form.StartsWith(newContact + "/", StringComparison.Ordinal)))]);
    }

    private FrontDoorRow Row(ListedChild child, OpenDuty duty, FrontDoorStep step, IReadOnlyDictionary<EntryId, Entry> about, DateTime now)
    {
        var rule = terms.RulesById[duty.Rule];
        var today = LondonTime.DateOf(now);
        var (state, certainty) = duty.On(today, terms.Calendar, now);
        var entry = (duty.Matter is { } matter ? about.GetValueOrDefault(new(matter)) : null) ?? about.GetValueOrDefault(duty.StartedBy);
        return new(step, duty, rule, child, entry, state, certainty, duty.Late(today, terms.Calendar, now), Left(duty, today));
    }

    private int? Left(OpenDuty duty, DateOnly today) =>
        duty.Due is { IsInstant: false } due && due.From >= today.DayNumber && terms.Calendar.Knows(due.Latest) ? terms.Calendar.Between(today.DayNumber, due.From) : null;
}
