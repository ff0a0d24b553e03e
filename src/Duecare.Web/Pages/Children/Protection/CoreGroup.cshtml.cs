using Duecare.Domain.Chronology;
using Duecare.Domain.Protection;
using Duecare.Records.Forms;
using Duecare.Records.Protection;
using Duecare.Web.Forms;
using Duecare.Web.Record;

namespace Duecare.Web.Pages.Children.Protection;

/// <summary>What is asked of a core group.</summary>
public sealed class CoreGroupAnswers
{
    public IList<string> Children { get; set; } = [];

    public DateParts On { get; set; } = new();

    public IList<string> Agencies { get; set; } = [];

    public IDictionary<string, string?> Names { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public string? Findings { get; set; }

    public DateParts NextOn { get; set; } = new();
}

/// <summary>A core group, with who came and when the next is.</summary>
[Form("core-group", typeof(CoreGroup), "core-groups/record", "Record the core group")]
public sealed class CoreGroupModel(FormServices services, RecordCoreGroup recordCoreGroup) : FormPage<CoreGroupAnswers>(services)
{
    /// <inheritdoc/>
    protected override bool Prepare()
    {
        foreach (var (agency, _) in RecordCoreGroup.Agencies) Answers.Names.TryAdd(agency, null);
        return Answers.Children.All(chosen => Offered.Any(c => c.Id.Value == chosen));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => recordCoreGroup.Problems(Met());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => recordCoreGroup.Record(sent, Met(), cancel);

    private CoreGroupMet Met() => new()
    {
        On = Day("On", Answers.On, "day of the core group", isNeeded: true),
        Children = [.. Offered.Select(c => c.Id).Where(c => Answers.Children.Contains(c.Value))],
        Agencies = [.. Answers.Agencies],
        Names = new Dictionary<string, string?>(Answers.Names, StringComparer.Ordinal),
        NextOn = Day("NextOn", Answers.NextOn, "day of the next core group", isNeeded: false),
        Findings = Answers.Findings,
    };
}
