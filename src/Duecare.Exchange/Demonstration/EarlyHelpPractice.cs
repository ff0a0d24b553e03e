using Duecare.Domain.Chronology;
using Duecare.Domain.EarlyHelp;
using Duecare.Domain.FrontDoor;

namespace Duecare.Exchange.Demonstration;

/// <summary>Early help: an assessment, reviews, and an end after some months.</summary>
internal static class EarlyHelpPractice
{
    /// <summary>Carries an episode to its end.</summary>
    /// <returns>The day it ended, and whether it was stepped up.</returns>
    public static (DateOnly Ended, bool SteppedUp) Help(Diary diary, Contact contact, DateOnly decided)
    {
        const string organisation = "Oxbow family hub";
        var accepted = diary.Within(decided, 5, 0, 0);
        var episode = diary.Add(new EarlyHelpEpisode { Id = diary.Id(), Occurred = When.On(accepted), Children = diary.Children, Contact = contact.Id, Reason = "Routines and school attendance", Organisation = organisation }, organisation);
        var assessed = diary.Within(accepted, 35, 180, 60);
        diary.Add(new EarlyHelpAssessment { Id = diary.Id(), Occurred = When.On(assessed), Children = diary.Children, Episode = episode.Id, Organisation = organisation, PlanMade = true, ConsentGiven = true, Findings = "A plan for mornings, and a place at the breakfast club." }, organisation);
        var ended = Diary.After(assessed, diary.Chance.Between(50, 180));
        for (var day = diary.Within(assessed, 30, 150, 50); day < ended; day = diary.Within(day, 30, 150, 50))
            diary.Add(new EarlyHelpReview { Id = diary.Id(), Occurred = When.On(day), Children = diary.Children, Episode = episode.Id, Findings = "Going well." }, organisation);
        var steppedUp = diary.Chance.InAThousand(180);
        diary.Add(new EarlyHelpEpisodeEnd { Id = diary.Id(), Occurred = When.On(ended), Children = diary.Children, Episode = episode.Id, Reason = steppedUp ? EarlyHelpEndReason.SteppedUp : EarlyHelpEndReason.NeedsMet }, organisation);
        return (ended, steppedUp);
    }
}
