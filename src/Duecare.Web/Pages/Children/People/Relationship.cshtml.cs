using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.People;

/// <summary>Whether somebody has parental responsibility. There is no default.</summary>
public enum HeldOrNot
{
    Yes,
    No,
    NotKnown,
}

/// <summary>What is asked of somebody whom the record does not know yet.</summary>
public sealed class NewPersonAnswers
{
    public string? Name { get; set; }

    public DateParts Born { get; set; } = new();

    public Sex? Sex { get; set; }
}

/// <summary>What is asked of a relationship.</summary>
public sealed class RelationshipAnswers : PeopleAnswers
{
    public string? Person { get; set; }

    public NewPersonAnswers NewPerson { get; set; } = new();

    public string? To { get; set; }

    public RelationshipKind? Kind { get; set; }

    public string? InWords { get; set; }

    public HeldOrNot? HasParentalResponsibility { get; set; }

    public ParentalResponsibilityBy? ParentalResponsibilityBy { get; set; }

    public DateParts ParentalResponsibilityEndedOn { get; set; } = new();

    public bool? LivesWith { get; set; }

    public string? ContactRestrictions { get; set; }

    public DateParts SeparatedOn { get; set; } = new();

    public DateParts DissolvedOn { get; set; } = new();
}

/// <summary>What somebody is to the children or to another adult, parental responsibility, and what limits contact.</summary>
[Form("relationship", typeof(Relationship), "relationships/record", "Record a relationship", OnlyWhereOwed = true)]
public sealed class RelationshipModel(FormServices services, RecordRelationship recordRelationship) : PeopleForm<RelationshipAnswers, Relationship>(services)
{
    /// <inheritdoc/>
    protected override void Begin(Relationship standing, RelationshipAnswers answers)
    {
        (answers.Person, answers.To, answers.Kind, answers.InWords) = (standing.Person?.Value ?? TheChildren, standing.To?.Value ?? TheChildren, standing.Type, standing.InWords);
        answers.HasParentalResponsibility = standing.HasParentalResponsibility switch { true => HeldOrNot.Yes, false => HeldOrNot.No, _ => HeldOrNot.NotKnown };
        (answers.ParentalResponsibilityBy, answers.ParentalResponsibilityEndedOn) = (standing.ParentalResponsibilityBy, Parts(standing.ParentalResponsibilityEndedOn));
        answers.ContactRestrictions = standing.ContactRestrictions;
        (answers.SeparatedOn, answers.DissolvedOn, answers.EndedOn) = (Parts(standing.SeparatedOn), Parts(standing.DissolvedOn), Parts(standing.EndedOn));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems()
    {
        if (Answers.HasParentalResponsibility is null) Refuse(nameof(Answers.HasParentalResponsibility), "Say whether they have parental responsibility, or that it is not known");
        return recordRelationship.Problems(Told());
    }

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordRelationship.Record(sent, Told(), cancel);

    private RelationshipTold Told() => Told(new RelationshipTold
    {
        Person = Chosen(Answers.Person),
        NewPerson = Answers.Person == SomebodyNew && Changes is null ? NewPerson() : null,
        IsAmongChildren = Answers.Person == TheChildren,
        To = Chosen(Answers.To),
        Kind = Answers.Kind,
        InWords = Answers.InWords,
        HasParentalResponsibility = Answers.HasParentalResponsibility switch { HeldOrNot.Yes => true, HeldOrNot.No => false, _ => null },
        ParentalResponsibilityBy = Answers.ParentalResponsibilityBy,
        ParentalResponsibilityEndedOn = Day(nameof(Answers.ParentalResponsibilityEndedOn), Answers.ParentalResponsibilityEndedOn, "last day of parental responsibility", isNeeded: false),
        LivesWith = Answers.LivesWith,
        ContactRestrictions = Answers.ContactRestrictions,
        SeparatedOn = Day(nameof(Answers.SeparatedOn), Answers.SeparatedOn, "day they separated", isNeeded: false),
        DissolvedOn = Day(nameof(Answers.DissolvedOn), Answers.DissolvedOn, "day it was dissolved", isNeeded: false),
    }, "day from which it is known");

    private PersonDescribed NewPerson() => new()
    {
        Name = Answers.NewPerson.Name,
        Sex = Answers.NewPerson.Sex,
        Born = Day($"{nameof(Answers.NewPerson)}.{nameof(NewPersonAnswers.Born)}", Answers.NewPerson.Born, "date of birth", isNeeded: false),
    };
}
