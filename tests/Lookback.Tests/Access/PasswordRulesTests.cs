using Lookback.Core.Access;

namespace Lookback.Tests.Access;

/// <summary>What may be a password: long, and little of what is tried first.</summary>
public sealed class PasswordRulesTests
{
    private static readonly string[] Own = ["ann.varko", "Annelie Varkonyeva", "port"];

    [Theory]
    [InlineData("brown otter under the pier")]
    [InlineData("jfk-9Qz.wmv!x2Ld")]
    [InlineData("коричневая выдра под мостом")]
    [InlineData("灰色的水獺在舊碼頭下面睡著了好久")]
    [InlineData("🦦🐟🛶🌊🪵🌧️🪨🐸🦆🌿🍃🪺🦢🐚🪷")]
    public void Long_ones_of_any_characters_are_taken(string password) => Assert.Null(PasswordRules.Fault(password, PasswordRules.Least, Own));

    [Theory]
    [InlineData("fourteen chars", "15 or more")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "repeated")]
    [InlineData("ottrpier7ottrpier7", "repeated")]
    [InlineData("123456789012345678", "little else")]
    [InlineData("abcdefghijklmnopqrs", "little else")]
    [InlineData("Password1234567!", "little else")]
    [InlineData("P@55w0rdP@55w0rd!x", "little else")]
    [InlineData("correcthorsebatterystaple", "little else")]
    [InlineData("qwertyuiopasdfghjkl", "little else")]
    [InlineData("W3lcome2Summer2026!", "little else")]
    [InlineData("Annelie-Varkonyeva-1", "little else")]
    [InlineData("lookback-lookback-2", "little else")]
    [InlineData("sup3r-s3cr3t-letm31n", "little else")]
    public void What_everybody_tries_first_is_not(string password, string said) =>
        Assert.Contains(said, PasswordRules.Fault(password, PasswordRules.Least, Own), StringComparison.Ordinal);

    [Fact]
    public void Beside_a_second_factor_fewer_characters_are_enough()
    {
        const string Short = "otter-pier-7";
        Assert.NotNull(PasswordRules.Fault(Short, PasswordRules.Least, Own));
        Assert.Null(PasswordRules.Fault(Short, PasswordRules.LeastBesideSecondFactor, Own));
    }

    [Fact]
    public void A_letter_with_its_accent_apart_is_the_same_letter() => Assert.Equal(PasswordRules.Normal("Zo\u00eb"), PasswordRules.Normal("Zoe\u0308"));

    [Fact]
    public void Too_long_ones_and_half_characters_are_none()
    {
        Assert.NotNull(PasswordRules.Normal(string.Concat(Enumerable.Repeat("otter pier fish ", 8))));
        Assert.Null(PasswordRules.Normal(string.Concat(Enumerable.Repeat("otter pier fish ", 8)) + "!"));
        Assert.Null(PasswordRules.Normal("otter under the pier \ud83e"));
        Assert.Null(PasswordRules.Normal(""));
    }

    /// <summary>A sentence that says what is wrong never says the password.</summary>
    [Fact]
    public void Nothing_of_it_is_repeated_in_what_is_said() =>
        Assert.DoesNotContain("annelie", PasswordRules.Fault("annelie-annelie-x", PasswordRules.Least, Own), StringComparison.OrdinalIgnoreCase);
}
