using Duecare.Domain.Calendar;
using Duecare.Domain.Chronology;
using Duecare.Domain.Complaints;
using Duecare.Domain.Duties;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

public class OmbudsmanDutiesTests
{
    private static readonly ChildId[] Children = [Told.Child.Id];

    private static readonly AgreedRemedy Apology = new() { Id = "r1", Action = "Apologise in writing", Within = Timescale.Months(1) };

    [Theory]
    [InlineData("2021-01-16", "Letter sent", DutyState.Met)]
    [InlineData("2021-01-17", "Letter sent", DutyState.MetLate)]
    [InlineData("2021-01-16", null, DutyState.Overdue)]
    public void A_remedy_is_done_by_its_day_a_Saturday_too_and_with_evidence(string on, string? evidence, DutyState expected)
    {
        var duty = Reckoned.One("lgsco-remedy", "2021-02-01", Decision("2020-12-16", Apology), Done(on, evidence));
        Reckoned.Due("2021-01-16", duty);
        Assert.Equal(expected, duty.State);
    }

    [Fact]
    public void Each_remedy_is_a_duty_of_its_own()
    {
        var reminder = new AgreedRemedy { Id = "r3", Action = "Remind staff", Immediately = true };
        var duties = Reckoned.All("lgsco-remedy", "2020-12-24", Decision("2020-12-16", Apology, reminder));
        Assert.Equal([("r1", DutyState.Pending), ("r3", DutyState.Overdue)], duties.Select(d => (d.Matter!, d.State)).Order());
    }

    [Fact]
    public void A_second_decision_that_numbers_its_remedies_alike_is_still_owed()
    {
        var duties = Reckoned.All("lgsco-remedy", "2022-02-01", Decision("2020-12-16", Apology), Done("2021-01-10", "Letter sent"), Decision("2021-12-16", Apology));
        Assert.Equal([DutyState.Met, DutyState.Overdue], duties.Select(d => d.State));
    }

    [Fact]
    public void A_remedy_without_any_date_is_open_and_awaits_one() =>
        Assert.Equal(DutyState.AwaitingDate, Reckoned.One("lgsco-remedy", "2021-02-01", Decision("2020-12-16", Apology with { Within = null })).State);

    [Theory]
    [InlineData(RemedyCompliance.CompleteLate, DutyState.Cancelled)]
    [InlineData(RemedyCompliance.NotComplete, DutyState.Overdue)]
    public void The_Ombudsmans_word_that_a_remedy_is_complete_ends_it(RemedyCompliance compliance, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("lgsco-remedy", "2021-02-01", Decision("2020-12-16", Apology),
            new OmbudsmanCompliance { Id = new("o"), Occurred = Told.On("2021-01-10"), Children = Children, Compliance = compliance }).State);

    [Theory]
    [InlineData("2021-01-16", "Receipt", DutyState.Met)]
    [InlineData("2021-01-17", "Receipt", DutyState.MetLate)]
    [InlineData("2021-01-16", null, DutyState.Overdue)]
    public void Evidence_is_sent_by_the_day_of_the_remedy_and_its_receipt_kept(string on, string? receipt, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("lgsco-remedy-evidence", "2021-02-01", Decision("2020-12-16", Apology),
            new RemedyEvidenceSent { Id = new("s"), Occurred = Told.On(on), Children = Children, Receipt = receipt }).State);

    [Theory]
    [InlineData("2021-01-29", DutyState.Met)]
    [InlineData("2021-01-30", DutyState.MetLate)]
    public void A_later_day_that_the_Ombudsman_gives_replaces_the_first(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("lgsco-remedy", "2021-03-01", Decision("2020-12-16", Apology),
            new OmbudsmanExtension { Id = new("x"), Occurred = Told.On("2021-01-11"), Children = Children, Remedy = "r1", DueOn = Told.On("2021-01-29").Days },
            Done(on, "Letter sent")).State);

    [Fact]
    public void An_audit_of_open_cases_falls_due_on_this_case() =>
        Reckoned.Due("2021-01-16", Reckoned.One("case-audit", "2021-01-01", Decision("2020-12-16", Apology with { AuditsOpenCases = true })));

    [Theory]
    [InlineData(null, "2024-04-10")]
    [InlineData("2024-03-22", "2024-03-22")]
    public void An_enquiry_is_answered_by_the_day_in_the_letter_or_in_twenty_working_days(string? named, string due) =>
        Reckoned.Due(due, Reckoned.One("lgsco-enquiry", "2024-03-12", new OmbudsmanEnquiry
        {
            Id = new("q"),
            Occurred = Told.On("2024-03-11"),
            Children = Children,
            Case = "24 000 001",
            Enquiry = "q1",
            DueOn = named is null ? null : Told.On(named).Days,
        }));

    [Fact]
    public void Each_letter_wants_its_own_answer()
    {
        OmbudsmanEnquiry Letter(string id) => new() { Id = new(id), Occurred = Told.On("2024-03-11"), Children = Children, Case = "24 000 001", Enquiry = id };
        var duties = Reckoned.All("lgsco-enquiry", "2024-03-12", Letter("q1"), Letter("q2"),
            new OmbudsmanEnquiryAnswer { Id = new("a"), Occurred = Told.On("2024-03-12"), Children = Children, Enquiry = "q2" });
        Assert.Equal([("q1", DutyState.Pending), ("q2", DutyState.Met)], duties.Select(d => (d.Matter!, d.State)).Order());
    }

    [Theory]
    [InlineData("2024-03-25", DutyState.Met)]
    [InlineData("2024-03-26", DutyState.MetLate)]
    public void A_draft_is_commented_on_in_ten_working_days_though_there_is_nothing_to_say(string on, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("lgsco-draft", "2024-05-01",
            new OmbudsmanDraft { Id = new("d"), Occurred = Told.On("2024-03-11"), Children = Children, Case = "24 000 001", Draft = "d1" },
            new OmbudsmanDraftAnswer { Id = new("a"), Occurred = Told.On(on), Children = Children, Draft = "d1" }).State);

    private static OmbudsmanDecision Decision(string on, params AgreedRemedy[] remedies) =>
        new() { Id = new("decision-" + on), Occurred = Told.On(on), Children = Children, Case = "19 020 833", Outcome = OmbudsmanOutcome.Upheld, Remedies = remedies };

    private static RemedyDone Done(string on, string? evidence) =>
        new() { Id = new("done-" + on), Occurred = Told.On(on), Children = Children, Remedy = "r1", Evidence = evidence };
}
