using Duecare.Domain.Chronology;
using Duecare.Domain.Duties;
using Duecare.Domain.InformationRights;
using Xunit;

namespace Duecare.Domain.Tests.Rules;

public class InformationRightsDutiesTests
{
    private static readonly ChildId[] Children = [Told.Child.Id];

    [Theory]
    [InlineData("2024-02-29", true, DutyState.Met)]
    [InlineData("2024-03-01", true, DutyState.MetLate)]
    [InlineData("2024-02-29", false, DutyState.Overdue)]
    public void A_request_of_31_January_is_answered_by_the_last_day_of_February_with_others_data_taken_out(string on, bool thirdParty, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("sar-response", "2024-03-10", Asked("2024-01-31"), Answered(on) with { ThirdPartyChecked = thirdParty }).State);

    [Theory]
    [InlineData("2024-02-09", "2024-03-11")]
    [InlineData("2024-02-29", "2024-04-02")]
    [InlineData("2024-02-08", "2024-03-08")]
    public void A_month_that_ends_on_a_weekend_or_bank_holiday_moves_to_the_next_working_day(string asked, string due) =>
        Reckoned.Due(due, Reckoned.One("sar-response", asked, Asked(asked)));

    [Theory]
    [InlineData("2024-02-29", "2024-04-30", DutyState.Met)]
    [InlineData("2024-02-29", "2024-05-01", DutyState.MetLate)]
    [InlineData("2024-03-01", "2024-03-04", DutyState.MetLate)]
    public void Two_months_more_are_given_only_if_told_within_the_first(string told, string answered, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("sar-response", "2024-06-01", Asked("2024-01-31"), Extended(told), Answered(answered)).State);

    [Fact]
    public void The_clock_stops_while_clarification_is_awaited_and_starts_again_when_it_comes()
    {
        Entry[] paused = [Asked("2024-03-04"), new SubjectAccessClarificationRequest { Id = new("p"), Occurred = Told.On("2024-03-08"), Children = Children, Request = "s1", Asked = "Which years?" }];
        Assert.Equal([DutyState.Cancelled, DutyState.AwaitingDate], Reckoned.All("sar-response", "2024-04-20", paused).Select(d => d.State));

        var duties = Reckoned.All("sar-response", "2024-03-15", [.. paused, Clarified("2024-03-15")]);
        Assert.Equal([DutyState.Cancelled, DutyState.Cancelled, DutyState.Pending], duties.Select(d => d.State));
        Reckoned.Due("2024-04-15", duties[2]);
    }

    [Fact]
    public void A_pause_asked_for_after_the_month_mends_nothing() =>
        Assert.Equal(DutyState.Missed, Reckoned.All("sar-response", "2024-05-01", Asked("2024-03-04"),
            new SubjectAccessClarificationRequest { Id = new("p"), Occurred = Told.On("2024-04-05"), Children = Children, Request = "s1", Asked = "Which years?" })[0].State);

    [Fact]
    public void A_request_without_proof_of_identity_has_no_due_day_until_it_comes()
    {
        Assert.Equal(DutyState.AwaitingDate, Reckoned.One("sar-response", "2024-03-05", Asked("2024-03-04") with { IdentityAwaited = true }).State);
        Reckoned.Due("2024-04-11", Reckoned.All("sar-response", "2024-03-11", Asked("2024-03-04") with { IdentityAwaited = true }, Clarified("2024-03-11"))[1]);
    }

    [Theory]
    [InlineData("2024-02-29", DutyState.Met)]
    [InlineData("2024-03-01", DutyState.MetLate)]
    public void The_requester_of_a_complex_request_is_told_within_the_first_month(string told, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("sar-extension-notice", "2024-06-01", Asked("2024-01-31") with { Complex = true }, Extended(told)).State);

    [Fact]
    public void An_answer_within_the_month_needs_no_notice()
    {
        Assert.Equal(DutyState.Cancelled, Reckoned.One("sar-extension-notice", "2024-06-01", Asked("2024-01-31") with { Complex = true }, Answered("2024-02-29")).State);
        Assert.Equal(DutyState.Missed, Reckoned.One("sar-extension-notice", "2024-06-01", Asked("2024-01-31") with { Complex = true }, Answered("2024-03-01")).State);
        Assert.Empty(Reckoned.All("sar-extension-notice", "2024-06-01", Asked("2024-01-31"), Answered("2024-03-01")));
    }

    [Fact]
    public void An_extension_of_a_request_not_thought_complex_is_held_to_the_first_month_too() =>
        Assert.Equal(DutyState.MetLate, Reckoned.One("sar-extension-notice", "2024-06-01", Asked("2024-01-31"), Extended("2024-03-01")).State);

    [Theory]
    [InlineData("2024-04-01T23:00:00Z", DutyState.Met)]
    [InlineData("2024-04-01T23:00:01Z", DutyState.MetLate)]
    public void A_breach_is_reported_within_72_hours_over_a_weekend_and_a_clock_change(string reported, DutyState expected) =>
        Assert.Equal(expected, Reckoned.One("breach-ico", "2024-05-01",
            new DataBreach { Id = new("b"), Occurred = When.At(DateTimeOffset.Parse("2024-03-29T23:00:00Z")), Children = Children, Reference = "b1", Description = "A letter to the wrong house" },
            new DataBreachReport { Id = new("r"), Occurred = When.At(DateTimeOffset.Parse(reported)), Children = Children, Breach = "b1", Reported = true }).State);

    [Fact]
    public void A_breach_decided_to_be_no_risk_starts_no_clock() =>
        Assert.Empty(Reckoned.All("breach-ico", "2024-05-01",
            new DataBreach { Id = new("b"), Occurred = Told.On("2024-03-29"), Children = Children, Reference = "b1", Description = "Sent back unopened", LikelyToBeARisk = false }));

    private static SubjectAccessRequest Asked(string on) => new() { Id = new("ask-" + on), Occurred = Told.On(on), Children = Children, Reference = "s1" };

    private static SubjectAccessClarification Clarified(string on) => new() { Id = new("given-" + on), Occurred = Told.On(on), Children = Children, Request = "s1" };

    private static SubjectAccessExtension Extended(string on) =>
        new() { Id = new("extend-" + on), Occurred = Told.On(on), Children = Children, Request = "s1", Reason = "Forty volumes" };

    private static SubjectAccessAnswer Answered(string on) =>
        new() { Id = new("answer-" + on), Occurred = Told.On(on), Children = Children, Request = "s1", Outcome = SubjectAccessOutcome.Sent };
}
