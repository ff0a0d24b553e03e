using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Records.Forms;
using Duecare.Records.People;
using Duecare.Records.Reading;
using Duecare.Web.Record;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Pages.Children.Joining;

/// <summary>What is asked of records that are taken apart.</summary>
public sealed class PartAnswers
{
    public string? Because { get; set; }

    public IList<ToldAnswer> Told { get; set; } = [];
}

/// <summary>Whose one entry is.</summary>
public sealed class ToldAnswer
{
    public string? Entry { get; set; }

    public Whose? Of { get; set; }
}

/// <summary>Takes apart two records that were joined: whose is what was recorded meanwhile is asked entry by entry.</summary>
[Form("part", typeof(RecordsParted), "", "Take two records apart")]
public sealed class PartModel(FormServices services, PartRecords partRecords) : FormPage<PartAnswers>(services)
{
    /// <summary>The joining.</summary>
    [BindProperty(SupportsGet = true)]
    public string JoiningId { get; set; } = "";

    /// <summary>The joining as it stands.</summary>
    public RecordsJoined Joining { get; private set; } = null!;

    /// <summary>What was recorded on the joined record since, in the order of recording.</summary>
    public IReadOnlyList<Recorded> Meanwhile { get; private set; } = [];

    /// <inheritdoc/>
    public override string FormId => $"{base.FormId}/{Links.Part(new(""), new(JoiningId))["/children//".Length..]}";

    /// <inheritdoc/>
    protected override bool Prepare()
    {
        if (PartRecords.Find(Record, JoiningId) is not { } joining) return false;
        Joining = joining;
        Meanwhile = Record.ToTellApart(joining.Id);
        Answers.Told = [.. Meanwhile.Select(e => Answers.Told.FirstOrDefault(t => t.Entry == e.Entry.Id.Value) ?? new() { Entry = e.Entry.Id.Value })];
        return true;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<FieldProblem> Problems() => PartRecords.Problems(Told());

    /// <inheritdoc/>
    protected override Task<FormAnswer> Send(FormSent sent, CancellationToken cancel) => partRecords.Record(sent, Joining, Told(), cancel);

    private PartingTold Told() => new() { Because = Answers.Because, Told = [.. Answers.Told.Select(t => (new EntryId(t.Entry!), t.Of))] };
}
