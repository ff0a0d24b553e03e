using System.Text.Json;
using Duecare.Commands;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Exchange;
using Duecare.Exchange.CaseFiles;
using Duecare.Exchange.SafeguardingDataset;
using Duecare.Records;

namespace Duecare.Audit;

/// <summary>Something that holds children's records, opened to be audited.</summary>
internal abstract class AuditInput : IDisposable
{
    /// <summary>The source's own title; null if it has none.</summary>
    public virtual string? Title => null;

    /// <summary>What the source claims to hold completely; null if everything.</summary>
    public abstract IReadOnlyList<Coverage>? Covers { get; }

    /// <summary>Which rules a mere count asks of every child.</summary>
    public virtual Scope CountedScope => Scope.EveryRule;

    /// <summary>The council's policy that the source states, and the line it begins on; null if it states none.</summary>
    public virtual (JsonElement Json, long Line)? Policy => null;

    /// <summary>The file, and where in it, that children are listed.</summary>
    public abstract string ListsChildrenAt { get; }

    /// <summary>Where a case file lists its children.</summary>
    public static string CaseFileAt(string path) => $"{path}: children";

    /// <summary>Where a dataset lists its children.</summary>
    public static string DatasetAt(string folder) => $"{DatasetFolder.PersonsIn(folder)}: column pers_person_id";

    /// <summary>Opens what stands at a path, by what it is: the one place that knows the kinds.</summary>
    /// <returns>Null, with problems added, if it can't be read.</returns>
    public static AuditInput? Open(string path, Problems problems)
    {
        if (LedgerOption.IsData(path)) return OpenLedger(LedgerOption.InFolder(path), problems);
        if (DatasetFolder.Is(path)) return new DatasetInput(path);
        if (!Directory.Exists(path)) return CaseFileInput.Open(path, problems);
        problems.Add(path, null, "", "this folder holds no ssd_person.csv: expected a case file, or a folder of Standard Safeguarding Dataset files");
        return null;
    }

    /// <summary>Opens the record itself.</summary>
    /// <returns>Null, with problems added, if it can't be read.</returns>
    public static AuditInput? OpenLedger(LedgerStore store, Problems problems)
    {
        var opening = Ledger.Open(store, new() { Clock = Today.Clock }).GetAwaiter().GetResult();
        if (opening.Ledger is { } ledger) return new LedgerInput(store.Name, ledger);
        foreach (var refusal in opening.Refusals) problems.Add("duecare audit", null, "", refusal);
        return null;
    }

    /// <summary>What the source itself works by; null for one that does not say.</summary>
    public virtual LedgerTerms? Terms => null;

    /// <summary>Gives every child to the audit, in the source's own order.</summary>
    /// <param name="run">Takes the children.</param>
    /// <param name="problems">Takes what had to be left out.</param>
    /// <returns>False if nothing could be read after all.</returns>
    public abstract bool Read(AuditRun run, Problems problems);

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class CaseFileInput(string path, CaseFileReading reading, CaseFile file) : AuditInput
    {
        public override string? Title => file.Title;

        public override IReadOnlyList<Coverage>? Covers => file.Covers;

        public override (JsonElement Json, long Line)? Policy => file.Policy is { } policy ? (policy, file.PolicyLine) : null;

        public override string ListsChildrenAt => CaseFileAt(path);

        public static new CaseFileInput? Open(string path, Problems problems)
        {
            var reading = CaseFileReader.Read(path);
            if (reading.File is { } file) return new(path, reading, file);
            foreach (var problem in reading.Problems.First) problems.Add(problem);
            reading.Dispose();
            return null;
        }

        public override bool Read(AuditRun run, Problems problems)
        {
            foreach (var chronology in reading.Chronologies()) run.Add(chronology);
            return true;
        }

        public override void Dispose() => reading.Dispose();
    }

    private sealed class LedgerInput(string name, Ledger ledger) : AuditInput
    {
        public override string ListsChildrenAt => name;

        public override LedgerTerms? Terms => ledger.Terms;

        public override IReadOnlyList<Coverage>? Covers { get; } = ledger.Covers().GetAwaiter().GetResult();

        public override bool Read(AuditRun run, Problems problems)
        {
            foreach (var record in ledger.Children().ToBlockingEnumerable()) run.Add(record.Chronology);
            return true;
        }

        public override void Dispose() => ledger.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private sealed class DatasetInput(string folder) : AuditInput
    {
        public override IReadOnlyList<Coverage>? Covers { get; } = DatasetFolder.Covers(folder);

        public override string ListsChildrenAt => DatasetAt(folder);

        // A dataset holds a dozen kinds of entry and may hold millions of children.
        public override Scope CountedScope => Scope.WhatTheSourceHolds;

        public override bool Read(AuditRun run, Problems problems)
        {
            var told = new Problems();
            var options = new DatasetReadingOptions { LastWorkerWaits = true, ToBeCounted = run.OnlyCounts, StartAgain = run.OnlyCounts ? StartAgain : null };
            var reading = DatasetFolder.Read(folder, () => Worker(run), problem => told.Add(problem), options);
            problems.AddAll(told);
            return reading is not null;

            void StartAgain()
            {
                told = new();
                run.StartAgain();
            }
        }

        public override void Dispose()
        {
        }

        private static ChildWorker Worker(AuditRun run)
        {
            var stretch = run.Stretch();
            return new(chronology => stretch.Add(chronology), () =>
            {
                var done = stretch;
                stretch = run.Stretch();
                return done.HandIn;
            });
        }
    }
}
