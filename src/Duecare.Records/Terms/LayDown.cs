using System.Globalization;
using System.Text.Json;
using Duecare.Domain.Duties;
using Duecare.Records.Access;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Terms;

/// <summary>Something that was laid down, and by whom.</summary>
/// <param name="By">Who put it in.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Reason">Why, or where it was published.</param>
public sealed record Laid(WorkerId By, DateTime At, string Reason)
{
    /// <summary>The version of the policy; null for bank holidays.</summary>
    public PolicyVersion? Version { get; init; }

    /// <summary>The bank holidays; null for a policy.</summary>
    public BankHolidayList? Holidays { get; init; }
}

/// <summary>Puts the council's policy and further bank holidays into the record, whose engine works by them at once. Whatever was put in stays, and is followed and not changed.</summary>
/// <remarks>
/// What is written from then on is worked out by them; the duties kept ready of everybody else are due to be, with <see cref="Ledger.Recheck"/>, which goes on where it was if it is stopped. Other processes
/// on the same database take it up when they are started, or when London's day changes.
/// </remarks>
public sealed class LayDown(Ledger ledger)
{
    private const int LongestSource = 500;

    /// <summary>Everything that was laid down, the latest first.</summary>
    public async Task<IReadOnlyList<Laid>> All(CancellationToken cancel = default)
    {
        await using var db = ledger.Reading();
        return [.. (await Rows(db, cancel)).AsEnumerable().Reverse().Select(Of)];
    }

    /// <summary>Why a policy can't follow the one here; null if it can. Its versions begin with those that were put in before, as they were.</summary>
    public static string? WhyNot(CouncilPolicy? before, CouncilPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var known = before?.Versions ?? [];
        for (var v = 0; v < known.Count; v++)
        {
            if (v >= policy.Versions.Count) return $"Version {known[v].Version} is missing: a policy keeps every version that was in force, and adds one";
            if (WrittenPolicy.Of(policy.Versions[v]) != WrittenPolicy.Of(known[v])) return $"Version {known[v].Version}, in force from {Day(known[v].InForceFrom)}, is not as it was put in: an old version can’t be edited. Make the change in a new version";
        }
        return policy.Versions.Count == known.Count ? "There is no new version in it: add one at the end, in force from a later day" : null;
    }

    /// <summary>Puts in the versions of a policy that are not here yet.</summary>
    /// <returns>Why not; null if they were.</returns>
    public Task<string?> Put(Reader by, CouncilPolicy policy, string requestId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Do(by, requestId, rows =>
        {
            var (before, unread) = TermsRow.AsPolicy(rows);
            if (unread is not null) return ([], unread);
            if (WhyNot(before, policy) is { } problem) return ([], problem);
            if (ledger.Terms.Refusals(policy) is [var first, ..]) return ([], $"{first.Subject}: {first.Message}");
            return ([.. policy.Versions.Skip(before?.Versions.Count ?? 0).Select(v => Row(by, requestId, TermsKind.Policy, WrittenPolicy.Of(policy with { Versions = [v] }), v.Reason))], null);
        }, cancel);
    }

    /// <summary>Puts in bank holidays, in the place of whatever was known of those years.</summary>
    /// <returns>Why not; null if they were.</returns>
    public Task<string?> Put(Reader by, BankHolidayList list, string source, string requestId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (WhyNot(source) is { } unsourced) return Task.FromResult<string?>(unsourced);
        return Do(by, requestId, _ => list.Problems(ledger.Terms.Calendar) is [var problem, ..]
            ? ([], problem)
            : ([Row(by, requestId, TermsKind.BankHolidays, JsonSerializer.Serialize(list), source.Trim())], null), cancel);
    }

    /// <summary>Why something can't be where bank holidays were published; null if it can.</summary>
    public static string? WhyNot(string? source) =>
        string.IsNullOrWhiteSpace(source) || source.Length > LongestSource ? $"Say where they were published, in up to {LongestSource} characters" : null;

    private static Task<List<TermsRow>> Rows(LedgerDb db, CancellationToken cancel) => db.Terms.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancel);

    private static Laid Of(TermsRow row) => new(new(row.By), row.At, row.Reason)
    {
        Version = row.Kind == TermsKind.Policy ? WrittenPolicy.Read(row.Payload).Policy?.Versions[0] : null,
        Holidays = row.Kind == TermsKind.BankHolidays ? row.AsHolidays() : null,
    };

    private async Task<string?> Do(Reader by, string requestId, Func<IReadOnlyList<TermsRow>, (IReadOnlyList<TermsRow> New, string? Problem)> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.Roles.Contains(AccessRole.Administrator)) return "Only an administrator changes this";
        var answer = await ledger.Change(async (db, stop) =>
        {
            var rows = await Rows(db, stop);
            if (rows.Exists(r => r.RequestId == requestId)) return "";
            var (added, problem) = work(rows);
            if (problem is not null) return problem;
            db.AddRange(added);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            return "";
        }, cancel);
        return answer.Length > 0 ? answer : null;
    }

    private TermsRow Row(Reader by, string requestId, TermsKind kind, string payload, string reason) =>
        new() { Kind = kind, Payload = payload, Reason = reason, By = by.Worker.Value, At = ledger.Now, RequestId = requestId };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
