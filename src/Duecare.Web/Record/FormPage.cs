using Duecare.Domain.Chronology;
using Duecare.Domain.People;
using Duecare.Domain.Retention;
using Duecare.Records.Access;
using Microsoft.AspNetCore.Mvc;

namespace Duecare.Web.Record;

/// <summary>A form about a child whom the record holds, begun at that child's page.</summary>
/// <typeparam name="TAnswers">What it asks. Every answer can be empty.</typeparam>
public abstract class FormPage<TAnswers>(FormServices services) : KeptForm<TAnswers>(services)
    where TAnswers : class, new()
{
    /// <summary>The child from whose page the form was begun.</summary>
    [BindProperty(SupportsGet = true)]
    public string ChildId { get; set; } = "";

    /// <summary>The child's record.</summary>
    public ReadRecord Record { get; private set; } = null!;

    /// <summary>The children who can be named in it: the one it was begun for, and those recorded together with that one whom the reader may see.</summary>
    public IReadOnlyList<Child> Offered { get; private set; } = [];

    /// <summary>Makes ready what the page shows, once the answers are read. False if there is nothing here to ask about.</summary>
    protected virtual bool Prepare() => true;

    /// <inheritdoc/>
    protected override Task<bool> PrepareAsync() => Task.FromResult(Prepare());

    /// <inheritdoc/>
    protected sealed override ChildId DraftOf => Record.Chronology.Child.Id;

    /// <inheritdoc/>
    protected sealed override ReadRecord? Opened => Record;

    /// <inheritdoc/>
    protected sealed override IEnumerable<ChildId>? MayName => Offered.Select(c => c.Id);

    /// <inheritdoc/>
    protected sealed override string Thrown => Links.Child(DraftOf);

    /// <inheritdoc/>
    protected override Task<string> RecordedAt(string requestId) => Task.FromResult(Links.Recorded(new(ChildId), requestId));

    /// <inheritdoc/>
    protected sealed override async Task<bool> OpenAsync()
    {
        if (await Read(ChildId) is not { } record) return false;
        Record = record;
        if (!FormAttribute.Of(GetType()).MaySend(Reader)) return false;
        Offered = await OfferedAsync();
        return true;
    }

    private async Task<IReadOnlyList<Child>> OfferedAsync()
    {
        var own = Record.Chronology.Child;
        var others = Record.Entries.Select(e => e.Entry).Where(e => e is not (RecordTransfer or PersonDetails or Disposal) && !JoinedRecords.IsAboutRecords(e)).SelectMany(e => e.Children).Distinct().Where(c => c != own.Id).Take(20).ToList();
        if (others.Count == 0) return [own];
        var named = await Access.Named(Reader, others, new Look(Route) { Pending = Looks }, HttpContext.RequestAborted);
        return [own, .. others.Where(named.ContainsKey).Select(c => named[c])];
    }
}
