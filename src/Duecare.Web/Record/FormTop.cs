namespace Duecare.Web.Record;

/// <summary>What stands above every form: what is wrong with it, that what was typed is kept, and that a child whom it named is not offered any more.</summary>
public sealed record FormTop(DateTime? KeptAt, bool Clashes, bool HasLeftOut)
{
    /// <summary>That of a form.</summary>
    public static FormTop Of<TAnswers>(KeptForm<TAnswers> page)
        where TAnswers : class, new()
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(page.KeptAt, page.Clash is not null, page.HasLeftOut);
    }

    /// <summary>Says that what was typed is kept.</summary>
    /// <param name="at">Since when, in UTC.</param>
    public static string Kept(DateTime at) => $"What you typed is kept, last at {Wording.Instant(at)}. It is not in the record until you save it.";
}
