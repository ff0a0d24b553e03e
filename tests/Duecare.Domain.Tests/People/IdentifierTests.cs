using Duecare.Domain.People;
using Xunit;

namespace Duecare.Domain.Tests.People;

/// <summary>Each number is tried on both sides of its check: right, and wrong in one place.</summary>
public class IdentifierTests
{
    [Theory]
    [InlineData("L881999920001")]
    [InlineData("l881 9999 20001")]
    [InlineData("X88199992000A")]
    public void A_unique_pupil_number_whose_letter_agrees_is_taken_with_spaces_and_a_temporary_last_letter(string number)
    {
        Assert.Null(IdentifierCheck.WhyNot(IdentifierKind.UniquePupilNumber, number));
        Assert.Null(IdentifierCheck.WhyNot(IdentifierKind.FormerUniquePupilNumber, number));
    }

    [Theory]
    [InlineData("A881999920001", "should be L, not A")]
    [InlineData("L881999920002", "should be A, not L")]
    [InlineData("L88199992000", "this has 12 letters and digits")]
    [InlineData("8819999200010", "is a letter and twelve digits")]
    [InlineData("L8819999200I1", "only the last may be a letter")]
    [InlineData("L88199992000O", "only the last may be a letter")]
    public void A_wrong_one_is_refused_with_what_was_expected(string number, string expected) =>
        Assert.Contains(expected, IdentifierCheck.WhyNot(IdentifierKind.UniquePupilNumber, number), StringComparison.Ordinal);

    [Theory]
    [InlineData("999 000 0018", null)]
    [InlineData("9990000018", null)]
    [InlineData("999 000 0019", "should be 8, not 9")]
    [InlineData("999 123 4560", "no NHS number with these first nine digits")]
    [InlineData("999 000 001", "this has 9")]
    [InlineData("999 000 00181", "this has 11")]
    public void An_NHS_number_has_ten_digits_and_the_last_agrees(string number, string? expected) => Says(expected, IdentifierCheck.WhyNot(IdentifierKind.NhsNumber, number));

    [Theory]
    [InlineData("9990000017", null)]
    [InlineData("9990000018", "should be 7, not 8")]
    [InlineData("999000", "this has 6")]
    public void A_unique_learner_number_has_ten_digits_and_the_last_agrees(string number, string? expected) => Says(expected, IdentifierCheck.WhyNot(IdentifierKind.UniqueLearnerNumber, number));

    [Fact]
    public void A_unique_pupil_number_is_given_or_unknown_for_a_reason_and_never_both_or_neither()
    {
        Assert.Null(IdentifierCheck.WhyNot(IdentifierKind.UniquePupilNumber, null, UniquePupilNumberUnknown.NotOfSchoolAge));
        Assert.Contains("not both", IdentifierCheck.WhyNot(IdentifierKind.UniquePupilNumber, "L881999920001", UniquePupilNumberUnknown.NotOfSchoolAge), StringComparison.Ordinal);
        Assert.Contains("say why it is unknown", IdentifierCheck.WhyNot(IdentifierKind.UniquePupilNumber, " "), StringComparison.Ordinal);
        Assert.Contains("Only a unique pupil number", IdentifierCheck.WhyNot(IdentifierKind.NhsNumber, null, UniquePupilNumberUnknown.NotOfSchoolAge), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_reference_without_a_check_has_up_to_fifty_characters(int length, bool isRight) =>
        Assert.Equal(isRight, IdentifierCheck.WhyNot(IdentifierKind.PoliceReference, new string('7', length)) is null);

    private static void Says(string? expected, string? problem)
    {
        if (expected is null) Assert.Null(problem);
        else Assert.Contains(expected, problem, StringComparison.Ordinal);
    }
}
