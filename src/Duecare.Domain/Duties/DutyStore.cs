namespace Duecare.Domain.Duties;

/// <summary>Where the reckoner's duties come from: new ones to keep, or the last child's again when they are only lent.</summary>
internal sealed class DutyStore
{
    private readonly List<Duty> _store = [];
    private readonly List<Duty> _lent = [];
    private bool _lends;
    private int _used;

    /// <summary>Begins a child's list.</summary>
    /// <param name="lent">Whether the list and its duties are taken back for the next child.</param>
    /// <param name="likely">How many duties to make room for in a list that is kept.</param>
    public List<Duty> Begin(bool lent, int likely)
    {
        _lends = lent;
        _used = 0;
        if (!lent) return new(likely);
        _lent.Clear();
        return _lent;
    }

    /// <summary>A duty of which nothing but this is known.</summary>
    public Duty New(DutyRule rule, Role heldBy, Happening startedBy, Duty? about = null)
    {
        if (!_lends) return new() { Rule = rule, HeldBy = heldBy, StartedBy = startedBy, About = about };
        if (_used < _store.Count)
        {
            var again = _store[_used++];
            again.BeginAgain(rule, heldBy, startedBy, about);
            return again;
        }
        _used++;
        var first = new Duty { Rule = rule, HeldBy = heldBy, StartedBy = startedBy, About = about };
        _store.Add(first);
        return first;
    }
}
