using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.Oversight;

namespace Duecare.Exchange.Demonstration;

/// <summary>Allocation, supervision, changes of worker, decisions, reasons for delay and agreed actions.</summary>
internal static class OversightPractice
{
    private static readonly string[] Delays =
        ["The family were away for a bereavement.", "The worker was ill and cover came late.", "Waiting for the hospital's report.", "The post was empty.", "The child had to be seen at school in term time."];

    /// <summary>Allocates whoever holds the post.</summary>
    public static void Allocate(Diary diary, DateOnly day, bool toAssess = false)
    {
        var tenure = diary.Post.Since(day);
        Allocate(diary, tenure, tenure.From > day ? tenure.From : day, toAssess);
    }

    /// <summary>While the case is open: a supervision each month or so, and a new allocation whenever the worker changes, sometimes weeks later.</summary>
    public static void Oversee(Diary diary, DateOnly from, DateOnly until)
    {
        if (diary.IsPast(until)) until = diary.AsAt;
        for (var day = diary.Within(from, 20, 0, 0); day <= until; day = diary.Within(day, 22, 150, 45)) Supervise(diary, day);
        var tenures = diary.Post.Tenures;
        for (var i = 0; i + 1 < tenures.Count; i++)
            if (tenures[i].To >= from && tenures[i].From <= until && tenures[i].To < until) ChangeWorker(diary, tenures[i], tenures[i + 1], until);
    }

    /// <summary>A reason for delay, which is recorded so many times in a thousand.</summary>
    public static void ExplainDelay(Diary diary, string rule, DateOnly due, int inAThousand)
    {
        if (!diary.Chance.InAThousand(inAThousand)) return;
        diary.Add(new ReasonForDelay
        {
            Id = diary.Id(),
            Occurred = When.On(due),
            Children = diary.Children,
            Duty = rule,
            Reason = diary.Chance.OneOf<string>(Delays),
            DecidedBy = diary.Post.Manager,
            FamilyToldOn = diary.Chance.InAThousand(500) ? Domain.Calendar.ApproximateDate.Exactly(due) : null,
        }, diary.Post.Manager);
    }

    /// <summary>The manager's decision to close, which is nearly always there.</summary>
    public static void DecideClosure(Diary diary, DateOnly day)
    {
        if (!diary.Chance.InAThousand(920)) return;
        diary.Add(new ManagementDecision
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            About = DecisionAbout.Closure,
            Decision = "Close.",
            Reason = "What the plan set out to change has changed, and universal services go on.",
            DecidedBy = diary.Post.Manager,
            DecidedAs = Role.TeamManager,
        }, diary.Post.Manager);
    }

    /// <summary>One or two actions with an owner and a day, agreed on a day.</summary>
    public static IReadOnlyList<AgreedAction> Agree(Diary diary, DateOnly day, params ReadOnlySpan<string> what)
    {
        var first = diary.Id().Value;
        var actions = new AgreedAction[diary.Chance.Between(1, 2)];
        for (var i = 0; i < actions.Length; i++)
        {
            actions[i] = new AgreedAction
            {
                Id = $"{first}-{(char)('a' + i)}",
                What = diary.Chance.OneOf(what),
                Owner = diary.Chance.OneOf<string>(["social worker", "health visitor", "school", "mother"]),
                Due = diary.Chance.InAThousand(850) ? Domain.Calendar.ApproximateDate.Exactly(Diary.After(day, diary.Chance.Between(5, 30))) : null,
            };
        }
        return actions;
    }

    /// <summary>What became of agreed actions: most are done, in time or late, some are moved with or without a reason, some nobody speaks of again.</summary>
    public static void FollowUp(Diary diary, DateOnly agreed, IReadOnlyList<AgreedAction> actions)
    {
        foreach (var action in actions)
        {
            var due = action.Due?.Latest ?? Diary.After(agreed, 20);
            var fate = diary.Chance.Below(1000);
            if (fate < 620) Do(diary, action, Diary.After(agreed, diary.Chance.Between(2, 6)));
            else if (fate < 780) Do(diary, action, Diary.After(due, diary.Chance.Between(1, 20)));
            else if (fate < 860) Move(diary, action, due);
        }
    }

    private static void Supervise(Diary diary, DateOnly day)
    {
        if (diary.WorkerOn(day) is not { } worker) return;
        diary.Add(new SupervisionRecord
        {
            Id = diary.Id(),
            Occurred = When.On(day),
            Children = diary.Children,
            Worker = worker.Worker,
            Supervisor = diary.Post.Manager,
            VisitsChecked = diary.Chance.InAThousand(700),
        }, diary.Post.Manager);
    }

    private static void ChangeWorker(Diary diary, Tenure leaves, Tenure comes, DateOnly until)
    {
        diary.Add(new WorkerLeaves { Id = diary.Id(), Occurred = When.On(leaves.To), Children = diary.Children, Worker = leaves.Worker }, diary.Post.Manager);
        diary.Add(new AllocationEnd { Id = diary.Id(), Occurred = When.On(leaves.To), Children = diary.Children, Worker = leaves.Worker, ChangeReason = "LEFTRL" }, diary.Post.Manager);
        if (comes.From > until) return;
        var transfer = diary.Add(new TransferDecision { Id = diary.Id(), Occurred = When.On(leaves.To), Children = diary.Children, From = leaves.Worker, To = comes.Worker, Team = diary.Post.Team }, diary.Post.Manager);
        Allocate(diary, comes, comes.From, toAssess: false);
        var accepted = diary.Within(comes.From, 5, 200, 20);
        if (diary.Chance.InAThousand(750) && accepted <= until)
            diary.Add(new TransferAcceptance { Id = diary.Id(), Occurred = When.On(accepted), Children = diary.Children, Transfer = transfer.Id });
    }

    private static void Allocate(Diary diary, Tenure tenure, DateOnly day, bool toAssess) => diary.Add(new Allocation
    {
        Id = diary.Id(),
        Occurred = When.On(day),
        Children = diary.Children,
        Worker = tenure.Worker,
        Team = diary.Post.Team,
        ToAssess = toAssess,
    }, diary.Post.Manager);

    private static void Do(Diary diary, AgreedAction action, DateOnly day) =>
        diary.Add(new ActionDone { Id = diary.Id(), Occurred = When.On(day), Children = diary.Children, Action = action.Id, Evidence = "Seen and noted at the visit." });

    private static void Move(Diary diary, AgreedAction action, DateOnly due)
    {
        diary.Add(new ActionDateMoved
        {
            Id = diary.Id(),
            Occurred = When.On(due),
            Children = diary.Children,
            Action = action.Id,
            NewDateOn = Domain.Calendar.ApproximateDate.Exactly(Diary.After(due, 15)),
        });
        if (diary.Chance.InAThousand(500))
            diary.Add(new ReasonForDelay { Id = diary.Id(), Occurred = When.On(due), Children = diary.Children, Duty = "meeting-action", Action = action.Id, Reason = diary.Chance.OneOf<string>(Delays) });
        Do(diary, action, Diary.After(due, 12));
    }
}
