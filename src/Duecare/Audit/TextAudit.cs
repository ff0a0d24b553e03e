using System.Globalization;
using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange;

namespace Duecare.Audit;

/// <summary>The audit for a manager at a terminal: totals, who has something overdue, what was missed, what the source can't show.</summary>
/// <remarks>It counts, and builds sentences only for what it prints, so that a whole authority costs little more than its duties.</remarks>
internal sealed class TextAudit : AuditWriter
{
    private const int Width = 112;
    private const int ChildrenShown = 25;
    private const int DutiesShown = 3;
    private const int FlagsShown = 25;
    private const int TitleWidth = 54;
    private static readonly CompositeFormat Row = CompositeFormat.Parse("{0,-54} {1,9} {2,8} {3,9} {4,10} {5,9} {6,12}");

    private Gathered _all;
    private readonly StreamWriter _out;

    public TextAudit(AuditHeader header, Stream stream)
        : base(header)
    {
        _all = new(header.AsAt);
        _out = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
    }

    public override bool OnlyCounts => true;

    public override void StartAgain() => _all = new(Header.AsAt);

    public override void Add(ChildDuties child) => _all.Add(child);

    public override AuditStretch Stretch() => new CountedStretch(_all);

    public override void Finish(IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        var all = _all.Totals.All();
        Heading(all, unread, inNoEntry);
        Totals(all);
        Children("Overdue now, worst first", "Nothing is overdue.", _all.Overdue, DutyState.Overdue);
        Children("Missed, most first", "Nothing was missed.", _all.Missed, DutyState.Missed);
        NotInSource(all);
        OutsideLimits();
        _out.Flush();
    }

    protected override void Dispose(bool disposing) => _out.Dispose();

    private void Heading(Tally all, IReadOnlyCollection<Unread> unread, ChildrenInNoEntry inNoEntry)
    {
        _out.WriteLine(Plain.Text(Header.Title));
        var known = Header.KnownAt is { } at ? $", as known at {LondonTime.At(at).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture)}" : "";
        Wrap($"As at {Long(Header.AsAt)}{known}. {DutyWords.Number(_all.Totals.Children, "child", "children")}, {DutyWords.Number(all.All, "duty", "duties")}.");
        Wrap($"Read from {Plain.Text(Header.Source)}. Rules {Header.Rules}{(Header.Policy is { } policy ? ", policy " + Plain.Text(policy) : "")}. "
            + $"Bank holidays are known from {Long(Header.CalendarFrom)} to {Long(Header.CalendarTo)}.");
        if (unread.Count > 0) Wrap($"{UnreadWords.Lacks}{UnreadWords.Of(unread)}. What is shown as late or missed may stand there.");
        if (inNoEntry.Count > 0) Wrap($"{inNoEntry.Sentence}.");
        _out.WriteLine();
    }

    private void Totals(Tally all)
    {
        var reasons = Header.HoldsReasons;
        Line("", "overdue", "missed", "met late", reasons ? "no reason" : "", "no", "met in time");
        Line("", "now", "", "", reasons ? "recorded" : "", "evidence", "");
        foreach (var row in _all.Totals.ByRule)
        {
            var t = row.Tally;
            if (t.Late + t[DutyState.NoEvidence] + t[DutyState.Met] == 0) continue;
            Line(row.Rule.Title, t);
        }
        Line("All duties", all);
        if (all.Possibly > 0) Wrap($"Of those overdue, missed or met late, {all.Possibly:N0} only possibly: the dates recorded leave a better reading open.");
        Wrap($"Not due yet, or with no date: {all.Ahead:N0}. No longer owed: {all[DutyState.Cancelled]:N0}.");
        if (!reasons) Wrap("This source does not hold reasons for delay, so none is reported as missing.");
        _out.WriteLine();
    }

    private void Line(string title, Tally t) => Line(title, Count(t[DutyState.Overdue]), Count(t[DutyState.Missed]), Count(t[DutyState.MetLate]),
        Header.HoldsReasons ? Count(t.NoReason) : "", Count(t[DutyState.NoEvidence]), Count(t[DutyState.Met]));

    private void Line(string title, params ReadOnlySpan<object?> cells)
    {
        var shown = title.Length <= TitleWidth ? title : title[..(TitleWidth - 1)] + "…";
        _out.WriteLine(string.Format(CultureInfo.InvariantCulture, Row, [Plain.Text(shown), .. cells]).TrimEnd());
    }

    private void Children(string heading, string none, Foremost<(Standing Standing, ChildDuties Child)> children, DutyState state)
    {
        _out.WriteLine(heading);
        if (children.Offered == 0) Wrap(none, "  ");
        foreach (var (_, child) in children.InOrder()) Child(child, state);
        if (children.NotKept > 0) Wrap($"and {DutyWords.Number(children.NotKept, "child", "children")} more: --format html shows the worst, --format csv every one", "  ");
        _out.WriteLine();
    }

    private void Child(ChildDuties child, DutyState state)
    {
        var duties = child.Duties.Where(d => d.State == state).ToList();
        Wrap($"{DutyWords.Child(child.Child)}: {duties.Count:N0}", "  ");
        foreach (var group in duties.GroupBy(d => (d.Rule.Id, d.Person))) Series([.. group.OrderBy(d => d.Due?.To)]);
    }

    private void Series(List<Duty> duties)
    {
        var times = duties.Count == 1 ? "" : $", {duties.Count} times";
        Wrap($"{DutyWords.Title(duties[0])}{times}:", "    ");
        foreach (var duty in duties.Take(DutiesShown)) Wrap(Sentence(duty), "      ");
        if (duties.Count > DutiesShown) Wrap($"and {duties.Count - DutiesShown} more", "      ");
    }

    private string Sentence(Duty duty)
    {
        var possibly = duty.Certainty == Certainty.Possible ? "possibly " : "";
        var due = duty.Due is { } window ? $"due {window}" : "no due day";
        var late = DutyWords.Late(duty) is { Length: > 0 } lateness ? $", {lateness} late" : "";
        return $"{possibly}{due}{late}; {DutyWords.Reason(duty, Header.HoldsReasons)}; {DutyWords.Holder(duty)}";
    }

    private void NotInSource(Tally all)
    {
        if (all[DutyState.NoEvidence] == 0 && Header.NotAsked.Count == 0) return;
        _out.WriteLine("What this source does not hold");
        if (Header.NotAsked.Count > 0)
        {
            Wrap("Not counted above, as the source does not claim to hold anything that would meet them. That is not the same as missed: look in the case record. "
                + "Every other --format lists them child by child.", "  ");
            Wrap(string.Join("; ", Header.NotAsked.Select(r => Plain.Text(r.Title)).Distinct(StringComparer.Ordinal)) + ".", "  ");
        }
        if (all[DutyState.NoEvidence] == 0) return;
        Wrap($"For {DutyWords.Number(all[DutyState.NoEvidence], "duty", "duties")} the source does not claim to hold what would meet them. "
            + "That is not the same as missed: look in the case record.", "  ");
        Wrap(string.Join("; ", _all.Totals.NotInSource.Select(r => $"{Plain.Text(r.Rule.Title)} ({r.Tally[DutyState.NoEvidence]:N0})")) + ".", "  ");
    }

    private void OutsideLimits()
    {
        if (_all.Flags.Offered == 0) return;
        _out.WriteLine();
        _out.WriteLine("Outside a limit or window: not a missed duty");
        foreach (var (child, flag) in _all.Flags.InOrder()) Wrap($"{DutyWords.Child(child.Child)}: {Plain.Text(flag.Rule.Title)}. {Plain.Text(flag.Because)}", "  ");
        if (_all.Flags.NotKept > 0) Wrap($"and {_all.Flags.NotKept:N0} more: --format json lists every one", "  ");
    }

    private void Wrap(string text, string indent = "")
    {
        var line = new StringBuilder(indent);
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                _out.WriteLine(line);
                line.Clear().Append(indent).Append("  ");
            }
            else if (line.Length > indent.Length)
            {
                line.Append(' ');
            }
            line.Append(word);
        }
        _out.WriteLine(line);
    }

    private static string Count(long count) => count == 0 ? "-" : count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What is kept of the children so far: counts, and those children who may be named.</summary>
    private sealed class Gathered(DateOnly asAt)
    {
        private readonly Lock _handedIn = new();

        public AuditTotals Totals { get; } = new(asAt);

        public Foremost<(Standing Standing, ChildDuties Child)> Overdue { get; private init; } = new(ChildrenShown, (a, b) => Standing.WorstFirst(a.Standing, b.Standing));

        public Foremost<(Standing Standing, ChildDuties Child)> Missed { get; private init; } = new(ChildrenShown, (a, b) => b.Standing.Missed.CompareTo(a.Standing.Missed));

        public Foremost<ChildFlag> Flags { get; private init; } = new(FlagsShown, ChildFlag.LatestFirst);

        public void Add(ChildDuties child)
        {
            foreach (var flag in child.Flags) Flags.Offer(new(child, flag));
            var standing = Totals.Add(child);
            if (standing.Overdue > 0) Offer(Overdue, standing, ref child);
            if (standing.Missed > 0) Offer(Missed, standing, ref child);
        }

        /// <summary>For the children after these, gathered while others still are before them.</summary>
        public Gathered Onwards()
        {
            lock (_handedIn) return new(asAt) { Overdue = Overdue.Onwards(), Missed = Missed.Onwards(), Flags = Flags.Onwards() };
        }

        public void Add(Gathered later)
        {
            lock (_handedIn)
            {
                Totals.Add(later.Totals);
                Overdue.Merge(later.Overdue);
                Missed.Merge(later.Missed);
                Flags.Merge(later.Flags);
            }
        }

        private static void Offer(Foremost<(Standing Standing, ChildDuties Child)> foremost, Standing standing, ref ChildDuties child)
        {
            if (foremost.WouldKeep((standing, child))) foremost.Offer((standing, child = child.Kept()));
            else foremost.Pass();
        }
    }

    private sealed class CountedStretch(Gathered all) : AuditStretch
    {
        private readonly Gathered _children = all.Onwards();

        public override void Add(ChildDuties child) => _children.Add(child);

        public override void HandIn() => all.Add(_children);
    }
}
