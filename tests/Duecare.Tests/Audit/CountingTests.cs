using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange.Demonstration;
using Xunit;
using static Duecare.Tests.Ran;

namespace Duecare.Tests.Audit;

/// <summary>A count of very many children must say what an audit of each would.</summary>
public sealed class CountingTests : IDisposable
{
    private static readonly DateOnly AsAt = new(2026, 3, 31);

    private static readonly List<ChildChronology> Children =
        [.. new DemonstrationAuthority(300, 5, AsAt).Families().SelectMany(f => f.Children.Select(c => new ChildChronology(c.Child, [.. f.Entries.Where(e => e.Children.Contains(c.Child.Id))])))];

    private readonly string _folder = Directory.CreateTempSubdirectory("duecare-count-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Counted_duties_are_those_that_would_be_kept_whichever_child_had_them_before()
    {
        foreach (var child in Children)
            SameAs(Kept(child), DutyList.Counted(AsAt, Rulebook.Shipped, child, WorkingDayCalendar.England));
    }

    [Fact]
    public void What_was_kept_stays_as_it_was_when_duties_are_lent_after()
    {
        foreach (var (child, next) in Children.Zip(Children.Skip(1)))
        {
            var kept = Kept(child);
            var said = kept.Select(Said).ToList();
            DutyList.Counted(AsAt, Rulebook.Shipped, next, WorkingDayCalendar.England);
            Assert.Equal(said, kept.Select(Said));
        }
    }

    [Fact]
    public void Rules_that_nothing_in_the_source_could_meet_are_left_out_and_the_others_say_the_same()
    {
        IReadOnlyList<Coverage> covers = [new("visit"), new("protection-plan"), new("referral", To: new DateOnly(2025, 1, 1))];
        var (left, onlyCounted) = (0, 0);
        foreach (var child in Children.Select(c => c with { Covers = covers }))
        {
            var kept = Kept(child);
            var asked = kept.Where(d => CouldBeMet(d.Rule, covers) || Rulebook.Shipped.Rows.Any(r => r.CappedByRule == d.Rule.Id)).ToList();
            left += kept.Count - asked.Count;
            onlyCounted += SameAs(asked, DutyList.Counted(AsAt, Rulebook.Shipped, child, WorkingDayCalendar.England, scope: Scope.WhatTheSourceHolds));
        }
        Assert.True(left > 0);
        Assert.True(onlyCounted > 0);
        var named = DutyList.NotAsked(Rulebook.Shipped, covers).Select(r => r.Id).ToList();
        Assert.Contains("core-group-first", named);
        Assert.DoesNotContain("cp-visit", named);
        Assert.Empty(DutyList.NotAsked(Rulebook.Shipped, null));
    }

    [Fact]
    public void A_dataset_in_text_counts_what_its_files_could_show_and_names_the_rest_once()
    {
        File.WriteAllText(Path.Combine(_folder, "ssd_person.csv"), "pers_person_id,pers_dob\nP1,2015-01-01\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_cp_plans.csv"), "cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date\nPL1,R1,I1,P1,2024-01-08,\n");
        File.WriteAllText(Path.Combine(_folder, "ssd_cp_visits.csv"), "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen\nV1,P1,PL1,2024-01-23,Y\n");
        var text = Run("audit", _folder, "--as-at", "2024-03-24", "--format", "text").Output;
        Assert.Contains("Not counted above", text, StringComparison.Ordinal);
        Assert.Contains("Hold the first core group", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), l => l.StartsWith("Hold the first core group", StringComparison.Ordinal));
        Assert.Contains("core-group-first", Run("audit", _folder, "--as-at", "2024-03-24", "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_children_need_be_asked_what_they_have_outside_a_limit() =>
        Assert.InRange(Children.Count(c => DutyList.Counted(AsAt, Rulebook.Shipped, c, WorkingDayCalendar.England).MayBeFlagged), 1, Children.Count / 4);

    /// <summary>What is listed stands among the kept in the same order, and what of those is not listed is certain, has no reason, and was counted.</summary>
    /// <returns>How many were only counted.</returns>
    private static int SameAs(IReadOnlyList<Duty> kept, CountedDuties counted)
    {
        var listed = new Queue<string>(counted.Listed.Select(Said));
        var unlisted = new List<Duty>();
        foreach (var duty in kept)
        {
            if (listed.TryPeek(out var next) && next == Said(duty)) listed.Dequeue();
            else unlisted.Add(duty);
        }
        Assert.Empty(listed);
        Assert.All(unlisted, d => Assert.Equal((Certainty.Certain, null), (d.Certainty, d.Reason)));
        Assert.Equal(unlisted.CountBy(d => (d.Rule.Id, d.State)).OrderBy(c => c.Key),
            counted.Others.AggregateBy(o => (o.Rule.Id, o.State), 0, (all, o) => all + o.Count).OrderBy(c => c.Key));
        return unlisted.Count;
    }

    private static IReadOnlyList<Duty> Kept(ChildChronology child) => DutyList.AsAt(AsAt, Rulebook.Shipped, child, WorkingDayCalendar.England);

    private static bool CouldBeMet(DutyRule rule, IReadOnlyList<Coverage> covers) =>
        rule.MetBy.Any(t => covers.Any(c => SourceHoldings.KindsThatTell(t.What).Contains(c.Kind)));

    private static string Said(Duty d) => string.Join('|', d.Rule.Id, d.HeldBy, d.Passed, d.Due, d.Target, d.State, d.Certainty, d.Late, d.Reason, d.Person, d.Matter,
        d.StartedBy.Entry.Id, d.MetBy?.Entry.Id, d.EndedBy?.Entry.Id, d.AgreedBy?.Entry.Id, d.Period, d.Periods, d.CountedBy, d.CountedFrom, d.About?.Rule.Id);
}
