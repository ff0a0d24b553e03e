namespace Duecare.Domain.Chronology.Written;

/// <summary>Finds what a mistyped word was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>" (did you mean X?)", or nothing where no word is near: at most a third of its letters (or two) added, dropped, changed or swapped, and not all.</summary>
    public static string Suggestion(string written, IEnumerable<string> words)
    {
        var best = words
            .Select(word => (word, distance: Distance(written, word)))
            .OrderBy(w => w.distance).ThenBy(w => w.word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.word is not null && best.distance <= Math.Max(2, best.word.Length / 3) && best.distance < Math.Max(written.Length, best.word.Length)
            ? $" (did you mean \"{best.word}\"?)" : "";
    }

    /// <summary>How many letters must be added, dropped, changed or swapped with their neighbour to get from one word to the other.</summary>
    public static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 40) return int.MaxValue;
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }
}
