using Duecare.Domain.Chronology.Written;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Access;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>A contact about a child whom the record holds, with the decision on it where that is made at once.</summary>
[Form("contact", typeof(Contact), "contacts/record", "Record a contact")]
public sealed class ContactModel(FormServices services, RecordContact recordContact) : FormPage<ContactAnswers>(services)
{
    private static readonly EntryKind Decision = EntryKind.All.First(k => k.Type == typeof(ContactDecision));
    private static readonly string[] First = ["Children", .. ContactAnswers.OfTheContact, "Address", "School"];

    /// <summary>Whether the reader may decide on contacts. Early help workers take them, and the front door decides.</summary>
    public bool MayDecide => RecordAccess.MayState(Reader, Decision);

    /// <inheritdoc/>
    public override int Steps => MayDecide ? 2 : 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> AskedAt(int step) => step == 1 ? First : ContactAnswers.OfTheDecision;

    /// <inheritdoc/>
    protected override void BeforeKeeping(FormFields fields)
    {
        MomentAnswers.Press(fields, "Received", Now);
        MomentAnswers.Press(fields, "Decision.At", Now);
    }

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (Step == 1 && Answers.Children.Count == 0 && Offered.Count == 1) Answers.Children = [Offered[0].Id.Value];
        return Answers.Children.All(chosen => Offered.Any(c => c.Id.Value == chosen));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(recordContact.Problems(Made()), ("Received", Answers.Received), ("Decision.At", Answers.Decision.At))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordContact.Record(sent, Made(), cancel);

    private ContactMade Made()
    {
        var decided = MayDecide && Answers.IsDecided == true ? Moment("Decision.At", Answers.Decision.At, "day of the decision") : Records.Forms.Moment.Unsaid;
        var made = Answers.Made(Moment("Received", Answers.Received, "day on which it reached us"), decided);
        return made with { Children = [.. Offered.Select(c => c.Id).Where(c => Answers.Children.Contains(c.Value))], IsDecided = MayDecide ? made.IsDecided : false };
    }
}
