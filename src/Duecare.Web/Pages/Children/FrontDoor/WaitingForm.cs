using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Records.FrontDoor;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.FrontDoor;

/// <summary>Answers about one contact or referral of several.</summary>
public class AnswersAboutOne
{
    public string? Which { get; set; }
}

/// <summary>A form about a contact or referral that waits for a step.</summary>
public abstract class WaitingForm<TAnswers>(FormServices services, Happened step) : FormPage<TAnswers>(services)
    where TAnswers : AnswersAboutOne, new()
{
    /// <summary>The contacts or referrals that wait for it, longest first.</summary>
    public IReadOnlyList<Entry> Waiting { get; private set; } = [];

    /// <inheritdoc/>
    protected override void BeforeKeeping(FormFields fields) => MomentAnswers.Press(fields, "At", Now);

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        Waiting = FrontDoorAsked.Waiting(step, Record, Terms);
        return true;
    }
}
