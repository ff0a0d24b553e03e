using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Records;
using Duecare.Records.Access;
using Duecare.Records.FrontDoor;
using Duecare.Web.Pages.Children.FrontDoor;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.FrontDoor;

/// <summary>A part of the front door that can be looked at by itself.</summary>
public enum QueuePart
{
    Undecided,
    Acknowledgement,
    Feedback,
    Nobodys,
}

/// <summary>What waits at the front door, worst first, and the children whom nobody has.</summary>
public sealed class QueueModel(RecordAccess access, LedgerTerms terms, FrontDoorQueue queue) : RecordPage(access, terms)
{
    /// <summary>How many of each part stand on the page of everything.</summary>
    public const int First = 20;

    /// <summary>How many stand on a page of one part.</summary>
    public const int AtATime = 50;

    private static readonly AccessRole[] Readers = [AccessRole.FrontDoorWorker, AccessRole.TeamManager, AccessRole.ServiceManager];

    private readonly HashSet<string> _acknowledging = [.. terms.Rules.Rows.Where(r => r.MetBy.Any(t => t.What == Happened.OverdueAcknowledged)).Select(r => r.Id)];

    /// <summary>The part asked for; null for everything.</summary>
    [BindProperty(SupportsGet = true)]
    public QueuePart? Show { get; set; }

    /// <summary>Which page of the part asked for, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "part")]
    public int Number { get; set; } = 1;

    /// <summary>How many pages the part asked for has.</summary>
    public int Pages => Show is { } part ? Math.Max(1, (Count(part) + AtATime - 1) / AtATime) : 1;

    /// <summary>Where a page of the part asked for is, with {0} in the place of its number.</summary>
    public string PageLink => $"{Links.FrontDoor}?show={Show}&part={{0}}";

    /// <summary>What waits.</summary>
    public FrontDoorList Queue { get; private set; } = null!;

    /// <summary>The parts to show, in order.</summary>
    public IReadOnlyList<QueuePart> Parts => Show is { } one ? [one] : Enum.GetValues<QueuePart>();

    /// <inheritdoc/>
    protected override IReadOnlyList<AccessRole> For => Readers;

    /// <summary>Whether a reader is given the front door.</summary>
    public static bool IsFor(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Roles.Any(Readers.Contains);
    }

    /// <summary>A part's heading.</summary>
    public static string Heading(QueuePart part) => part switch
    {
        QueuePart.Undecided => "Undecided",
        QueuePart.Acknowledgement => "Acknowledgement owed",
        QueuePart.Feedback => "Feedback owed",
        _ => "Children whom nobody has",
    };

    /// <summary>What is said of an empty part.</summary>
    public static string Nothing(QueuePart part) => part switch
    {
        QueuePart.Undecided => "No contact or referral waits for a decision.",
        QueuePart.Acknowledgement => "Every referrer knows that their referral arrived.",
        QueuePart.Feedback => "Every referrer knows what was decided.",
        _ => "Every child who is owed something has a team or a worker.",
    };

    /// <summary>How many things are in a part.</summary>
    public int Count(QueuePart part) => part == QueuePart.Nobodys ? Queue.Nobodys.Count : Queue.Count(Step(part));

    /// <summary>What of a part is on this page: the worst first.</summary>
    public IEnumerable<FrontDoorRow> In(QueuePart part) => OnPage(Queue.Rows.Where(r => r.Step == Step(part)));

    /// <summary>The children whom nobody has who are on this page.</summary>
    public IEnumerable<ListedChild> Nobodys => OnPage(Queue.Nobodys);

    /// <summary>What is known of the child besides: who has the case, and what else is owed. That something overdue is to be acknowledged is no other work.</summary>
    public string Known(ListedChild child, OpenDuty duty)
    {
        ArgumentNullException.ThrowIfNull(child);
        var other = child.Duties.Where(d => d != duty && !_acknowledging.Contains(d.Rule)).ToList();
        var late = other.Count(d => d.On(Today, Terms.Calendar, Now).State == DutyState.Overdue);
        var owed = other.Count == 0 ? "nothing else owed" : $"{other.Count} other {(other.Count == 1 ? "thing" : "things")} owed{(late == 0 ? "" : $", {late} overdue")}";
        return (child.Worker, child.Team) switch
        {
            ({ } worker, { } team) => $"Open to {Plain.Text(worker.Value)}, {Plain.Text(team)}; {owed}",
            ({ } worker, null) => $"Open to {Plain.Text(worker.Value)}; {owed}",
            (null, { } team) => $"Open to {Plain.Text(team)}, no worker; {owed}",
            _ => $"No worker and no team; {owed}",
        };
    }

    /// <summary>Whether the reader takes contacts about children not known yet.</summary>
    public bool TakesNew => NewContactModel.IsFor(Reader);

    /// <summary>Shows what waits.</summary>
    public async Task OnGetAsync()
    {
        Queue = await queue.Of(Reader, NewContactModel.Id, HttpContext.RequestAborted);
        Number = Math.Clamp(Number, 1, Pages);
    }

    private IEnumerable<T> OnPage<T>(IEnumerable<T> all) => Show is null ? all.Take(First) : all.Skip((Number - 1) * AtATime).Take(AtATime);

    private static FrontDoorStep Step(QueuePart part) => part switch { QueuePart.Undecided => FrontDoorStep.Undecided, QueuePart.Acknowledgement => FrontDoorStep.Acknowledgement, _ => FrontDoorStep.Feedback };
}
