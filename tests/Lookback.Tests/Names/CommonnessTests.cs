using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Tests.Names;

/// <summary>How well a word tells people apart, by what is known of names.</summary>
public sealed class CommonnessTests
{
    [Theory]
    [InlineData("Soltani")]
    [InlineData("Jaber")]
    [InlineData("Zhiqiang")]
    [InlineData("Sunghoon")]
    public void A_name_of_many_is_common(string word) => Assert.NotEqual(Commonness.Rare, Part(word).Commonness);

    [Theory]
    [InlineData("Soltany")]
    [InlineData("Jabir")]
    public void So_is_another_spelling_of_the_same_sound(string word) => Assert.NotEqual(Commonness.Rare, Part(word).Commonness);

    [Theory]
    [InlineData("سلطانی")]
    [InlineData("محمد")]
    public void A_word_without_vowels_is_known_by_its_consonants(string word) => Assert.NotEqual(Commonness.Rare, Part(word).Commonness);

    [Theory]
    [InlineData("Zuberek")]
    [InlineData("Quillthorne")]
    public void A_word_on_no_list_is_rare(string word) => Assert.Equal((Commonness.Rare, 1.0), (Part(word).Commonness, Part(word).Weight));

    [Theory]
    [InlineData("Jian", "健")]
    [InlineData("Wei", "伟")]
    public void A_syllable_weighs_alike_in_latin_letters_and_in_characters(string latin, string character) =>
        Assert.Equal(Part("Zuberek " + latin, latin).Weight, new NamePart(character, latin.ToLowerInvariant(), PartRole.Given, Script.Han).Weight);

    private static NamePart Part(string name, string? text = null) =>
        Name.Of(new PartyName { Full = name }, Schema.Person).Parts.Single(p => p.Text == (text ?? name));
}
