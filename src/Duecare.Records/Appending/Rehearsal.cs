using Duecare.Domain.Visits;
using Duecare.Records.Access;
using Duecare.Records.Drafts;
using Duecare.Records.Reading;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Appending;

/// <summary>Goes once through what it takes to read a record and record a visit, and leaves nothing of it: so that the first worker of the day does not wait for what is made at first use.</summary>
/// <remarks>It is nobody's look: nothing that is read leaves it, and no line of the log says that anybody read. What it would record is undone by the database, as after a fault.</remarks>
internal sealed class Rehearsal(LedgerStore store, LedgerTerms terms, Recorder recorder, WriterQueue writer)
{
    private static readonly Reader Nobody = new(new("rehearsal"), "Rehearsal", [AccessRole.Practitioner], null);

    /// <summary>Does it with the child whom the last entry is about; where there is none, nothing.</summary>
    public async Task Run(CancellationToken cancel)
    {
        if (await Read(cancel) is not { } child) return;
        try
        {
            await writer.Do<Appended>(async (db, stop) => throw new Undone(await recorder.Answer(db, Visit(child), stop)), cancel);
        }
        catch (Undone)
        {
            // As it was meant to end.
        }
    }

    private async Task<ChildId?> Read(CancellationToken cancel)
    {
        await using var db = store.Open();
        if (await db.EntryChildren.OrderByDescending(c => c.Seq).Select(c => c.Child).FirstOrDefaultAsync(cancel) is not { } last) return null;
        var child = new ChildId(last);
        _ = Deciding.Of(Nobody, await AccessQuery.Of(db, Nobody, child, terms.Clock.GetUtcNow().UtcDateTime, cancel));
        await ChildReading.Of(db, child, cancel);
        return child;
    }

    private Append Visit(ChildId child)
    {
        var visit = new Visit { Id = new("rehearsal"), Occurred = When.On(LondonTime.DateOf(terms.Clock.GetUtcNow().UtcDateTime)), Children = [child], Outcome = VisitOutcome.Attempted, Worker = Nobody.Worker, Mode = VisitMode.InPerson };
        return new([visit], Nobody.Worker.Value, "rehearsal") { ReadUpTo = long.MaxValue, Draft = new DraftKey(Nobody.Worker, "visit", child) };
    }

    private sealed class Undone(Appended answer) : Exception($"{answer} is undone");
}
