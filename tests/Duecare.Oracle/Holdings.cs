using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Oracle;

/// <summary>What the source claims to hold, and which kinds of entry can meet which duty: a duty that nothing held could have met is no evidence of anything.</summary>
public sealed class Holdings(IReadOnlyList<Coverage>? covers)
{
    private static readonly Dictionary<string, string[]> MetBy = new()
    {
        ["contact-decision"] = ["contact-decision"],
        ["referral-decision"] = ["referral-decision"],
        ["referral-acknowledge"] = ["referral-acknowledgement"],
        ["referral-feedback"] = ["referral-feedback"],
        ["referral-manager-review"] = ["referral-decision"],
        ["nfa-oversight"] = ["contact-decision", "referral-decision"],
        ["immediate-protection"] = ["child-made-safe"],
        ["rereferral-check"] = ["referral-decision"],
        ["allocation"] = ["allocation"],
        ["child-seen-assessment"] = ["visit"],
        ["assessment-manager-brief"] = ["assessment-brief"],
        ["assessment-target"] = ["assessment-authorisation", "child-and-family-assessment"],
        ["assessment-checkpoint"] = ["assessment-checkpoint"],
        ["assessment-complete"] = ["assessment-authorisation", "child-and-family-assessment"],
        ["assessment-overrun-reason"] = ["reason-for-delay"],
        ["assessment-outcome-shared"] = ["assessment-outcome-letter"],
        ["assessment-consent"] = ["consent"],
        ["cin-plan-meeting"] = ["child-in-need-planning-meeting", "child-in-need-plan"],
        ["cin-plan-review-first"] = ["child-in-need-review"],
        ["cin-plan-review-subsequent"] = ["child-in-need-review"],
        ["cin-visit"] = ["visit"],
        ["cin-step-up-decision"] = ["management-decision", "escalation-decision"],
        ["cin-closure"] = ["case-closure"],
        ["strategy-discussion"] = ["strategy-discussion"],
        ["strategy-discussion-emergency"] = ["strategy-discussion"],
        ["strategy-record"] = ["strategy-record-shared"],
        ["s47-start"] = ["section47-enquiry"],
        ["s47-child-seen"] = ["visit"],
        ["s47-enquiry-complete"] = ["section47-enquiry", "section47-outcome"],
        ["icpc"] = ["conference"],
        ["icpc-not-required"] = ["section47-outcome"],
        ["icpc-report-shared"] = ["conference-paper-sent"],
        ["cp-plan-start"] = ["conference", "protection-plan"],
        ["core-group-first"] = ["core-group"],
        ["core-group-subsequent"] = ["core-group"],
        ["cp-review-first"] = ["conference"],
        ["cp-review-subsequent"] = ["conference"],
        ["cp-review-birth"] = ["conference"],
        ["cp-visit"] = ["visit"],
        ["cp-visit-alone"] = ["visit"],
        ["cp-visit-bedroom"] = ["visit"],
        ["cp-visit-unannounced"] = ["visit"],
        ["cp-visit-recorded"] = ["visit-record-finalised"],
        ["cp-visit-failed"] = ["failed-visit-report"],
        ["cp-child-not-seen-escalation"] = ["management-decision"],
        ["cp-transfer-in-conference"] = ["conference"],
        ["cp-conference-decision-letter"] = ["conference-paper-sent"],
        ["cp-plan-drift"] = ["management-decision"],
        ["police-protection-limit"] = ["police-protection-end", "emergency-protection-order"],
        ["epo-limit"] = ["emergency-order-outcome"],
        ["adult-risk-concern-triage"] = ["adult-concern-triage"],
        ["adult-risk-assessment"] = ["adult-risk-assessment"],
        ["adult-risk-assessment-release"] = ["adult-risk-assessment"],
        ["adult-contact-change"] = ["adult-contact-decision"],
        ["interim-restriction-review"] = ["restriction-review"],
        ["interim-restriction-monitor"] = ["restriction-check"],
        ["drug-test"] = ["test", "test-result"],
        ["drug-test-result"] = ["test", "test-result"],
        ["drug-test-missed"] = ["management-decision"],
        ["supervision-case"] = ["supervision-record"],
        ["supervision-worker"] = ["supervision-record"],
        ["supervision-visit-check"] = [],
        ["case-transfer"] = ["transfer-acceptance"],
        ["handover-joint-visit"] = [],
        ["worker-absence-cover"] = ["absence-cover"],
        ["meeting-action"] = ["action-done", "action-dropped"],
        ["deferral-reason"] = ["reason-for-delay"],
        ["chronology-update"] = ["chronology-update"],
        ["overdue-acknowledge"] = ["overdue-acknowledgement"],
    };

    /// <summary>Every kind that can meet something.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. MetBy.Values.SelectMany(k => k).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether nothing that could meet a duty is held on any day.</summary>
    public bool Lack(string duty) => covers is not null && !covers.Any(c => MetBy[duty].Contains(c.Kind));

    /// <summary>The rows as the source can speak of them: late or missed only where what could have met it is held for the whole of the due window, and one row for a run of due points without evidence.</summary>
    public List<Row> Judge(List<Row> rows)
    {
        if (covers is null) return rows;
        var judged = rows.ConvertAll(Judge);
        return [.. judged.GroupBy(r => r.Point == 0 ? (object)r : (r.Duty, r.Person, r.Key[..r.Key.LastIndexOf('/')])).SelectMany(WithoutRuns)];
    }

    private static IEnumerable<Row> WithoutRuns(IEnumerable<Row> gap)
    {
        var before = default(Row);
        foreach (var row in gap.OrderBy(r => r.Point))
        {
            if (row.Point == 0 || row.State != DutyState.NoEvidence || before?.State != DutyState.NoEvidence) yield return row;
            before = row;
        }
    }

    private Row Judge(Row row) => row is { State: DutyState.Overdue or DutyState.MetLate or DutyState.Missed, Due: { } due } && !Hold(row.Duty, due)
        ? row with { State = DutyState.NoEvidence, Certain = true, Late = null, Met = null }
        : row;

    /// <summary>Whether something that could meet a duty is held for the whole of its due window.</summary>
    public bool Hold(string duty, Span due) =>
        covers is null || covers.Any(c => MetBy[duty].Contains(c.Kind) && !(c.From?.DayNumber > due.From) && !(c.To?.DayNumber < due.To));
}
