using Duecare.Domain.Chronology;

namespace Duecare.Web.Record;

/// <summary>What stands above every form: whom it is about, and that what was typed is kept.</summary>
public sealed record FormTop(Child Child, DateTime? KeptAt, bool Clashes)
{
    /// <summary>That of a form.</summary>
    public static FormTop Of<TAnswers>(FormPage<TAnswers> page)
        where TAnswers : class, new()
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(page.Record.Chronology.Child, page.KeptAt, page.Clash is not null);
    }
}
