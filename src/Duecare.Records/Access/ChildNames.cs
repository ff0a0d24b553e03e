using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Duecare.Domain.People;
using Duecare.Records.Projections;
using Microsoft.EntityFrameworkCore;

namespace Duecare.Records.Access;

/// <summary>A child whose name, date of birth, address, number or id is what was asked for.</summary>
/// <param name="Child">The child's id.</param>
/// <param name="Score">How well, up to 1 for each part asked for; 2 for an id.</param>
/// <param name="IsAlike">Whether some part is only like a word of the name.</param>
/// <param name="IsBySafeAddress">Whether some part is found only in a safe address, so that who may not see that finds nobody.</param>
internal readonly record struct NameFound(string Child, double Score, bool IsAlike, bool IsBySafeAddress = false);

/// <summary>Two children who look alike.</summary>
/// <param name="One">The id that comes first.</param>
/// <param name="Other">The other's.</param>
/// <param name="By">In what.</param>
internal sealed record PairFound(string One, string Other, IReadOnlyList<Compared> By);

/// <summary>The names, addresses and numbers by which children can be found, in memory: read once, and from then on only those about whom something was recorded.</summary>
/// <remarks>It decides nothing about who may know of whom. Sixty thousand children have some twenty thousand different words in their names, so that each word asked for is compared with every one.</remarks>
internal sealed class ChildNames
{
    /// <summary>How alike two words must be, by Jaro and Winkler, for one to be taken as the other misspelt.</summary>
    public const double Alike = 0.84;

    private const int MostParts = 6;
    private const int LongestPart = 40;
    private const int ShortestAlike = 3;
    private const int DaysApart = 7;
    private const int MostNeighbours = 200;
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy"];
    private static readonly string[] SpokenDays = ["d MMMM yyyy", "d MMM yyyy"];

    /// <summary>Each letter of the Latin alphabet, and those that are that letter with a mark. The program runs without the machine's own tables of characters, so that it does the same everywhere.</summary>
    private static readonly FrozenDictionary<char, char> WithoutMark = new[]
    {
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dðďđḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ", "hĥħȟḣḥḧḩḫẖ", "iìíîïĩīĭįıǐȉȋḭḯỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľłḷḹḻḽ",
        "mḿṁṃ", "nñńņňǹṅṇṉṋ", "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšſșṡṣṥṧṩẛ", "tţťŧțṫṭṯṱẗ", "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ"
    }.SelectMany(letters => letters[1..].Select(marked => (marked, letters[0]))).ToFrozenDictionary(pair => pair.marked, pair => pair.Item2);

    private static readonly FrozenDictionary<char, string> WrittenAsTwo = new Dictionary<char, string> { ['æ'] = "ae", ['œ'] = "oe", ['ß'] = "ss", ['þ'] = "th" }.ToFrozenDictionary();

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Known> _children = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, HashSet<string>> _byDay = [];
    private readonly Dictionary<string, HashSet<string>> _byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _bySafePlace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _byNumber = new(StringComparer.Ordinal);
    private long? _readTo;

    /// <summary>How many letters and digits are in what was asked: what has none can't be looked for by anybody.</summary>
    public static int Letters(string asked) => asked.EnumerateRunes().Count(Rune.IsLetterOrDigit);

    /// <summary>Every child in whom all the parts of what was asked are found, best first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="byNameOnly">Whether addresses and numbers are left out.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<NameFound>> Find(LedgerDb db, string asked, bool byNameOnly, CancellationToken cancel)
    {
        await CatchUp(db, cancel);
        lock (_lock)
        {
            Dictionary<string, NameFound>? found = null;
            foreach (var part in Parts(asked).Take(MostParts)) found = Both(found, byNameOnly ? Having(part) : HavingOrLivingAt(part));
            if (!byNameOnly)
                foreach (var child in _byNumber.GetValueOrDefault(IdentifierCheck.Plain(asked)) ?? []) (found ??= [])[child] = new(child, 2, false);
            if (_children.TryGetValue(asked.Trim(), out var known)) (found ??= [])[known.Child] = new(known.Child, 2, false);
            return [.. (found ?? []).Values.OrderByDescending(f => f.Score).ThenBy(f => _children[f.Child].Name, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.Child, StringComparer.Ordinal)];
        }
    }

    /// <summary>Every two children who look alike, or every one who looks like one of them: those alike in most first.</summary>
    /// <remarks>Only those are compared who share a day of birth, a number, an address or a whole name: of a large authority's children some tens of thousands of pairs. Nobody who searches waits for it.</remarks>
    public async Task<IReadOnlyList<PairFound>> Pairs(LedgerDb db, string? of, CancellationToken cancel)
    {
        await CatchUp(db, cancel);
        Known[] all;
        lock (_lock) all = [.. _children.Values];
        var pairs = new Dictionary<(string, string), PairFound>();
        if (of is null) CompareEveryTwo(all, pairs);
        else if (all.FirstOrDefault(c => c.Child == of) is { } one) CompareWithEach(one, all, pairs);
        return [.. pairs.Values.OrderByDescending(p => p.By.Count).ThenBy(p => p.One, StringComparer.Ordinal).ThenBy(p => p.Other, StringComparer.Ordinal)];
    }

    /// <summary>As many children as are asked for, or all there are: whoever they are.</summary>
    public IReadOnlyList<string> Any(int count)
    {
        lock (_lock) return [.. _children.Values.Take(count).Select(c => c.Child)];
    }

    /// <summary>How alike two words are, from 0 to 1, by Jaro and Winkler: letters in common and near their place, fewer for each pair that stands the other way round, more for up to four that begin both.</summary>
    /// <remarks>Winkler, String comparator metrics and enhanced decision rules (1990), with his weight of 0.1 for each letter of the beginning.</remarks>
    public static double Likeness(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length == 0 || other.Length == 0) return 0;
        var reach = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        Span<bool> taken = stackalloc bool[other.Length];
        Span<char> common = stackalloc char[one.Length];
        var count = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(other.Length, i + reach + 1); j++)
            {
                if (taken[j] || one[i] != other[j]) continue;
                (taken[j], common[count++]) = (true, one[i]);
                break;
            }
        }
        if (count == 0) return 0;
        var (turned, at) = (0, 0);
        for (var j = 0; j < other.Length; j++)
            if (taken[j] && common[at++] != other[j]) turned++;
        var jaro = (((double)count / one.Length) + ((double)count / other.Length) + ((count - (turned / 2.0)) / count)) / 3;
        return jaro + (Math.Min(4, one.CommonPrefixLength(other)) * 0.1 * (1 - jaro));
    }

    /// <summary>A name's words as they are compared: without capitals, accents, apostrophes and marks that show nothing.</summary>
    internal static string[] Words(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in WellFormed(name))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control || c is '\'' or '’' or '‘' or '`') continue;
            var small = char.ToLowerInvariant(c);
            if (c is '-' or ',' || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation) plain.Append(' ');
            else if (WrittenAsTwo.TryGetValue(small, out var two)) plain.Append(two);
            else plain.Append(WithoutMark.GetValueOrDefault(small, small));
        }
        return plain.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    private static void CompareEveryTwo(Known[] all, Dictionary<(string, string), PairFound> pairs)
    {
        foreach (var together in all.SelectMany(c => Shared(c).Select(key => (Key: key, Child: c))).GroupBy(p => p.Key, p => p.Child, StringComparer.Ordinal))
        {
            var some = together.Take(MostNeighbours).ToList();
            for (var i = 0; i < some.Count; i++)
                for (var j = i + 1; j < some.Count; j++) Compare(some[i], some[j], pairs);
        }
    }

    private static void CompareWithEach(Known one, Known[] all, Dictionary<(string, string), PairFound> pairs)
    {
        var shared = Shared(one).ToHashSet(StringComparer.Ordinal);
        foreach (var other in all)
            if (Shared(other).Any(shared.Contains)) Compare(one, other, pairs);
    }

    /// <summary>What two children must share one of to be compared.</summary>
    private static IEnumerable<string> Shared(Known child) => child.Terms.Where(t => t.Kind is SearchTermKind.Number or SearchTermKind.Address).Select(t => $"{t.Kind} {t.Text}")
        .Concat(child.Names.Select(n => $"called {string.Join(' ', n.Order(StringComparer.Ordinal))}"))
        .Concat(new[] { child.Born, child.Expected }.OfType<DateOnly>().Select(d => d.ToString("yyyyMMdd", CultureInfo.InvariantCulture))).Distinct(StringComparer.Ordinal);

    private static void Compare(Known a, Known b, Dictionary<(string, string), PairFound> pairs)
    {
        var (one, other) = string.CompareOrdinal(a.Child, b.Child) < 0 ? (a, b) : (b, a);
        if (one.Child == other.Child || pairs.ContainsKey((one.Child, other.Child))) return;
        var isNear = AreNear(one.Born ?? one.Expected, other.Born ?? other.Expected);
        var (byNumber, byAddress) = (Share(one, other, SearchTermKind.Number, IsOnePersons), Share(one, other, SearchTermKind.Address, _ => true));
        // Of most of those compared only a name is the same, or only the day: their names are not looked at letter by letter.
        if (!byNumber && !isNear && !byAddress) return;
        var byName = one.Names.Any(n => other.Names.Any(o => AreAlike(n, o)));
        if (!byName && !byNumber) return;
        var by = new[] { (byName, Compared.Name), (isNear, Compared.DateOfBirth), (byNumber, Compared.Number), (byAddress, Compared.Address) };
        pairs[(one.Child, other.Child)] = new(one.Child, other.Child, [.. by.Where(b => b.Item1).Select(b => b.Item2)]);
    }

    /// <summary>Whether each word of the shorter name is a word of the other, or nearly one.</summary>
    private static bool AreAlike(string[] one, string[] other)
    {
        var (few, many) = one.Length <= other.Length ? (one, other) : (other, one);
        return few.All(w => many.Any(m => w == m || (w.Length >= ShortestAlike && m.Length >= ShortestAlike && Likeness(w, m) >= Alike)));
    }

    /// <summary>The same day, a few days apart, day and month the other way round, or two of day, month and year the same: what a slip of the pen makes of a date.</summary>
    private static bool AreNear(DateOnly? one, DateOnly? other)
    {
        if (one is not { } a || other is not { } b) return false;
        var same = (a.Day == b.Day ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Year == b.Year ? 1 : 0);
        return same >= 2 || Math.Abs(a.DayNumber - b.DayNumber) <= DaysApart || (a.Year == b.Year && a.Day == b.Month && a.Month == b.Day);
    }

    /// <summary>Whether a number is one that only one person has: a court case is a whole family's.</summary>
    private static bool IsOnePersons(string number) => new[] { IdentifierKind.NhsNumber, IdentifierKind.UniquePupilNumber, IdentifierKind.UniqueLearnerNumber }.Any(kind => IdentifierCheck.WhyNot(kind, number) is null);

    private static bool Share(Known one, Known other, SearchTermKind kind, Func<string, bool> counts) =>
        one.Terms.Any(t => t.Kind == kind && other.Terms.Any(o => o.Kind == kind && o.Text == t.Text) && counts(t.Text));

    /// <summary>What was asked, as days of birth, ids and words.</summary>
    private static IEnumerable<Part> Parts(string asked)
    {
        var typed = asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < typed.Length; i++)
        {
            if (i + 2 < typed.Length && Day(string.Join(' ', typed[i..(i + 3)]), SpokenDays) is { } spoken)
            {
                yield return new(typed[i], spoken, "");
                i += 2;
                continue;
            }
            if (Day(typed[i], DayForms) is { } day) yield return new(typed[i], day, "");
            else foreach (var word in Words(typed[i])) yield return new(typed[i], null, word[..Math.Min(word.Length, LongestPart)]);
        }
    }

    private static DateOnly? Day(string text, string[] forms) => DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private Dictionary<string, NameFound> Having(Part part)
    {
        var found = new Dictionary<string, NameFound>(StringComparer.Ordinal);
        if (part.Day is { } day)
        {
            foreach (var child in _byDay.GetValueOrDefault(day) ?? []) found[child] = new(child, 1, false);
            return found;
        }
        foreach (var (word, children) in _byWord)
        {
            var (score, isAlike) = Compare(part.Word, word);
            if (score == 0) continue;
            foreach (var child in children)
                if (!found.TryGetValue(child, out var better) || better.Score < score) found[child] = new(child, score, isAlike);
        }
        if (_children.TryGetValue(part.Typed, out var known)) found[known.Child] = new(known.Child, 2, false);
        return found;
    }

    /// <summary>Those in whose name, address or numbers a part is found. A child found otherwise as well is not found by a safe address.</summary>
    private Dictionary<string, NameFound> HavingOrLivingAt(Part part)
    {
        var found = Having(part);
        if (part.Day is not null) return found;
        foreach (var child in _byNumber.GetValueOrDefault(IdentifierCheck.Plain(part.Typed)) ?? []) found[child] = new(child, 2, false);
        foreach (var (places, isSafe) in new[] { (_byPlace, false), (_bySafePlace, true) })
            foreach (var (word, children) in places)
                if (IsOfPlace(part.Word, word))
                    foreach (var child in children) found.TryAdd(child, new(child, word == part.Word ? 0.6 : 0.5, false, isSafe));
        return found;
    }

    /// <summary>A house number must be the whole one; of a longer word, or a postcode, a part is enough.</summary>
    private static bool IsOfPlace(string asked, string word) => word == asked || (asked.Length >= ShortestAlike && word.Contains(asked, StringComparison.Ordinal));

    private static (double Score, bool IsAlike) Compare(string asked, string word)
    {
        if (word == asked) return (1, false);
        if (word.StartsWith(asked, StringComparison.Ordinal)) return (0.95, false);
        if (word.Contains(asked, StringComparison.Ordinal)) return (0.9, false);
        if (asked.Length < ShortestAlike || word.Length < ShortestAlike) return (0, false);
        return Likeness(asked, word.AsSpan(0, Math.Min(word.Length, LongestPart))) is >= Alike and var likeness ? (0.85 * likeness, true) : (0, false);
    }

    private static Dictionary<string, NameFound> Both(Dictionary<string, NameFound>? before, Dictionary<string, NameFound> now)
    {
        if (before is null) return now;
        var both = new Dictionary<string, NameFound>(StringComparer.Ordinal);
        foreach (var (child, found) in before)
            if (now.TryGetValue(child, out var also)) both[child] = new(child, found.Score + also.Score, found.IsAlike || also.IsAlike, found.IsBySafeAddress || also.IsBySafeAddress);
        return both;
    }

    private async Task CatchUp(LedgerDb db, CancellationToken cancel)
    {
        var last = await db.Entries.MaxAsync(e => (long?)e.Seq, cancel) ?? 0;
        long? readTo;
        lock (_lock) readTo = _readTo;
        if (readTo == last) return;
        Take(readTo is { } seq ? await Since(db, seq, cancel) : await WithTerms(await Heads(db.ChildHeads).ToListAsync(cancel), db.SearchTerms, cancel), last);
    }

    private static async Task<List<Known>> Since(LedgerDb db, long seq, CancellationToken cancel)
    {
        var (known, touched) = (new List<Known>(), await db.EntryChildren.Where(c => c.Seq > seq).Select(c => c.Child).Distinct().ToListAsync(cancel));
        foreach (var some in touched.Chunk(500))
            known.AddRange(await WithTerms(await Heads(db.ChildHeads.Where(c => some.Contains(c.Child))).ToListAsync(cancel), db.SearchTerms.Where(t => some.Contains(t.Child)), cancel));
        return known;
    }

    private static async Task<List<Known>> WithTerms(List<Known> heads, IQueryable<SearchTermRow> terms, CancellationToken cancel)
    {
        var ofChild = (await terms.AsNoTracking().ToListAsync(cancel)).ToLookup(t => t.Child, StringComparer.Ordinal);
        return [.. heads.Select(h => ofChild.Contains(h.Child) ? h with { Terms = [.. ofChild[h.Child]] } : h)];
    }

    private static IQueryable<Known> Heads(IQueryable<ChildHeadRow> heads) => heads.Select(c => new Known(c.Child, c.Name, c.Born, c.Expected, c.LastSeq) { IsJoined = c.JoinedTo != null });

    /// <summary>Takes what was read, unless another who read meanwhile knows a later state of the child.</summary>
    private void Take(List<Known> children, long readTo)
    {
        lock (_lock)
        {
            foreach (var child in children)
            {
                if (_children.TryGetValue(child.Child, out var before))
                {
                    if (before.LastSeq > child.LastSeq) continue;
                    foreach (var set in Sets(before)) set.Remove(child.Child);
                    _children.Remove(child.Child);
                }
                if (child.IsJoined) continue;
                _children[child.Child] = child;
                foreach (var set in Sets(child)) set.Add(child.Child);
            }
            _readTo = Math.Max(_readTo ?? 0, readTo);
        }
    }

    private IEnumerable<HashSet<string>> Sets(Known child)
    {
        foreach (var word in Words(child.Name ?? "").Distinct()) yield return In(_byWord, word);
        if (child.Born is { } born) yield return In(_byDay, born);
        if (child.Expected is { } expected && expected != child.Born) yield return In(_byDay, expected);
        foreach (var term in child.Terms)
        {
            if (term.Kind == SearchTermKind.Number) yield return In(_byNumber, term.Text);
            else foreach (var word in Words(term.Text)) yield return In(term.Kind switch { SearchTermKind.Name => _byWord, SearchTermKind.SafeAddress => _bySafePlace, _ => _byPlace }, word);
        }
    }

    private static HashSet<string> In<TKey>(Dictionary<TKey, HashSet<string>> sets, TKey key)
        where TKey : notnull => sets.TryGetValue(key, out var set) ? set : sets[key] = new(StringComparer.Ordinal);

    private sealed record Known(string Child, string? Name, DateOnly? Born, DateOnly? Expected, long LastSeq)
    {
        public IReadOnlyList<SearchTermRow> Terms { get; init; } = [];

        public bool IsJoined { get; init; }

        /// <summary>The words of each name, as they are compared.</summary>
        public IReadOnlyList<string[]> Names => field ??= [.. Terms.Where(t => t.Kind == SearchTermKind.Name).Select(t => t.Text).Prepend(Name ?? "").Select(Words).Where(w => w.Length > 0)];
    }

    private sealed record Part(string Typed, DateOnly? Day, string Word);
}
