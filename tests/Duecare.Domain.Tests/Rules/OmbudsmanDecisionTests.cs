using Duecare.Domain.Calendar;
using Duecare.Domain.Complaints;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

/// <summary>The remedies of decision 19 020 833, given on 16 December 2020.</summary>
public class OmbudsmanDecisionTests
{
    private static readonly AgreedRemedy[] Essex =
    [
        new() { Id = "r1", Action = "Apologise in writing", Recipient = "Mrs X", Within = Timescale.Months(1) },
        new() { Id = "r2", Action = "Pay Mrs X £300", Recipient = "Mrs X", Amount = 300m },
        new() { Id = "r3", Action = "Remind all child protection staff of the timescales", Immediately = true },
        new() { Id = "r4", Action = "Amend the supervision form", Within = Timescale.Months(3) },
        new() { Id = "r5", Action = "Audit all open cases for visits delayed or missed", AuditsOpenCases = true },
        new() { Id = "r6", Action = "Assess Mr Z's risk, on paper if he cannot be reached", Within = Timescale.Months(2) },
    ];

    [Theory]
    [InlineData("r1", "2021-01-16", false)]
    [InlineData("r2", "2021-01-16", true)]
    [InlineData("r3", "2020-12-23", true)]
    [InlineData("r4", "2021-03-16", false)]
    [InlineData("r5", "2021-03-16", true)]
    [InlineData("r6", "2021-02-16", false)]
    public void Each_remedy_is_due_by_its_own_period_or_else_by_what_is_assumed(string remedy, string due, bool assumed)
    {
        var told = Told.By(Decision("2020-12-16", Essex));
        foreach (var what in new[] { Happened.OmbudsmanRemedyAgreed, Happened.OmbudsmanEvidenceDue })
        {
            var agreed = Assert.Single(told, h => h.What == what && h.Matter == remedy);
            Assert.Equal(DateOnly.Parse(due), Told.Day(agreed.NamedFrom));
            Assert.Equal(agreed.NamedFrom, agreed.NamedTo);
            Assert.Equal(assumed, agreed.Facts == Facts.DateAssumed);
        }
    }

    [Fact]
    public void Only_the_audit_of_open_cases_asks_for_an_audit_of_this_one()
    {
        var audit = Told.By(Decision("2020-12-16", Essex)).One(Happened.CaseAuditDue);
        Assert.Equal("r5", audit.Matter);
        Assert.Equal(new(2021, 3, 16), Told.Day(audit.NamedFrom));
    }

    [Fact]
    public void A_decision_known_only_by_its_month_gives_a_window()
    {
        var remedy = Told.By(Decision("2020-12", Essex[0])).One(Happened.OmbudsmanRemedyAgreed);
        Assert.Equal(new(2021, 1, 1), Told.Day(remedy.NamedFrom));
        Assert.Equal(new(2021, 1, 31), Told.Day(remedy.NamedTo));
    }

    [Fact]
    public void The_nearest_dated_remedy_lends_its_date_though_a_later_one_is_further_on()
    {
        var told = Told.By(Decision("2020-12-16", Essex[3], Essex[1] with { Id = "a" }, Essex[1] with { Id = "b" }, Essex[0]));
        Assert.Equal(new(2021, 3, 16), Told.Day(DueOf(told, "a")));
        Assert.Equal(new(2021, 1, 16), Told.Day(DueOf(told, "b")));
    }

    [Fact]
    public void A_day_that_the_decision_states_goes_before_a_period()
    {
        var stated = Essex[0] with { DueOn = ApproximateDate.Exactly(new(2021, 1, 4)) };
        Assert.Equal(new(2021, 1, 4), Told.Day(DueOf(Told.By(Decision("2020-12-16", stated)), "r1")));
    }

    [Fact]
    public void A_remedy_with_no_dated_one_beside_it_names_no_date_and_assumes_none()
    {
        var told = Told.By(Decision("2020-12-16", Essex[1], Essex[2]));
        var remedy = Assert.Single(told, h => h.What == Happened.OmbudsmanRemedyAgreed && h.Matter == "r2");
        Assert.Equal(0, remedy.NamedFrom);
        Assert.Equal(Facts.None, remedy.Facts);
    }

    [Fact]
    public void Immediately_past_the_last_bank_holiday_known_names_no_date()
    {
        var remedy = Told.By(Decision("2028-12-29", Essex[2])).One(Happened.OmbudsmanRemedyAgreed);
        Assert.Equal(0, remedy.NamedFrom);
    }

    private static int DueOf(List<Happening> told, string remedy) =>
        Assert.Single(told, h => h.What == Happened.OmbudsmanRemedyAgreed && h.Matter == remedy).NamedFrom;

    private static OmbudsmanDecision Decision(string on, params AgreedRemedy[] remedies) => new()
    {
        Id = new("e1"),
        Occurred = Told.On(on),
        Children = [Told.Child.Id],
        Case = "19 020 833",
        Outcome = OmbudsmanOutcome.Upheld,
        Remedies = remedies,
    };
}
