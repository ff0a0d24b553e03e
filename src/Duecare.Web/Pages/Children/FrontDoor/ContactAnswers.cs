using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>What is asked of a contact. Nothing is answered beforehand.</summary>
public class ContactAnswers
{
    public IList<string> Children { get; set; } = [];

    public MomentAnswers Received { get; set; } = new();

    public string? Channel { get; set; }

    public string? Source { get; set; }

    public string? Referrer { get; set; }

    public string? Said { get; set; }

    public string? Concern { get; set; }

    public string? Asked { get; set; }

    public ParentsPosition? Parents { get; set; }

    public string? ParentsNotToldReason { get; set; }

    public string? Address { get; set; }

    public string? School { get; set; }

    public bool? IsDecided { get; set; }

    public ContactDecisionAnswers Decision { get; set; } = new();

    /// <summary>The answers to the questions about the contact itself, by their first names.</summary>
    internal static readonly string[] OfTheContact = [nameof(Received), nameof(Channel), nameof(Source), nameof(Referrer), nameof(Said), nameof(Concern), nameof(Asked), nameof(Parents), nameof(ParentsNotToldReason)];

    /// <summary>The answers to the questions about its decision.</summary>
    internal static readonly string[] OfTheDecision = [nameof(IsDecided), nameof(Decision)];

    /// <summary>The contact as the verb takes it.</summary>
    internal ContactMade Made(Moment received, Moment decided) => new()
    {
        Received = received,
        Channel = Channel,
        Source = Source,
        Referrer = Referrer,
        Said = Said,
        Concern = Concern,
        Asked = Asked,
        Parents = Parents,
        ParentsNotToldReason = ParentsNotToldReason,
        Address = Address,
        School = School,
        IsDecided = IsDecided,
        Decision = Decision.Decided(decided),
    };
}

/// <summary>What is asked of the decision on a contact.</summary>
public sealed class ContactDecisionAnswers : AnswersAboutOne
{
    public ContactOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public bool? HistoryChecked { get; set; }

    public string? SeniorManagerAgreed { get; set; }

    public string? DecidedBy { get; set; }

    public MomentAnswers At { get; set; } = new();

    /// <summary>The decision as the verb takes it.</summary>
    internal ContactDecided Decided(Moment at) =>
        new() { Outcome = Outcome, Reason = Reason, HistoryChecked = HistoryChecked, SeniorManagerAgreed = SeniorManagerAgreed, DecidedBy = DecidedBy, At = at };
}
