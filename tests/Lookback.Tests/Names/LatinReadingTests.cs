using Lookback.Core.Names;

namespace Lookback.Tests.Names;

public sealed class LatinReadingTests
{
    [Theory]
    [InlineData("Олег Варконьев", "Oleg Varkonev")]
    [InlineData("Γιώργος Παπάς", "Giorgos Papas")]
    [InlineData("Oleg Varkonyev", null)]
    [InlineData("Łukasz Żak", null)]
    [InlineData("", null)]
    [InlineData("1234", null)]
    public void A_name_of_another_script_is_read_and_a_Latin_one_stands_as_it_is(string name, string? reading) =>
        Assert.Equal(reading, LatinReading.Of(name));

    [Theory]
    [InlineData("محمد")]
    [InlineData("習近平")]
    [InlineData("김철수")]
    [InlineData("მარიამ")]
    public void Whatever_can_be_read_is_read_in_Latin_letters(string name) =>
        Assert.All(LatinReading.Of(name)!, c => Assert.True(char.IsAsciiLetter(c) || c == ' '));
}
