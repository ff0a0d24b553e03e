using System.Runtime.CompilerServices;
using System.Text;
using Duecare.Domain.Calendar;

namespace Duecare.Domain.Duties;

/// <summary>The part of the service, and of the rulebook, that a rule belongs to.</summary>
public enum Chapter
{
    FrontDoor,
    Assessment,
    ChildInNeed,
    ChildProtection,
    RiskFromAdults,
    PreProceedings,
    Oversight,
    LookedAfter,
    FosteringMissingEarlyHelp,
    ComplaintsAndInformation,
}

/// <summary>What gives a rule its force.</summary>
public enum RuleKind
{
    /// <summary>An Act or regulations.</summary>
    Statute,

    /// <summary>Statutory guidance, such as Working Together.</summary>
    StatutoryGuidance,

    /// <summary>The council's own policy, with the default given here; a policy file may set another number.</summary>
    Local,

    /// <summary>Set for one child by a plan, meeting or decision.</summary>
    Case,

    /// <summary>An Ombudsman's decision or letter.</summary>
    Order,

    /// <summary>A definition that a statutory return rests on.</summary>
    ReturnDefinition,

    /// <summary>A regulator's code.</summary>
    RegulatorsCode,

    /// <summary>Published best practice.</summary>
    BestPractice,
}

/// <summary>How far the row has been checked against its source.</summary>
public enum Confidence
{
    /// <summary>Stated in one of the two Ombudsman decisions.</summary>
    StatedInDecision,

    /// <summary>Read in the primary source.</summary>
    Read,

    /// <summary>Read in a secondary source that restates the rule.</summary>
    ReadSecondHand,

    /// <summary>General knowledge of the field, not verified. Pages show it so.</summary>
    Unverified,
}

/// <summary>What a row of the rulebook is for.</summary>
public enum RuleForm
{
    /// <summary>Owed once for each start.</summary>
    Once,

    /// <summary>Owed again and again, counted from when it was last done, until something ends it.</summary>
    Series,

    /// <summary>Owed at each of several steps after the start.</summary>
    Steps,

    /// <summary>Owed once in every so many visits.</summary>
    EveryNthVisit,

    /// <summary>Owed before or with the act that starts it; the act recorded without it is a miss that nothing later mends.</summary>
    Precondition,

    /// <summary>States a limit or window only. Never owed, met or missed; an act outside it is flagged.</summary>
    LimitOnly,
}

/// <summary>Which acts a row that states a limit only has flagged.</summary>
public enum FlaggedWhen
{
    /// <summary>The act came after the period was up: a window or a time limit.</summary>
    AfterThePeriod,

    /// <summary>The act came before the period was up: a minimum.</summary>
    BeforeThePeriodIsUp,

    /// <summary>The act came though nothing had started the limit since the last such act: a pause that nobody had asked for.</summary>
    NotStarted,
}

/// <summary>How a series counts the due points that pass before the thing is done.</summary>
public enum SeriesCount
{
    /// <summary>Each due point that passes counts. One passed: the next is met late. Two or more: all are missed for ever, and the thing done opens the series anew.</summary>
    EachDuePoint,

    /// <summary>One is open at a time and is met however late; it is missed only when an entry states that it was not made.</summary>
    OneOpenAtATime,
}

/// <summary>What a new start does while an earlier one of the same matter is open.</summary>
public enum OnNewStart
{
    /// <summary>Opens a duty of its own.</summary>
    OpensAnother,

    /// <summary>Nothing: the open one goes on unchanged.</summary>
    KeepsTheOpenOne,

    /// <summary>Ends the open one, and opens a new one in its place.</summary>
    ReplacesTheOpenOne,

    /// <summary>Nothing, even after it was met: one matter opens it once.</summary>
    OncePerMatter,
}

/// <summary>Which open duties a thing answers when it does not name the matter.</summary>
public enum Answers
{
    /// <summary>Every one that is open: one discussion serves two decisions to hold it.</summary>
    EveryOpenOne,

    /// <summary>The earliest that is open, and that one only: two contacts want two decisions.</summary>
    OneOnly,
}

/// <summary>Which date of the starting happening the period runs from.</summary>
public enum CountFrom
{
    /// <summary>The day it happened.</summary>
    TheDay,

    /// <summary>The earlier day that it states, such as the receipt of the referral decided on.</summary>
    ItsBasis,

    /// <summary>The last time the duty was met before it, if ever; otherwise the day it happened.</summary>
    LastTimeMet,

    /// <summary>The date it names; the period is only the default for when it names none.</summary>
    TheDateNamed,
}

/// <summary>A condition on a start that looks beyond the happening itself.</summary>
public enum StartCondition
{
    /// <summary>None.</summary>
    Always,

    /// <summary>Only if there was a referral or a closure in the twelve months before.</summary>
    WithinTwelveMonthsOfEarlierReferral,

    /// <summary>Only while a child protection plan is in force.</summary>
    WhileOnProtectionPlan,

    /// <summary>Only while in pre-proceedings.</summary>
    WhileInPreProceedings,

    /// <summary>Only while a child in need plan is in force.</summary>
    WhileOnChildInNeedPlan,

    /// <summary>Only while an assessment is open.</summary>
    WhileAssessmentIsOpen,

    /// <summary>Only while the child is looked after.</summary>
    WhileLookedAfter,

    /// <summary>Only while the case is open.</summary>
    WhileCaseIsOpen,
}

/// <summary>A status that shortens a series while it lasts.</summary>
public enum Status
{
    /// <summary>On a child protection plan, or in pre-proceedings.</summary>
    ProtectionPlanOrPreProceedings,

    /// <summary>Aged under five on the due day.</summary>
    UnderFiveOnTheDueDay,
}

/// <summary>A happening, with the particulars that it must have, and, where the start decides the period, that period.</summary>
/// <param name="What">The happening.</param>
/// <param name="With">Particulars it must all have.</param>
/// <param name="Without">Particulars it must not have.</param>
/// <param name="Within">For a start, the period if it differs from the rule's own.</param>
/// <param name="AnyMatter">True if it counts whatever matter it names: a strategy discussion held for one reason serves another.</param>
/// <param name="AwaitsDate">For a start, whether no period runs yet: the duty is open without a due day until another start replaces it.</param>
public sealed record Trigger(
    Happened What,
    Facts With = Facts.None,
    Facts Without = Facts.None,
    Timescale? Within = null,
    bool AnyMatter = false,
    bool AwaitsDate = false)
{
    /// <summary>A bare happening is a trigger without conditions.</summary>
    public static implicit operator Trigger(Happened what) => new(what);

    /// <summary>Whether the happening is this one, with the particulars asked.</summary>
    public bool Fits(Happening happening) => happening.What == What && FitsWith(happening.Facts);

    /// <summary>Whether these are the particulars asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool FitsWith(Facts facts) => (facts & (With | Without)) == With;

    /// <inheritdoc/>
    public override string ToString()
    {
        var words = new StringBuilder(Words.Of(What));
        if (With != Facts.None) words.Append(", with ").Append(Words.Of(With));
        if (Without != Facts.None) words.Append(", without ").Append(Words.Of(Without));
        if (Within is { } period) words.Append(" (").Append(period).Append(')');
        if (AwaitsDate) words.Append(" (no due day yet)");
        return words.ToString();
    }
}

/// <summary>One step of a rule that has several: how long after the start, and who answers for it.</summary>
/// <param name="After">The period from the start.</param>
/// <param name="Holder">Who does it, if not the rule's own holder.</param>
/// <param name="MetBy">What meets this step, if not what meets the rule.</param>
public sealed record Step(Timescale After, Role? Holder = null, Trigger? MetBy = null);

/// <summary>A longer period that applies once an extension with reasons is recorded, on or before the due day.</summary>
/// <param name="By">What extends it.</param>
/// <param name="To">The longer period, from the same start.</param>
public sealed record Extension(Trigger By, Timescale To);

/// <summary>A shorter interval while a status lasts. A status that begins brings the open due day forward to that day plus the interval.</summary>
/// <param name="While">The status.</param>
/// <param name="Then">The interval.</param>
public sealed record StatusInterval(Status While, Timescale Then);

/// <summary>Who owes a duty, in the service's own roles.</summary>
public enum Role : byte
{
    SocialWorker,
    TeamManager,
    FrontDoorWorker,
    ConferenceChair,
    IndependentReviewingOfficer,
    ServiceManager,
    DirectorOfChildrensServices,
    ComplaintsManager,
    InformationGovernanceOfficer,
    PrivateFosteringOfficer,
    VirtualSchool,
    HealthProvider,
    EarlyHelpWorker,
    LegalAdviser,
    LinkOfficer,
    InvestigatingOfficer,
    PanelChair,
    DataProtectionOfficer,
    Complainant,
    ActionOwner,
}

/// <summary>Where a rule is written down.</summary>
/// <param name="Citation">The Act, regulations, guidance or decision.</param>
/// <param name="Provision">The section, regulation, page or paragraph; null where it could not be verified.</param>
/// <param name="From">The first starting day this edition governs; null from the beginning.</param>
/// <param name="To">The last starting day this edition governs; null while it is in force.</param>
public sealed record Source(string Citation, string? Provision = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <inheritdoc/>
    public override string ToString() => Provision is null ? Citation : $"{Citation}, {Provision}";
}

/// <summary>One row of law or policy: what starts a clock, how long it runs, what meets it, what ends it, whose it is and where it is written.</summary>
/// <remarks>A row holds values and no code, so the program, the page that explains a due date and <c>docs/rulebook.md</c> print the same row.</remarks>
public sealed record DutyRule
{
    /// <summary>The rule's id, such as <c>core-group-subsequent</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done, in plain words, as an instruction: "Hold the next core group".</summary>
    public required string Title { get; init; }

    /// <summary>The chapter of the rulebook.</summary>
    public required Chapter Chapter { get; init; }

    /// <summary>How the row is read.</summary>
    public RuleForm Form { get; init; } = RuleForm.Once;

    /// <summary>What starts the clock; any of these.</summary>
    public IReadOnlyList<Trigger> StartsOn { get; init; } = [];

    /// <summary>A condition on the start that looks beyond it.</summary>
    public StartCondition StartsOnly { get; init; }

    /// <summary>Which date of the start the period runs from.</summary>
    public CountFrom CountFrom { get; init; }

    /// <summary>The first period: the legal limit, or the number that local policy sets.</summary>
    public Timescale? Within { get; init; }

    /// <summary>A second limit on the same act, run from the start's basis date; due is the earlier of the two.</summary>
    public Timescale? OrWithinOfBasis { get; init; }

    /// <summary>Particulars the start must have for the second limit to apply.</summary>
    public Facts OrWithinOnlyFor { get; init; }

    /// <summary>A rule whose open due day caps this one's.</summary>
    public string? CappedByRule { get; init; }

    /// <summary>What makes it due at once if it comes before the period ends.</summary>
    public IReadOnlyList<Trigger> DueBefore { get; init; } = [];

    /// <summary>The council's own, earlier target; missing it prompts, missing the limit demands a reason.</summary>
    public Timescale? Target { get; init; }

    /// <summary>The repeating period of a series, from when it was last done.</summary>
    public Timescale? Then { get; init; }

    /// <summary>What sets another interval for this child. It acts forward only: see <see cref="DutyList"/>.</summary>
    public IReadOnlyList<Trigger> IntervalSetBy { get; init; } = [];

    /// <summary>What ends the first interval of a series of two phases, so that <see cref="Then"/> applies.</summary>
    public IReadOnlyList<Trigger> FirstLastsUntil { get; init; } = [];

    /// <summary>Shorter or longer intervals while a status lasts.</summary>
    public IReadOnlyList<StatusInterval> Intervals { get; init; } = [];

    /// <summary>How a series counts.</summary>
    public SeriesCount Counts { get; init; } = SeriesCount.EachDuePoint;

    /// <summary>For a series of visits, what states that the open one was not made.</summary>
    public IReadOnlyList<Trigger> NotMadeBy { get; init; } = [];

    /// <summary>The steps of a rule that has several.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>For a duty owed once in every so many visits, how many.</summary>
    public int EveryNth { get; init; }

    /// <summary>For a duty owed once in every so many visits, which visits are counted.</summary>
    public IReadOnlyList<Trigger> Visits { get; init; } = [];

    /// <summary>What meets it; any of these.</summary>
    public IReadOnlyList<Trigger> MetBy { get; init; } = [];

    /// <summary>For a series whose plan names no interval, what meets the one duty it then is.</summary>
    public IReadOnlyList<Trigger> UndatedMetBy { get; init; } = [];

    /// <summary>What must happen as well; the later of the two days counts.</summary>
    public IReadOnlyList<Trigger> AndBy { get; init; } = [];

    /// <summary>What replaces the default due day with one that was agreed; the first agreed date only.</summary>
    public IReadOnlyList<Trigger> DateAgreedBy { get; init; } = [];

    /// <summary>The longer period once an extension is recorded in time.</summary>
    public Extension? Extension { get; init; }

    /// <summary>What ends it unmet: cancelled if not yet due, missed if overdue. A limit it takes away: nothing later is outside it.</summary>
    public IReadOnlyList<Trigger> EndsOn { get; init; } = [];

    /// <summary>For a row that states a limit only, the acts that are flagged if they come outside it; any of these. See <see cref="LimitFlags"/>.</summary>
    public IReadOnlyList<Trigger> FlaggedActs { get; init; } = [];

    /// <summary>Which side of the limit is outside it.</summary>
    public FlaggedWhen FlaggedWhen { get; init; }

    /// <summary>Whether it is owed only once its due day has come and nothing ended it: a reason is owed for what is late.</summary>
    public bool OnlyOnceDue { get; init; }

    /// <summary>What a new start does while an earlier one is open.</summary>
    public OnNewStart OnNewStart { get; init; } = OnNewStart.OpensAnother;

    /// <summary>Which open duties an unnamed answer meets.</summary>
    public Answers Answers { get; init; } = Answers.EveryOpenOne;

    /// <summary>Whether two starts about different adults or matters are two duties side by side.</summary>
    public bool PerMatter { get; init; }

    /// <summary>Who does it.</summary>
    public required Role Holder { get; init; }

    /// <summary>Who answers for it, if someone else.</summary>
    public Role? Accountable { get; init; }

    /// <summary>What fixes the duty.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>What fixes the number, if something else does.</summary>
    public RuleKind? NumberKind { get; init; }

    /// <summary>Where it is written. Several editions carry the days they govern.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>How far the row has been checked.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The first starting day the row governs; null from the beginning.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last starting day the row governs; null while in force.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>What a reader of the row should know besides: open questions, limits printed but not counted.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a council's policy may lengthen or switch it off: only where neither law nor statutory guidance fixes the number.</summary>
    public bool IsLocal => (NumberKind ?? Kind) is RuleKind.Local or RuleKind.BestPractice or RuleKind.Case;

    /// <summary>Whether it asks for a remedy agreed with the Ombudsman or for the evidence of one: the council's to do, once, however many children the decision is about.</summary>
    public bool IsRemedy => MetBy.Any(t => t.What is Happened.OmbudsmanRemedyDone or Happened.OmbudsmanEvidenceSent);

    /// <summary>Whether an overdue one is missed for ever when the case closes. Complaints, orders, care and worker's own duties go on.</summary>
    public bool FrozenAtClosure => Chapter <= Chapter.Oversight && Kind != RuleKind.Order && Chapter != Chapter.PreProceedings;

    /// <summary>The edition that governs a clock started on a day.</summary>
    public Source SourceOn(DateOnly start) =>
        Sources.FirstOrDefault(s => (s.From is null || start >= s.From) && (s.To is null || start <= s.To)) ?? Sources[0];
}
