using CsCheck;
using Lookback.Core.Lists.Text;

namespace Lookback.Tests.Lists;

public class BlanksTests
{
    [Theory]
    [InlineData("Anton Vorell", "Anton Vorell")]
    [InlineData(" Anton\n\t Vorell ", "Anton Vorell")]
    [InlineData("Anton\u00A0Vorell", "Anton Vorell")]
    [InlineData("Anton\u0001Vorell", "Anton Vorell")]
    [InlineData("Антон Ворелл", "Антон Ворелл")]
    [InlineData(" ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Blanks_and_line_ends_are_one_blank_and_none_at_the_ends(string? written, string? expected) => Assert.Equal(expected, Blanks.Collapse(written));

    [Fact]
    public void Short_and_long_texts_are_collapsed_alike()
    {
        var texts = Gen.Char[" \t\n\u00A0\u0085\u0001abcZ~é"].Array[0, 60].Select(chars => new string(chars));
        texts.Sample(text =>
        {
            var words = string.Concat(text.Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Blanks.Collapse(text) == (words.Length == 0 ? null : string.Join(' ', words));
        });
    }
}
