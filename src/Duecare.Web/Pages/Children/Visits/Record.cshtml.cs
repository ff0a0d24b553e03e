using System.Globalization;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.People;
using Duecare.Domain.Risk;
using Duecare.Domain.Visits;
using Duecare.Records.Forms;
using Duecare.Records.Visits;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.Visits;

/// <summary>When the worker arrived, as a phone asks it.</summary>
public enum Arrived
{
    Now,
    Earlier,

    /// <summary>Nobody went: the visit was not made.</summary>
    NotMade,
}

/// <summary>Where a visit was, as a phone asks it.</summary>
public enum VisitPlace
{
    Home,
    School,
    Elsewhere,
}

/// <summary>What the three screens ask. Nothing is answered beforehand.</summary>
public sealed class VisitAnswers
{
    public IList<string> Children { get; set; } = [];

    public Arrived? Arrived { get; set; }

    /// <summary>The instant at which "now" was pressed.</summary>
    public string? PressedAt { get; set; }

    public DateParts On { get; set; } = new();

    public string? Time { get; set; }

    public DateParts PlannedOn { get; set; } = new();

    public string? NotMadeReason { get; set; }

    public VisitType? Type { get; set; }

    public VisitPlace? Where { get; set; }

    public string? Place { get; set; }

    public bool? Announced { get; set; }

    public IList<ChildAnswers> Each { get; set; } = [];

    public IList<string> Adults { get; set; } = [];

    public IList<RestrictionAnswers> Restrictions { get; set; } = [];

    public bool? ManagerTold { get; set; }

    public MomentAnswers ToldAt { get; set; } = new();

    public string? Notes { get; set; }

    public bool? Finished { get; set; }
}

/// <summary>What is asked of each child.</summary>
public sealed class ChildAnswers
{
    public string? Child { get; set; }

    public HowSeen? How { get; set; }

    public string? WhyNotAlone { get; set; }

    public string? WhyNotSeen { get; set; }

    public bool? BedroomSeen { get; set; }
}

/// <summary>What is asked of each restriction in force.</summary>
public sealed class RestrictionAnswers
{
    public string? Restriction { get; set; }

    public HowKept? How { get; set; }
}

/// <summary>A visit, told on a phone in three short screens: where and when, each child, what happened.</summary>
[Form("visit", typeof(Visit), "visits/record", "Record the visit")]
public sealed class RecordModel(FormServices services, RecordVisit recordVisit) : FormPage<VisitAnswers>(services)
{
    private static readonly string[] First = ["Children", "Arrived", "PressedAt", "On", "Time", "PlannedOn", "NotMadeReason", "Type", "Where", "Place", "Announced"];
    private static readonly string[] Second = ["Each", "Adults", "Restrictions"];
    private static readonly string[] Third = ["ManagerTold", "ToldAt", "Notes", "Finished"];

    // Neither has a plan of social work's that an unnamed visit could be under.
    private static readonly WorkedWithAs[] NamedByVisit = [WorkedWithAs.PrivateFostering, WorkedWithAs.EarlyHelp];

    /// <summary>Of a visit that was not made nothing more is asked: it is looked over, and recorded.</summary>
    public override int Steps => IsNotMade ? 2 : 3;

    /// <summary>Whether nobody went.</summary>
    public bool IsNotMade => Answers.Arrived == Visits.Arrived.NotMade;

    /// <summary>The day on which a visit that was not made was to be; null where it can't be read.</summary>
    public DateOnly? PlannedOn => Answers.PlannedOn.Read("day", out var day) is null ? day : null;

    /// <summary>Whether somebody went and no child was seen.</summary>
    public bool IsFailed => Visit().IsFailed;

    /// <summary>Whether the kind of visit has to be said, since it decides which duty the visit meets.</summary>
    public bool NeedsType => ChildStatus.On(Today, Record.Chronology).Any(s => NamedByVisit.Contains(s.Status));

    /// <summary>A kind of visit as an answer.</summary>
    public static string Words(VisitType type) => type switch
    {
        VisitType.ChildInNeed => "Child in need",
        VisitType.ChildProtection => "Child protection plan",
        VisitType.Section47 => "Section 47 enquiry",
        VisitType.LookedAfter => "Looked after",
        VisitType.PrivateFostering => "Private fostering",
        _ => "Early help",
    };

    /// <summary>The children visited, in the order in which they were offered.</summary>
    public IReadOnlyList<Child> Visited => [.. Offered.Where(c => Answers.Children.Contains(c.Id.Value))];

    /// <summary>The adults whom the record names beside the child.</summary>
    public IReadOnlyList<PersonDetails> Adults => [.. Record.Chronology.Standing().OfType<PersonDetails>().GroupBy(p => p.Person).Select(g => g.Last())];

    /// <summary>The restrictions that are in force, as the duties that watch over them say.</summary>
    public IReadOnlyList<Restriction> InForce => field ??= [.. DutyList.AsAt(Today, Terms.Rules, Record.Chronology, Terms.Calendar)
        .Where(d => OpenDuty.IsOpen(d.State) && d.Rule.MetBy.Any(t => t.What == Happened.RestrictionChecked)).Select(d => d.StartedBy.Entry).OfType<Restriction>().DistinctBy(r => r.Id)];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> AskedAt(int step) => step switch { 1 => First, 2 => Second, _ => Third };

    /// <inheritdoc/>
    protected override void BeforeKeeping(FormFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields["Arrived"] == nameof(Visits.Arrived.Now) && fields["PressedAt"] is null) fields.Set("PressedAt", Now.ToString("O", CultureInfo.InvariantCulture));
        if (fields["Arrived"] != nameof(Visits.Arrived.Now)) fields.Remove(name => name == "PressedAt");
        if (Step == 1) KeepInOrder(fields);
        MomentAnswers.Press(fields, "ToldAt", Now);
    }

    /// <summary>The second screen numbers the children; where others are chosen, what it asked of them is asked again.</summary>
    private static void KeepInOrder(FormFields fields)
    {
        var chosen = fields.All("Children");
        var asked = Enumerable.Range(0, chosen.Count).Select(i => fields[$"Each[{i}].Child"]).TakeWhile(c => c is not null);
        if (!asked.Order(StringComparer.Ordinal).SequenceEqual(chosen.Order(StringComparer.Ordinal))) fields.Remove(name => name.StartsWith("Each", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (Step == 1 && Answers.Children.Count == 0 && Offered.Count == 1) Answers.Children = [Offered[0].Id.Value];
        if (Visited.Count < Answers.Children.Count) return false;
        Answers.Each = [.. Visited.Select(c => Answers.Each.FirstOrDefault(e => e.Child == c.Id.Value) ?? new() { Child = c.Id.Value })];
        Answers.Restrictions = [.. InForce.Select(r => Answers.Restrictions.FirstOrDefault(a => a.Restriction == r.Id.Value) ?? new() { Restriction = r.Id.Value })];
        return true;
    }

    /// <summary>What is wrong with the visit; a day that could not be read was refused already.</summary>
    protected override IReadOnlyList<FieldProblem> Problems()
    {
        var problems = Placed(recordVisit.Problems(Visit()), ("ToldAt", Answers.ToldAt)).Where(p => p.Field != "Arrived" || Answers.Arrived is null).Select(Where);
        return [.. problems, .. NeedsType && Answers.Type is null ? [new FieldProblem("Type", "Choose the kind of visit")] : Array.Empty<FieldProblem>()];
    }

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordVisit.Record(sent, Visit(), cancel);

    private VisitMade Visit()
    {
        var (on, at) = When();
        return new()
        {
            IsNotMade = Answers.Arrived == Visits.Arrived.NotMade,
            NotMadeReason = Answers.NotMadeReason,
            Type = Answers.Type,
            On = on,
            AtUtc = at,
            Place = Answers.Where == VisitPlace.Elsewhere ? Answers.Place : Answers.Where?.ToString().ToLowerInvariant(),
            Announced = Answers.Announced,
            Each = [.. Answers.Each.Select(e => new ChildVisited(new(e.Child!), e.How, e.WhyNotAlone, e.WhyNotSeen, e.BedroomSeen))],
            AdultsPresent = [.. Adults.Select(a => a.Person).Where(p => Answers.Adults.Contains(p.Value))],
            Restrictions = [.. Answers.Restrictions.Select(r => new RestrictionSeen(new(r.Restriction!), r.How))],
            ManagerTold = Answers.ManagerTold,
            ToldAt = Answers.ManagerTold == true ? Moment("ToldAt", Answers.ToldAt, "day on which the manager was told") : Records.Forms.Moment.Unsaid,
            Notes = Answers.Notes,
            Finished = Answers.Finished,
        };
    }

    private (DateOnly? On, DateTime? AtUtc) When()
    {
        if (Answers.Arrived == Visits.Arrived.Now && DateTime.TryParseExact(Answers.PressedAt, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var pressed))
            return (LondonTime.DateOf(pressed), pressed);
        if (Answers.Arrived == Visits.Arrived.NotMade) return (Day("PlannedOn", Answers.PlannedOn, "day on which it was to be", isNeeded: true), null);
        if (Answers.Arrived != Visits.Arrived.Earlier || Day("On", Answers.On, "day of the visit", isNeeded: true) is not { } day) return default;
        if (string.IsNullOrWhiteSpace(Answers.Time)) return (day, null);
        if (TimeOfDay.Read(Answers.Time, day, out var utc) is { } problem) Refuse("Time", problem);
        return (day, utc);
    }

    /// <summary>Where on the page a problem of the visit is shown.</summary>
    private FieldProblem Where(FieldProblem problem) => problem.Field == "Place" && Answers.Where is null ? new("Where", "Say where the visit was") : problem;
}
