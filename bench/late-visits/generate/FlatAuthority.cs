using System.Text;
using Duecare.Domain.Calendar;
using Duecare.Exchange.Demonstration;
using Duecare.Exchange.SafeguardingDataset;

namespace Duecare.LateVisits;

/// <summary>One child after another: an episode, an assessment, an enquiry, a conference, a plan, two reviews and 33 visits.</summary>
internal sealed class FlatAuthority(string folder) : IDisposable
{
    private const int Visits = 33;
    private static readonly byte[][] Categories = ["NEG"u8.ToArray(), "EMO"u8.ToArray(), "PHY"u8.ToArray(), "SAB"u8.ToArray()];
    private readonly WorkingDayCalendar _calendar = WorkingDayCalendar.England;
    private readonly SafeguardingTableWriter _people = new(folder, SafeguardingTables.Person);
    private readonly SafeguardingTableWriter _episodes = new(folder, SafeguardingTables.CinEpisodes);
    private readonly SafeguardingTableWriter _assessments = new(folder, SafeguardingTables.CinAssessments);
    private readonly SafeguardingTableWriter _enquiries = new(folder, SafeguardingTables.S47Enquiry);
    private readonly SafeguardingTableWriter _conferences = new(folder, SafeguardingTables.InitialCpConference);
    private readonly SafeguardingTableWriter _plans = new(folder, SafeguardingTables.CpPlans);
    private readonly SafeguardingTableWriter _reviews = new(folder, SafeguardingTables.CpReviews);
    private readonly SafeguardingTableWriter _visits = new(folder, SafeguardingTables.CpVisits);
    private readonly byte[] _id = Encoding.UTF8.GetBytes("EX0000000");

    public void Write(int number, Chance chance)
    {
        Number(number);
        var referred = _calendar.After(new DateOnly(2022, 1, 4).AddDays(chance.Below(800)), 1);
        var enquiry = _calendar.After(referred, chance.Between(1, 12));
        var conference = _calendar.After(enquiry, chance.Between(9, 17));
        var lastVisit = WriteVisits(ref chance, conference);
        DateOnly? ended = chance.InAThousand(600) ? _calendar.After(lastVisit, chance.Between(1, 8)) : null;
        WritePerson(referred.AddDays(-chance.Between(200, 5500)));
        WriteEpisode(ref chance, referred, enquiry, ended);
        WritePlan(ref chance, enquiry, conference, ended);
        WriteReviews(ref chance, conference, ended);
    }

    public void Dispose()
    {
        foreach (var table in (ReadOnlySpan<SafeguardingTableWriter>)[_people, _episodes, _assessments, _enquiries, _conferences, _plans, _reviews, _visits]) table.Dispose();
    }

    private void Number(int number)
    {
        for (var i = _id.Length - 1; i >= 2; i--, number /= 10) _id[i] = (byte)('0' + (number % 10));
    }

    private void WritePerson(DateOnly born)
    {
        _people.Plain(_id);
        _people.Empty(5);
        _people.Day(born);
        _people.Empty(8);
        _people.EndRow();
    }

    private void WriteEpisode(ref Chance chance, DateOnly referred, DateOnly enquiry, DateOnly? ended)
    {
        _episodes.Id(_id, "-R"u8, 1);
        _episodes.Plain(_id);
        _episodes.Day(referred);
        _episodes.Plain("N1"u8);
        _episodes.Plain("6"u8);
        _episodes.Empty(2);
        _episodes.Flag(false);
        if (ended is null) _episodes.Empty();
        else _episodes.Plain("RC7"u8);
        _episodes.Day(ended?.AddDays(20));
        _episodes.Empty(2);
        _episodes.EndRow();

        _assessments.Id(_id, "-A"u8, 1);
        _assessments.Plain(_id);
        _assessments.Id(_id, "-R"u8, 1);
        _assessments.Day(enquiry);
        _assessments.Flag(true);
        _assessments.Day(_calendar.After(referred, chance.FromEighths([12, 17, 22, 28, 33, 38, 43, 45, 80])));
        _assessments.Empty();
        _assessments.Flag(false);
        _assessments.Empty(2);
        _assessments.EndRow();
    }

    private void WritePlan(ref Chance chance, DateOnly enquiry, DateOnly conference, DateOnly? ended)
    {
        _enquiries.Id(_id, "-E"u8, 1);
        _enquiries.Id(_id, "-R"u8, 1);
        _enquiries.Plain(_id);
        _enquiries.Day(enquiry);
        _enquiries.Day(conference);
        _enquiries.Flag(false);
        _enquiries.Empty(3);
        _enquiries.EndRow();

        _conferences.Id(_id, "-C"u8, 1);
        _conferences.Empty();
        _conferences.Id(_id, "-E"u8, 1);
        _conferences.Plain(_id);
        _conferences.Id(_id, "-P"u8, 1);
        _conferences.Id(_id, "-R"u8, 1);
        _conferences.Flag(false);
        _conferences.Day(_calendar.After(enquiry, 15));
        _conferences.Day(conference);
        _conferences.Flag(true);
        _conferences.Empty(3);
        _conferences.EndRow();

        var category = Categories[chance.Below(Categories.Length)];
        _plans.Id(_id, "-P"u8, 1);
        _plans.Id(_id, "-R"u8, 1);
        _plans.Id(_id, "-C"u8, 1);
        _plans.Plain(_id);
        _plans.Day(conference);
        _plans.Day(ended);
        _plans.Plain(category);
        _plans.Empty();
        _plans.Plain(category);
        _plans.EndRow();
    }

    private void WriteReviews(ref Chance chance, DateOnly conference, DateOnly? ended)
    {
        var due = conference.AddMonths(3);
        for (var n = 1; n <= 2; n++)
        {
            var held = due.AddDays(chance.Between(-20, 4));
            _reviews.Id(_id, "-K"u8, n);
            _reviews.Plain(_id);
            _reviews.Id(_id, "-P"u8, 1);
            _reviews.Day(due);
            _reviews.Day(held);
            _reviews.Empty();
            _reviews.Flag(ended is null || n < 2 || ended > held);
            _reviews.Flag(true);
            _reviews.Empty();
            _reviews.EndRow();
            due = held.AddMonths(6);
        }
    }

    /// <summary>Most visits come within ten working days of the one before, some up to 24 working days late, a few on a Saturday, and at some the child is not seen.</summary>
    private DateOnly WriteVisits(ref Chance chance, DateOnly conference)
    {
        var day = conference;
        for (var n = 1; n <= Visits; n++)
        {
            day = _calendar.After(day, chance.InAThousand(80) ? chance.Between(11, 34) : chance.Between(5, 10));
            if (day.DayOfWeek == DayOfWeek.Friday && chance.InAThousand(60)) day = day.AddDays(1);
            var seen = !chance.InAThousand(30);
            _visits.Id(_id, "-V"u8, n);
            _visits.Plain(_id);
            _visits.Id(_id, "-P"u8, 1);
            _visits.Day(day);
            _visits.Flag(seen);
            _visits.Flag(seen && chance.InAThousand(800));
            _visits.Flag(seen && chance.InAThousand(500));
            _visits.EndRow();
        }
        return day;
    }
}
