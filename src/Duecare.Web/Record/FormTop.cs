namespace Duecare.Web.Record;

/// <summary>What stands above every form: what is wrong with it, and that what was typed is kept.</summary>
public sealed record FormTop(DateTime? KeptAt, bool Clashes)
{
    /// <summary>That of a form.</summary>
    public static FormTop Of<TAnswers>(KeptForm<TAnswers> page)
        where TAnswers : class, new()
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(page.KeptAt, page.Clash is not null);
    }
}
