using System.Collections.Frozen;
using System.Security.Cryptography;
using Duecare.Domain.Duties;
using Duecare.Records.Terms;

namespace Duecare.Records;

/// <summary>What a ledger works by, besides its database.</summary>
/// <remarks>The council's policy and the bank holidays added since are laid over the rules and working days that it is given: when the ledger is opened, and at once when either is changed.</remarks>
public sealed record LedgerTerms
{
    private readonly Rulebook _ownRules = Rulebook.Shipped;
    private readonly WorkingDayCalendar _ownCalendar = WorkingDayCalendar.England;
    private volatile LaidOver? _laid;

    /// <summary>The clock by which entries are recorded.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The rulebook by which duties are worked out, with the council's policy.</summary>
    public Rulebook Rules
    {
        get => _laid?.Rules ?? _ownRules;
        init => _ownRules = value;
    }

    /// <summary>The working days, with the bank holidays added since.</summary>
    public WorkingDayCalendar Calendar
    {
        get => _laid?.Calendar ?? _ownCalendar;
        init => _ownCalendar = value;
    }

    /// <summary>The rulebook without the council's policy.</summary>
    public Rulebook Law => _ownRules;

    /// <summary>The council's policy; null where it has none.</summary>
    public CouncilPolicy? Policy => _laid?.Policy;

    /// <summary>What the law does not allow in a policy that is to be put in, by the program's own working days and by those in force. One that is in stays in, whatever bank holidays are added after it.</summary>
    public IReadOnlyList<PolicyRefusal> Refusals(CouncilPolicy policy) =>
        PolicyLimits.Refusals(Law, policy) is { Count: > 0 } refused ? refused : PolicyLimits.Refusals(Law, policy, Calendar);

    /// <summary>Gives the random bytes hashed with each payload. Only an invented authority, whose bytes must be the same each time, gives others.</summary>
    public Func<byte[]> Salt { get; init; } = () => RandomNumberGenerator.GetBytes(16);

    /// <summary>The last row of each rule, by its id.</summary>
    internal FrozenDictionary<string, DutyRule> RulesById => (_laid ??= new(_ownRules, _ownCalendar, null, null)).ById;

    /// <summary>What duties worked out by these terms are marked with: others are to be worked out again.</summary>
    internal string Mark => _laid?.Holidays is { } list ? $"{Rules.Version} + bank holidays {list}" : Rules.Version;

    /// <summary>Lays what the record holds over the program's own rules and working days.</summary>
    /// <returns>Why it can't be; null if it was.</returns>
    internal string? Lay(IReadOnlyList<TermsRow> rows)
    {
        var (laid, problem) = Over(rows);
        if (laid is not null) _laid = laid;
        return problem;
    }

    /// <summary>Works by what was laid over before, where what replaced it was not kept after all.</summary>
    internal void GoBackTo(LaidOver? laid) => _laid = laid;

    /// <summary>What is laid over now.</summary>
    internal LaidOver? Laid => _laid;

    private (LaidOver? Laid, string? Problem) Over(IReadOnlyList<TermsRow> rows)
    {
        var calendar = _ownCalendar;
        foreach (var row in rows.Where(r => r.Kind == TermsKind.BankHolidays))
        {
            var list = row.AsHolidays();
            if (list.Problems(calendar) is [var problem, ..]) return (null, $"the bank holidays added at {row.At:O}: {problem}");
            calendar = calendar.With(list);
        }
        var (policy, unread) = TermsRow.AsPolicy(rows);
        if (unread is not null) return (null, unread);
        if (policy is not null && PolicyLimits.Refusals(_ownRules, policy) is [var first, ..])
            return (null, $"the council's policy {policy.Versions[first.Version].Version}: {first.Subject}: {first.Message}");
        return (new(policy is null ? _ownRules : _ownRules.With(policy), calendar, policy, rows.LastOrDefault(r => r.Kind == TermsKind.BankHolidays)?.Id), null);
    }

    /// <summary>The rules and working days with what the record holds laid over them.</summary>
    internal sealed class LaidOver(Rulebook rules, WorkingDayCalendar calendar, CouncilPolicy? policy, long? holidays)
    {
        public Rulebook Rules { get; } = rules;

        public WorkingDayCalendar Calendar { get; } = calendar;

        public CouncilPolicy? Policy { get; } = policy;

        public long? Holidays { get; } = holidays;

        public FrozenDictionary<string, DutyRule> ById { get; } = rules.Rows.GroupBy(r => r.Id, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }
}
