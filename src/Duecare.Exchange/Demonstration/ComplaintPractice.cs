using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;

namespace Duecare.Exchange.Demonstration;

/// <summary>A complaint by a parent, answered at stage 1; some answers come late.</summary>
internal static class ComplaintPractice
{
    public static void Complain(Diary diary, DateOnly day)
    {
        var reference = $"CMP-{diary.Id().Value}";
        diary.Add(new Complaint
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Reference = reference,
            Complainant = diary.Parent,
            Function = "services to a child in need",
            DesiredOutcome = "An apology, and visits that happen when they are promised.",
            Grounds = [new() { Id = "1", Text = "Visits were cancelled without a word." }, new() { Id = "2", Text = "Nobody rang back." }],
            EligiblePerson = true,
            EligibleFunction = true,
        }, "Complaints team");
        diary.Add(new ComplaintRoute { Id = diary.Id(), Occurred = When.On(diary.Within(day, 1, 100, 4)), Children = diary.Children, Complaint = reference, Route = ComplaintProcedure.ChildrenAct, Reason = "A parent, about services under section 17." }, "Complaints team");
        diary.Add(new ComplaintResponse
        {
            Id = diary.Id(),
            Occurred = When.On(diary.Within(day, 10, 350, 32)),
            Children = diary.Children,
            Complaint = reference,
            Procedure = ComplaintProcedure.ChildrenAct,
            Stage = ComplaintStage.Stage1,
            Outcome = diary.Chance.OneOf<ComplaintOutcome>([ComplaintOutcome.Upheld, ComplaintOutcome.PartlyUpheld, ComplaintOutcome.NotUpheld]),
            NextStepExplained = true,
        }, "Complaints team");
    }
}
