using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Web.Forms;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.People;

/// <summary>What is asked of who somebody is.</summary>
public sealed class PersonAnswers
{
    public string? Name { get; set; }

    public string? OtherNames { get; set; }

    public DateParts Born { get; set; } = new();

    public DateParts Died { get; set; } = new();

    public Sex? Sex { get; set; }

    public string? FirstLanguage { get; set; }

    public bool? NeedsInterpreter { get; set; }

    public string? CommunicationNeeds { get; set; }
}

/// <summary>Who somebody is whom the child's record names.</summary>
[Form("person", typeof(PersonDetails), "", "Record who somebody is")]
public sealed class PersonModel(FormServices services, RecordPerson recordPerson) : FormPage<PersonAnswers>(services)
{
    private PersonDetails _known = null!;

    /// <summary>The person, by id.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public string Person { get; set; } = "";

    /// <inheritdoc/>
    public override string FormId => $"{base.FormId}/{Links.PersonDetails(new(""), new(Person))["/children//".Length..]}";

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (PeopleOn.Of(Today, Record.Chronology).Who.GetValueOrDefault(new(Person)) is not { } known) return false;
        _known = known;
        if (HttpMethods.IsGet(Request.Method) && KeptAt is null) Take(known);
        return true;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => recordPerson.Problems(Told());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordPerson.Record(sent, _known, Told(), cancel);

    private void Take(PersonDetails known)
    {
        (Answers.Name, Answers.OtherNames, Answers.Sex) = (known.Name, string.Join('\n', known.OtherNames.Select(n => n.Name)), known.Sex);
        if (known.Born is { } born) Answers.Born = DateParts.Of(born.Earliest);
        if (known.Died is { } died) Answers.Died = DateParts.Of(died.Earliest);
        (Answers.FirstLanguage, Answers.NeedsInterpreter, Answers.CommunicationNeeds) = (known.FirstLanguage, known.NeedsInterpreter, known.CommunicationNeeds);
    }

    private PersonDescribed Told() => new()
    {
        Name = Answers.Name,
        OtherNames = Answers.OtherNames,
        Born = Day(nameof(Answers.Born), Answers.Born, "date of birth", isNeeded: false),
        Died = Day(nameof(Answers.Died), Answers.Died, "date of death", isNeeded: false),
        Sex = Answers.Sex,
        FirstLanguage = Answers.FirstLanguage,
        NeedsInterpreter = Answers.NeedsInterpreter,
        CommunicationNeeds = Answers.CommunicationNeeds,
    };
}
