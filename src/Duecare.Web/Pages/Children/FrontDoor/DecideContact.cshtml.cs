using Duecare.Domain.Duties;
using Duecare.Domain.FrontDoor;
using Duecare.Records.Forms;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>The decision on a contact, with its reason and who made it.</summary>
[Form("contact-decision", typeof(ContactDecision), "contacts/decide", "Decide on the contact", Meets = [Happened.ContactDecided], OnlyWhereOwed = true)]
public sealed class DecideContactModel(FormServices services, DecideContact decideContact) : WaitingForm<ContactDecisionAnswers>(services, Happened.ContactDecided)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => [.. Placed(decideContact.Problems(Answers.Which, Decided(), Waiting), ("At", Answers.At))];

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => decideContact.Record(sent, Answers.Which, Decided(), Waiting, cancel);

    private ContactDecided Decided() => Answers.Decided(Moment("At", Answers.At, "day of the decision"));
}
