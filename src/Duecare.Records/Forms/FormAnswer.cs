using Duecare.Records.Access;
using Duecare.Records.Appending;
using Duecare.Records.Drafts;
using Duecare.Records.Reading;

namespace Duecare.Records.Forms;

/// <summary>A form sent to be recorded: by whom, from which child's page, and on what they had read.</summary>
/// <param name="Reader">Who sends it.</param>
/// <param name="Child">The child from whose page it was begun.</param>
/// <param name="RequestId">The id that the form carried, the same each time it is sent.</param>
/// <param name="ReadUpTo">The last entry of the ledger when the form was begun; null where nobody else's entry could clash.</param>
/// <param name="Confirmed">Whether the sender has seen what others recorded since, and means it all the same.</param>
/// <param name="Draft">The draft that goes with it; null if there is none.</param>
public sealed record FormSent(Reader Reader, ChildId Child, Guid RequestId, long? ReadUpTo, bool Confirmed, DraftKey? Draft)
{
    /// <summary>The record that was opened for the sender to begin it from; null for a form that begins without a child.</summary>
    public ReadRecord? Opened { get; init; }

    /// <summary>What was looked at for it, logged together with what it records.</summary>
    public PendingLooks? Looks { get; init; }

    /// <summary>The id of the nth entry that the form records, which follows from the request so that sending it again says the same.</summary>
    public EntryId EntryId(int number = 1) => new(number == 1 ? $"{RequestId:D}" : $"{RequestId:D}-{number}");

    /// <summary>The id of somebody other than a child whom the form introduces.</summary>
    public PersonId NewPerson => new($"P{NewChild.Value}");

    /// <summary>
    /// The id of the child whom the form introduces: twelve letters and digits that can be read out, without I, L, O and U, which follow from the random part of the request's id.
    /// </summary>
    public ChildId NewChild
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            RequestId.TryWriteBytes(bytes, bigEndian: true, out _);
            var random = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
            return new(string.Create(12, random, static (id, bits) =>
            {
                for (var i = 0; i < id.Length; i++) id[i] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(int)(bits >> (5 * i)) & 31];
            }));
        }
    }
}

/// <summary>What is wrong with one answer of a form.</summary>
/// <param name="Field">The answer, by its name in the form; empty for the form as a whole.</param>
/// <param name="Message">What the person should do.</param>
public sealed record FieldProblem(string Field, string Message);

/// <summary>What became of a form.</summary>
public abstract record FormAnswer
{
    private FormAnswer()
    {
    }

    /// <summary>Recorded, under this request id: the form's own, or, where it was confirmed, one that follows from it.</summary>
    public sealed record Recorded(string RequestId) : FormAnswer;

    /// <summary>Nothing was recorded, since something is wrong with it.</summary>
    public sealed record Refused(IReadOnlyList<FieldProblem> Problems) : FormAnswer;

    /// <summary>Nothing was recorded, since others recorded the same kind of thing about the same child meanwhile.</summary>
    public sealed record Clash(IReadOnlyList<Entry> Yours, IReadOnlyList<Reading.Recorded> Theirs) : FormAnswer;

}

/// <summary>Records what a form says: the one way for every form.</summary>
public sealed class FormRecorder(Ledger ledger, RecordAccess access)
{
    /// <summary>Records entries, if the sender may state such and may see every child they are about.</summary>
    public Task<FormAnswer> Record(FormSent sent, IReadOnlyList<Entry> entries, CancellationToken cancel = default) => Record(sent, entries, [], cancel);

    /// <summary>Records entries with the files that they name, if the sender may state such and may see every child they are about.</summary>
    public async Task<FormAnswer> Record(FormSent sent, IReadOnlyList<Entry> entries, IReadOnlyList<Documents.FileRow> files, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var requestId = sent.Confirmed ? $"{sent.RequestId:D}-confirmed" : $"{sent.RequestId:D}";
        var append = new Append(entries, sent.Reader.Worker.Value, requestId) { ReadUpTo = sent.ReadUpTo, Confirmed = sent.Confirmed, Draft = sent.Draft, Looks = sent.Looks, Files = files };
        return await access.State(sent.Reader, append, sent.Opened, cancel) switch
        {
            Appended.Acknowledged => new FormAnswer.Recorded(requestId),
            Appended.Conflict conflict => new FormAnswer.Clash(conflict.Yours, conflict.Theirs),
            Appended.Refused refused => new FormAnswer.Refused([.. refused.Refusals.Select(r => new FieldProblem("", $"{char.ToUpperInvariant(r.Message[0])}{r.Message[1..]}"))]),
            var other => throw new InvalidOperationException($"no answer is known for {other}"),
        };
    }

    /// <summary>Whether a form was recorded already, and under which request id.</summary>
    public Task<string?> RecordedAs(Guid requestId, CancellationToken cancel = default) => ledger.FirstAnswered([$"{requestId:D}", $"{requestId:D}-confirmed"], cancel);
}

/// <summary>Checks that forms have in common.</summary>
internal static class Asked
{
    /// <summary>The most characters that a note takes: some thirty pages.</summary>
    public const int LongestNote = 100_000;

    /// <summary>The most characters that a line or a reason takes.</summary>
    public const int LongestLine = 2_000;

    public static void Text(List<FieldProblem> problems, string field, string? text, string what, bool isNeeded, int longest = LongestLine)
    {
        if (isNeeded && string.IsNullOrWhiteSpace(text)) problems.Add(new(field, $"Enter {what}"));
        else if (text?.Length > longest) problems.Add(new(field, $"{Capital(what)} must be {longest:N0} characters or fewer; this has {text.Length:N0}"));
    }

    public static void NotAhead(List<FieldProblem> problems, string field, DateOnly? day, DateOnly today, string what)
    {
        if (day > today) problems.Add(new(field, $"{Capital(what)} must be today or in the past"));
    }

    /// <summary>What was typed, without the space around it; null for nothing.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
