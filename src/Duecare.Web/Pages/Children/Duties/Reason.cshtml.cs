using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;
using Duecare.Records.Forms;
using Duecare.Records.Oversight;
using Duecare.Web.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Duties;

/// <summary>What is asked of a delay.</summary>
public sealed class DelayAnswers
{
    public string? Reason { get; set; }

    public string? DecidedBy { get; set; }

    public string? InterimSafety { get; set; }

    public DateParts FamilyToldOn { get; set; } = new();

    public DateParts NewDateOn { get; set; } = new();
}

/// <summary>The reason for which a duty is late.</summary>
[Form("delay", typeof(ReasonForDelay), "", "Give the reason for a delay")]
public sealed class ReasonModel(FormServices services, GiveReasonForDelay giveReason) : FormPage<DelayAnswers>(services)
{
    /// <summary>The rule.</summary>
    [BindProperty(SupportsGet = true)]
    public string Rule { get; set; } = "";

    /// <summary>The number in its series.</summary>
    [BindProperty(SupportsGet = true)]
    public int Occurrence { get; set; }

    /// <summary>The adult it sits on, if any.</summary>
    [FromQuery]
    public string? Person { get; set; }

    /// <summary>What it is about, if it can be owed for several matters.</summary>
    [FromQuery]
    public string? Matter { get; set; }

    /// <summary>The duty.</summary>
    public Duty Duty { get; private set; } = null!;

    /// <inheritdoc/>
    public override string FormId => $"{base.FormId}/{Links.Reason(new(""), Rule, Occurrence, Person, Matter)["/children//".Length..]}";

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (DutyAsked.Find(Record, Terms, new(Today, null, Today), Rule, Occurrence, Person, Matter) is not { } duty) return false;
        Duty = duty;
        return DutyWords.IsLate(duty.State);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => giveReason.Problems(Explained());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => giveReason.Record(sent, Explained(), cancel);

    private DelayExplained Explained() => new()
    {
        Rule = Rule,
        Occurrence = Occurrence,
        Person = Duty.Person,
        Action = Duty.Matter,
        Reason = Answers.Reason,
        DecidedBy = Answers.DecidedBy,
        InterimSafety = Answers.InterimSafety,
        FamilyToldOn = Day("FamilyToldOn", Answers.FamilyToldOn, "day the family were told", isNeeded: false),
        NewDateOn = Day("NewDateOn", Answers.NewDateOn, "new date", isNeeded: false),
    };
}
