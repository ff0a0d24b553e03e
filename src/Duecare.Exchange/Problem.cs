namespace Duecare.Exchange;

/// <summary>One thing wrong with what was handed in, in words a person can act on.</summary>
/// <param name="File">The file, by its name.</param>
/// <param name="Line">The line, counted from 1, if it has lines and the problem sits on one.</param>
/// <param name="Place">Where in the file or the line: a column, an entry, a cell. Null if it concerns the whole of it.</param>
/// <param name="Message">What is wrong, and what was expected.</param>
public sealed record Problem(string File, int? Line, string? Place, string Message)
{
    /// <summary>One line: "ssd_cp_visits.csv, line 812, column cppv_cp_visit_date: …".</summary>
    public override string ToString() =>
        File + (Line is { } line ? $", line {line}" : "") + (Place is null ? "" : $", {Place}") + ": " + Message;
}
