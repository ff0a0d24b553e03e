using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Oversight;

/// <summary>An action that a meeting, plan or supervision agreed, with who does it and by when. It starts a clock as the law does.</summary>
public sealed record AgreedAction
{
    /// <summary>The action's own id, by which it is later said to be done.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required string What { get; init; }

    /// <summary>Who does it.</summary>
    public string? Owner { get; init; }

    /// <summary>By when. A window such as "January or February" is due on its last day; none at all is assumed to be 20 working days.</summary>
    public ApproximateDate? Due { get; init; }

    /// <summary>The adult whose risk is to be assessed, if that is the action. It then dates that duty instead of making one of its own.</summary>
    public PersonId? RiskAssessmentOf { get; init; }

    internal static void Tell(Telling tell, IReadOnlyList<AgreedAction> actions)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            var action = actions[i];
            var due = action.Due is { } window ? ApproximateDate.Exactly(window.Latest) with { AsStated = window.AsStated } : (ApproximateDate?)null;
            if (action.RiskAssessmentOf is { } adult)
            {
                tell.Add(Happened.AdultAssessmentRequired, matter: adult.Value, person: adult, about: action.What);
                if (due is not null) tell.Add(Happened.AdultAssessmentDateAgreed, matter: adult.Value, person: adult, named: due);
                if (due is not null) tell.Add(Happened.ActionDateAgreed, matter: adult.Value, person: adult, named: due, about: action.What);
                continue;
            }
            tell.Add(Happened.ActionAgreed, due is null ? Facts.DateAssumed : Facts.None, action.Id, named: due, about: action.What, owner: action.Owner);
            if (due is not null) tell.Add(Happened.ActionDateAgreed, matter: action.Id, named: due, about: action.What);
        }
    }
}
