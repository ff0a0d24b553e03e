using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;

namespace Duecare.Domain.Risk;

/// <summary>A concern about an adult in contact with the child, from anyone. Logged against the adult and every child in contact, not in a case note.</summary>
[Tells(Happened.AdultConcernRaised)]
public sealed record AdultConcern : Entry
{
    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>Who raised it: police, school, a relative.</summary>
    public string? Source { get; init; }

    /// <summary>What it was.</summary>
    public string? Concern { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.AdultConcernRaised, matter: Id.Value, person: Adult);
}

/// <summary>What a manager decided about a concern.</summary>
public enum ConcernDecision
{
    Assess,
    AlreadyAssessed,
    NoRole,
}

/// <summary>A manager decided what a concern about an adult calls for, with the reason.</summary>
[Tells(Happened.AdultConcernTriaged, Happened.AdultAssessmentRequired)]
public sealed record AdultConcernTriage : Entry
{
    /// <summary>The concern; left out, the earliest that waits.</summary>
    public EntryId? Concern { get; init; }

    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>What was decided.</summary>
    public required ConcernDecision Decision { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.AdultConcernTriaged, Reason is null ? Facts.None : Facts.ReasonRecorded, Concern?.Value, Adult, reason: Reason);
        if (Decision == ConcernDecision.Assess) tell.Add(Happened.AdultAssessmentRequired, matter: Adult.Value, person: Adult);
    }
}

/// <summary>A completed, signed written assessment of the risk an adult poses to named children.</summary>
/// <remarks>
/// Thought given to the adult inside another assessment, conference or pre-proceedings counts only if a manager records here that it stands in for
/// this assessment, and why. An assessment on paper counts where the adult could not be reached or would not take part.
/// </remarks>
[Tells(Happened.AdultAssessmentCompleted)]
public sealed record AdultRiskAssessment : Entry
{
    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>What was found: history, police and probation information, the child's view.</summary>
    public string? Findings { get; init; }

    /// <summary>What contact is allowed, and how.</summary>
    public string? ContactRules { get; init; }

    /// <summary>False while the manager has not signed it; it then does not count.</summary>
    public bool? Signed { get; init; }

    /// <summary>Who signed it.</summary>
    public string? SignedBy { get; init; }

    /// <summary>The other piece of work that stands in for it, and why.</summary>
    public string? Substitution { get; init; }

    /// <summary>Whether it was made on paper, without the adult.</summary>
    public bool OnPaper { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Signed != false) tell.Add(Happened.AdultAssessmentCompleted, matter: Adult.Value, person: Adult);
    }
}

/// <summary>Notice that an adult linked to the child is to be released, or has been released, from custody.</summary>
[Tells(Happened.ReleaseNotified, Happened.ReleaseDateUnknown)]
public sealed record CustodyRelease : Entry
{
    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>The day of release, expected or actual; left out while unknown.</summary>
    public ApproximateDate? ReleaseOn { get; init; }

    /// <summary>Who gave notice: probation, prison, family.</summary>
    public string? NotifiedBy { get; init; }

    internal override void Tell(Telling tell)
    {
        if (ReleaseOn is not { } day) tell.Add(Happened.ReleaseDateUnknown, matter: Adult.Value, person: Adult);
        else if (Occurred.Earliest <= day.Latest) tell.Add(Happened.ReleaseNotified, matter: Adult.Value, person: Adult, named: day);
        else tell.Add(Happened.ReleaseNotified, matter: Adult.Value, person: Adult, about: "notice came after the release");
    }
}

/// <summary>How an adult's contact with the child changed.</summary>
public enum ContactChange
{
    MovedIn,
    ContactResumed,
    MovedOut,

    /// <summary>Permanently out of contact, on evidence.</summary>
    OutOfContact,
}

/// <summary>A report that an adult has moved in, resumed contact, moved out or is gone for good.</summary>
[Tells(Happened.AdultContactChanged, Happened.AdultOutOfContact)]
public sealed record AdultContactChange : Entry
{
    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>What changed.</summary>
    public required ContactChange Change { get; init; }

    /// <summary>How it is known.</summary>
    public string? Evidence { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Change is ContactChange.MovedIn or ContactChange.ContactResumed) tell.Add(Happened.AdultContactChanged, matter: Id.Value, person: Adult);
        if (Change == ContactChange.OutOfContact) tell.Add(Happened.AdultOutOfContact, matter: Adult.Value, person: Adult);
    }
}

/// <summary>A manager decided what an adult's moving in or resumed contact calls for, and looked at the restrictions.</summary>
[Tells(Happened.AdultContactDecided, Happened.AdultAssessmentRequired)]
public sealed record AdultContactDecision : Entry
{
    /// <summary>The report decided on.</summary>
    public EntryId? Change { get; init; }

    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>Whether the adult's risk is to be assessed.</summary>
    public bool Assess { get; init; }

    /// <summary>What was decided, and why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.AdultContactDecided, matter: Change?.Value, person: Adult);
        if (Assess) tell.Add(Happened.AdultAssessmentRequired, matter: Adult.Value, person: Adult);
    }
}

/// <summary>A rule in a plan that limits an adult's contact with the child until something is done. An object of its own, not a line of the plan's text.</summary>
[Tells(Happened.RestrictionStarted, Happened.AdultAssessmentRequired)]
public sealed record Restriction : Entry
{
    /// <summary>The adult.</summary>
    public required PersonId Adult { get; init; }

    /// <summary>What is not allowed, as written: "not to be left unsupervised with the children".</summary>
    public required string Wording { get; init; }

    /// <summary>Whether it lasts until the adult's risk is assessed. That asks for the assessment.</summary>
    public bool UntilAssessed { get; init; }

    /// <summary>How often it is to be checked; left out, every ten working days, as often as the visits.</summary>
    public Timescale? MonitoringInterval { get; init; }

    /// <summary>Who decided it.</summary>
    public string? DecidedBy { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.RestrictionStarted, matter: Id.Value, person: Adult, interval: MonitoringInterval, about: Wording);
        if (UntilAssessed) tell.Add(Happened.AdultAssessmentRequired, matter: Adult.Value, person: Adult);
    }
}

/// <summary>A core group or manager looked at a restriction and continued, varied or lifted it, with the reason.</summary>
[Tells(Happened.RestrictionReviewed)]
public sealed record RestrictionReview : Entry
{
    /// <summary>The restriction; left out, every one in force.</summary>
    public EntryId? Restriction { get; init; }

    /// <summary>What was decided, and why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.RestrictionReviewed, matter: Restriction?.Value);
}

/// <summary>A check that a restriction is kept: is the adult there, and is contact supervised? An entry of its own beside the visit.</summary>
[Tells(Happened.RestrictionChecked)]
public sealed record RestrictionCheck : Entry
{
    /// <summary>The restriction; left out, every one in force.</summary>
    public EntryId? Restriction { get; init; }

    /// <summary>The visit at which it was checked, if at one.</summary>
    public EntryId? Visit { get; init; }

    /// <summary>Whether the adult was there.</summary>
    public bool? AdultPresent { get; init; }

    /// <summary>Whether contact was supervised.</summary>
    public bool? Supervised { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.RestrictionChecked, matter: Restriction?.Value);
}

/// <summary>A manager lifted a restriction, after the assessment or with a reason.</summary>
[Tells(Happened.RestrictionLifted)]
public sealed record RestrictionLifted : Entry
{
    /// <summary>The restriction; left out, every one in force.</summary>
    public EntryId? Restriction { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.RestrictionLifted, matter: Restriction?.Value);
}

/// <summary>A plan asks for tests of a person: drugs or alcohol, at an interval or "regularly".</summary>
[Tells(Happened.TestsRequired)]
public sealed record TestSeries : Entry
{
    /// <summary>Who is tested.</summary>
    public required PersonId Person { get; init; }

    /// <summary>Hair, urine or oral fluid.</summary>
    public string? Matrix { get; init; }

    /// <summary>How often. Without a number ("regular") the plan makes one duty, met by an entry that covers the period.</summary>
    public Timescale? Interval { get; init; }

    internal override void Tell(Telling tell) =>
        tell.Add(Happened.TestsRequired, Interval is null ? Facts.NoNumberGiven : Facts.None, Id.Value, Person, Interval);
}

/// <summary>A plan's tests were varied or ended.</summary>
[Tells(Happened.TestsVaried)]
public sealed record TestSeriesEnd : Entry
{
    /// <summary>The series; left out, every one.</summary>
    public EntryId? Series { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    internal override void Tell(Telling tell) => tell.Add(Happened.TestsVaried, matter: Series?.Value);
}

/// <summary>One test, or a statement that tests over a period were made.</summary>
/// <remarks>A test counts when the sample was taken and its result was received and considered. Its day is the sample's.</remarks>
[Tells(Happened.TestTaken, Happened.TestsCovered, Happened.TestSampleTaken, Happened.TestResultRecorded, Happened.TestMissed)]
public sealed record Test : Entry
{
    /// <summary>The series it belongs to.</summary>
    public EntryId? Series { get; init; }

    /// <summary>Who was tested.</summary>
    public PersonId? Person { get; init; }

    /// <summary>False if the person did not come, or refused.</summary>
    public bool? Attended { get; init; }

    /// <summary>The day the result was received and considered.</summary>
    public ApproximateDate? ResultOn { get; init; }

    /// <summary>The result for each substance.</summary>
    public string? Result { get; init; }

    /// <summary>How often the provider was chased for it.</summary>
    public string? Chased { get; init; }

    /// <summary>The first day that a statement about several tests covers.</summary>
    public ApproximateDate? CoversFrom { get; init; }

    /// <summary>The last day that a statement about several tests covers.</summary>
    public ApproximateDate? CoversTo { get; init; }

    internal override void Tell(Telling tell)
    {
        if (Attended == false)
        {
            tell.Add(Happened.TestMissed, matter: Id.Value, person: Person);
            return;
        }
        if (CoversFrom is not null || CoversTo is not null)
        {
            tell.Add(Happened.TestsCovered, matter: Series?.Value, person: Person);
            return;
        }
        tell.Add(Happened.TestSampleTaken, matter: Id.Value, person: Person);
        if (ResultOn is not { } result) return;
        if (tell.HasHappened(result)) tell.Add(Happened.TestTaken, matter: Series?.Value, person: Person);
        tell.Add(Happened.TestResultRecorded, When.On(result), matter: Id.Value, person: Person);
    }
}

/// <summary>The result of a test came after the test's own entry was made.</summary>
[Tells(Happened.TestResultRecorded, Happened.TestTaken)]
public sealed record TestResult : Entry
{
    /// <summary>The test.</summary>
    public required EntryId Test { get; init; }

    /// <summary>The result for each substance.</summary>
    public string? Result { get; init; }

    internal override void Tell(Telling tell)
    {
        tell.Add(Happened.TestResultRecorded, matter: Test.Value);
        if (tell.Find<Test>(Test) is { ResultOn: null, CoversFrom: null, CoversTo: null } test && IsFirst(tell) && tell.HasHappened(Occurred.Days)) tell.Add(Happened.TestTaken, test.Occurred, matter: test.Series?.Value, person: test.Person);
    }

    /// <summary>One sample is one test, however often its result is recorded.</summary>
    private bool IsFirst(Telling tell)
    {
        foreach (var entry in tell.Entries)
            if (entry is TestResult result && tell.AreOne(result.Test, Test)) return ReferenceEquals(result, this);
        return true;
    }
}
