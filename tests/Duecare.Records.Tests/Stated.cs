using Duecare.Domain.CaseNotes;
using Duecare.Domain.Chronology;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Records.Appending;
using Xunit;

namespace Duecare.Records.Tests;

/// <summary>Entries made up for tests, and how they are recorded.</summary>
internal static class Stated
{
    public static readonly ChildId Amber = new("amber");
    public static readonly ChildId Basil = new("basil");

    private static int _requests;

    public static ChildDetails Born(ChildId child, string born = "2015-03-02", string id = "") => new()
    {
        Id = new(id.Length > 0 ? id : $"details-{child}"),
        Occurred = On("2026-01-05"),
        Children = [child],
        Name = child.Value,
        Born = DateOnly.Parse(born),
    };

    public static CaseNote Note(string id, string text, string on = "2026-02-02", params ChildId[] children) =>
        new() { Id = new(id), Occurred = On(on), Children = children.Length > 0 ? children : [Amber], Text = text };

    public static ManagementDecision Decision(string id, string decision, string on = "2026-02-02", params ChildId[] children) =>
        new() { Id = new(id), Occurred = On(on), Children = children.Length > 0 ? children : [Amber], Decision = decision };

    public static When On(string day) => When.On(DateOnly.Parse(day));

    public static Append By(string author, params Entry[] entries) => new(entries, author, $"request-{Interlocked.Increment(ref _requests)}");

    public static async Task<Appended.Acknowledged> Recorded(this Ledger ledger, params Entry[] entries) =>
        Assert.IsType<Appended.Acknowledged>(await ledger.Append(By("j.shah", entries)));

    public static async Task<string> Refused(this Ledger ledger, params Entry[] entries) =>
        Assert.Single(Assert.IsType<Appended.Refused>(await ledger.Append(By("j.shah", entries))).Refusals).ToString();
}
