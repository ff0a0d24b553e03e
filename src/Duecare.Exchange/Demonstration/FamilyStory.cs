using System.Globalization;
using Duecare.Domain.Assessment;
using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.FrontDoor;
using Duecare.Domain.Oversight;
using Duecare.Domain.People;
using Duecare.Exchange.CaseFiles;

namespace Duecare.Exchange.Demonstration;

/// <summary>Makes up a family and what happened to it, from its first contact to the last day of the record.</summary>
internal static class FamilyStory
{
    /// <summary>The record goes back so many days.</summary>
    private const int DaysOfRecord = 1500;

    private static readonly string[] Ethnicities = ["WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "APKN", "BAFR", "MOTH", "AIND", "BCRB"];

    private static readonly string[] Disabilities = ["AUT", "AUT", "LD", "COMM", "MOB", "BEH"];

    /// <summary>The family with a number.</summary>
    /// <param name="seed">The authority's seed.</param>
    /// <param name="number">The family's number, from 1.</param>
    /// <param name="firstChild">The number of its first child, from 1.</param>
    /// <param name="mostChildren">How many children it can have at most.</param>
    /// <param name="post">The post whose workers have its case.</param>
    /// <param name="asAt">The last day of the record.</param>
    public static InventedFamily Tell(long seed, int number, int firstChild, int mostChildren, Post post, DateOnly asAt)
    {
        var chance = Chance.Of(seed, number);
        var size = Math.Min(chance.OneOf<int>([1, 1, 1, 2, 2, 2, 3, 3, 4, 1]), mostChildren);
        var firstContact = WorkingDayCalendar.England.After(asAt.AddDays(-15 - chance.Below(DaysOfRecord - 15)), 1);
        var surname = Invented.Surname(ref chance);
        var children = Enumerable.Range(0, size).Select(n => Child(ref chance, firstChild + n, surname, firstContact, asAt)).ToArray();
        var people = People(ref chance, number, surname, children.Min(c => c.Child.Born)!.Value);
        var addresses = Addresses(ref chance, firstContact, asAt);
        var diary = new Diary(chance, number, children, people, post, asAt);
        Live(diary, firstContact);
        PeoplePractice.Introduce(diary, Chance.Of(seed, -number), children, people, addresses, firstContact);
        return new()
        {
            Number = number,
            Surname = surname,
            Children = children,
            People = people,
            Addresses = addresses,
            Entries = diary.Entries(),
            Post = post,
        };
    }

    private static InventedChild Child(ref Chance chance, int number, string surname, DateOnly firstContact, DateOnly asAt)
    {
        var oldest = asAt.AddYears(-17).DayNumber;
        var girl = chance.InAThousand(480);
        var forename = Invented.Forename(ref chance, girl);
        var born = DateOnly.FromDayNumber(oldest + chance.Below(firstContact.DayNumber - 30 - oldest));
        var id = new ChildId(string.Create(CultureInfo.InvariantCulture, $"EX{number:0000000}"));
        return new(new(id, born) { Name = $"{forename} {surname}", Sex = girl ? Sex.Female : Sex.Male }, forename, girl, chance.OneOf<string>(Ethnicities), chance.InAThousand(120) ? chance.OneOf<string>(Disabilities) : null);
    }

    /// <summary>A mother, and perhaps a father and a partner, grown up when the oldest child was born.</summary>
    private static List<CasePerson> People(ref Chance chance, int family, string surname, DateOnly oldestBorn)
    {
        var people = new List<CasePerson> { Person(ref chance, family, 1, "mother", girl: true, surname, oldestBorn) };
        if (chance.InAThousand(550)) people.Add(Person(ref chance, family, 2, "father", girl: false, surname, oldestBorn));
        if (chance.InAThousand(350)) people.Add(Person(ref chance, family, 3, Diary.PartnersRelation, girl: false, Invented.Surname(ref chance), oldestBorn));
        return people;
    }

    private static CasePerson Person(ref Chance chance, int family, int number, string relation, bool girl, string surname, DateOnly oldestBorn) => new()
    {
        Id = new(string.Create(CultureInfo.InvariantCulture, $"P{family:0000000}-{number}")),
        Relation = relation,
        Name = $"{Invented.Forename(ref chance, girl)} {surname}",
        Born = ApproximateDate.Exactly(oldestBorn.AddYears(-chance.Between(17, 38)).AddDays(-chance.Below(365))),
    };

    private static List<InventedAddress> Addresses(ref Chance chance, DateOnly firstContact, DateOnly asAt)
    {
        var addresses = new List<InventedAddress>();
        var from = firstContact.AddDays(-chance.Between(60, 1500));
        while (from <= asAt)
        {
            var until = from.AddDays(chance.Between(200, 2600));
            var (street, town) = Invented.Address(ref chance);
            addresses.Add(new(street, town, Invented.Postcode(ref chance), from, until < asAt ? until : null));
            from = until.AddDays(1);
        }
        return addresses;
    }

    /// <summary>
    /// One episode after another, until the family is not heard of again or the record ends. Families whose need was not met by a short episode come back most, so that
    /// between one referral in four and one in five comes within a year of the family's last.
    /// </summary>
    private static void Live(Diary diary, DateOnly day)
    {
        while (!diary.IsPast(day))
        {
            var closed = Episode(diary, day);
            var wasShort = closed < day.AddDays(120);
            if (!diary.Chance.InAThousand(wasShort ? 650 : 380)) return;
            day = Diary.After(closed.AddDays(wasShort || diary.Chance.InAThousand(600) ? diary.Chance.Between(10, 150) : diary.Chance.Between(200, 700)), 1);
        }
    }

    private static DateOnly Episode(Diary diary, DateOnly day)
    {
        var path = diary.Chance.Below(1000);
        if (path < 90) return FrontDoorPractice.Advise(diary, day);
        if (path < 180) return HelpEarly(diary, day);
        if (path < 260) return TurnAway(diary, day);
        var closed = path switch
        {
            < 480 => AssessOnly(diary, day),
            < 760 => Support(diary, day),
            < 960 => Protect(diary, day),
            _ => LookAfter(diary, day),
        };
        if (diary.Chance.InAThousand(20)) ComplaintPractice.Complain(diary, Diary.After(day, diary.Chance.Between(30, 80)));
        return closed;
    }

    private static DateOnly HelpEarly(Diary diary, DateOnly day)
    {
        var (contact, decided) = FrontDoorPractice.PassToEarlyHelp(diary, day);
        var (ended, steppedUp) = EarlyHelpPractice.Help(diary, contact, decided);
        return steppedUp && !diary.IsPast(ended) ? Support(diary, Diary.After(ended, 1)) : ended;
    }

    private static DateOnly TurnAway(Diary diary, DateOnly day)
    {
        var (referral, decided) = FrontDoorPractice.Refer(diary, day, ReferralOutcome.NoFurtherAction);
        diary.Add(new CaseClosure { Id = diary.Id(), Occurred = When.On(decided), Children = diary.Children, Referral = referral.Id, ReasonCode = "RC8" }, diary.Post.Manager);
        return decided;
    }

    private static DateOnly AssessOnly(Diary diary, DateOnly day)
    {
        var (referral, authorised) = Assess(diary, day, ReferralOutcome.Section17Assessment, AssessmentOutcome.NoFurtherAction);
        return Close(diary, day, authorised, referral, "RC9");
    }

    private static DateOnly Support(Diary diary, DateOnly day)
    {
        var (referral, authorised) = Assess(diary, day, ReferralOutcome.Section17Assessment, AssessmentOutcome.ChildInNeedPlan);
        return Close(diary, day, ChildInNeedPractice.Support(diary, authorised, referral), referral, "RC7");
    }

    /// <summary>The assessment and the enquiry run beside each other: the enquiry starts within days of the referral.</summary>
    private static DateOnly Protect(Diary diary, DateOnly day)
    {
        var (referral, _) = Assess(diary, day, ReferralOutcome.Section47Enquiry, AssessmentOutcome.ProtectionEnquiry);
        var (ended, result) = ProtectionPractice.Protect(diary, Diary.After(day, diary.Chance.Between(1, 12)), referral);
        if (result is ProtectionResult.NoPlan or ProtectionResult.SteppedDown && !diary.IsPast(ended)) ended = ChildInNeedPractice.Support(diary, ended, referral);
        if (result == ProtectionResult.IntoCare && !diary.IsPast(ended)) ended = LookedAfterPractice.LookAfter(diary, ended, referral);
        return Close(diary, day, ended, referral, "RC7");
    }

    private static DateOnly LookAfter(Diary diary, DateOnly day)
    {
        var (referral, authorised) = Assess(diary, day, ReferralOutcome.Section17Assessment, AssessmentOutcome.Services);
        return Close(diary, day, LookedAfterPractice.LookAfter(diary, authorised, referral), referral, "RC7");
    }

    private static (EntryId Referral, DateOnly Authorised) Assess(Diary diary, DateOnly day, ReferralOutcome response, AssessmentOutcome outcome)
    {
        var (referral, decided) = FrontDoorPractice.Refer(diary, day, response);
        return (referral.Id, AssessmentPractice.Assess(diary, referral, decided, outcome));
    }

    private static DateOnly Close(Diary diary, DateOnly opened, DateOnly ended, EntryId referral, string reasonCode)
    {
        var closed = diary.Within(ended, 10, 0, 0);
        OversightPractice.Oversee(diary, Diary.After(opened, 3), closed);
        return FrontDoorPractice.Close(diary, closed, referral, reasonCode);
    }
}
