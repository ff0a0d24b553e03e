using Duecare.Domain.Chronology;
using Duecare.Exchange;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Audit;

/// <summary>Something that holds children's records, opened to be audited.</summary>
internal abstract class AuditInput : IDisposable
{
    /// <summary>The source's own title; null if it has none.</summary>
    public virtual string? Title => null;

    /// <summary>What the source claims to hold completely; null if everything.</summary>
    public abstract IReadOnlyList<Coverage>? Covers { get; }

    /// <summary>Opens what stands at a path, by what it is: the one place that knows the kinds.</summary>
    /// <returns>Null, with problems added, if it can't be read.</returns>
    public static AuditInput? Open(string path, Problems problems) => CaseFileInput.Open(path, problems);

    /// <summary>Gives every child to the audit, in the source's own order.</summary>
    public abstract void Read(AuditRun run);

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class CaseFileInput(CaseFileReading reading, CaseFile file) : AuditInput
    {
        public override string? Title => file.Title;

        public override IReadOnlyList<Coverage>? Covers => file.Covers;

        public static new CaseFileInput? Open(string path, Problems problems)
        {
            var reading = CaseFileReader.Read(path);
            if (reading.File is { } file) return new(reading, file);
            foreach (var problem in reading.Problems.First) problems.Add(problem);
            reading.Dispose();
            return null;
        }

        public override void Read(AuditRun run)
        {
            foreach (var chronology in reading.Chronologies()) run.Add(chronology);
        }

        public override void Dispose() => reading.Dispose();
    }
}
