using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Http;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of who a child is.</summary>
public sealed class DetailsAnswers
{
    public string? Name { get; set; }

    public string? OtherNames { get; set; }

    public DateParts Born { get; set; } = new();

    public BirthDateBasis? BornKnownBy { get; set; }

    public DateParts Expected { get; set; } = new();

    public DateParts Died { get; set; } = new();

    public Sex? Sex { get; set; }

    public string? GenderIdentity { get; set; }

    public Ethnicity? Ethnicity { get; set; }

    public string? Religion { get; set; }

    public string? Nationality { get; set; }

    public string? ImmigrationStatus { get; set; }

    public bool? IsUnaccompanied { get; set; }

    public string? FirstLanguage { get; set; }

    public bool? NeedsInterpreter { get; set; }

    public string? CommunicationNeeds { get; set; }

    public IList<Disability> Disabilities { get; set; } = [];

    public bool? HasEducationHealthAndCarePlan { get; set; }

    /// <summary>What stands.</summary>
    internal void Take(ChildDetails details)
    {
        (Name, OtherNames) = (details.Name, string.Join('\n', details.OtherNames.Select(n => n.Name)));
        (Born, Expected, Died, BornKnownBy) = (Parts(details.Born), Parts(details.Expected), Parts(details.Died), details.BornKnownBy);
        (Sex, GenderIdentity, Ethnicity, Religion) = (details.Sex, details.GenderIdentity, details.Ethnicity, details.Religion);
        (Nationality, ImmigrationStatus, IsUnaccompanied) = (details.Nationality, details.ImmigrationStatus, details.IsUnaccompanied);
        (FirstLanguage, NeedsInterpreter, CommunicationNeeds) = (details.FirstLanguage, details.NeedsInterpreter, details.CommunicationNeeds);
        (Disabilities, HasEducationHealthAndCarePlan) = ([.. details.Disabilities], details.HasEducationHealthAndCarePlan);
    }

    private static DateParts Parts(DateOnly? day) => day is { } known ? DateParts.Of(known) : new();
}

/// <summary>Who the child is: names, birth, and all that is said of a child's person.</summary>
[Form("details", typeof(ChildDetails), "details/record", "Record who the child is", OnlyWhereOwed = true)]
public sealed class DetailsModel(FormServices services, RecordChildDetails recordDetails) : FormPage<DetailsAnswers>(services)
{
    private ChildDetails? _before;

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        _before = PeopleOn.Of(Today, Record.Chronology).Details;
        if (HttpMethods.IsGet(Request.Method) && KeptAt is null && _before is not null) Answers.Take(_before);
        return true;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => recordDetails.Problems(Told());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordDetails.Record(sent, _before, Told(), cancel);

    private ChildDescribed Told() => new(Said(), Answers.OtherNames);

    private ChildDetails Said() => new()
    {
        Id = default,
        Occurred = When.On(Today),
        Children = [DraftOf],
        Name = Answers.Name,
        Born = Day(nameof(Answers.Born), Answers.Born, "date of birth", isNeeded: false),
        BornKnownBy = Answers.BornKnownBy,
        Expected = Day(nameof(Answers.Expected), Answers.Expected, "expected date of birth", isNeeded: false),
        Died = Day(nameof(Answers.Died), Answers.Died, "date of death", isNeeded: false),
        Sex = Answers.Sex,
        GenderIdentity = Answers.GenderIdentity,
        Ethnicity = Answers.Ethnicity,
        Religion = Answers.Religion,
        Nationality = Answers.Nationality,
        ImmigrationStatus = Answers.ImmigrationStatus,
        IsUnaccompanied = Answers.IsUnaccompanied,
        FirstLanguage = Answers.FirstLanguage,
        NeedsInterpreter = Answers.NeedsInterpreter,
        CommunicationNeeds = Answers.CommunicationNeeds,
        Disabilities = [.. Answers.Disabilities],
        HasEducationHealthAndCarePlan = Answers.HasEducationHealthAndCarePlan,
    };
}
