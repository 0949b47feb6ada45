using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Names;

public sealed class NameVariantsTests
{
    [Theory]
    [InlineData("Maria Zuberek a.k.a. Masha Tarko", "Maria Zuberek|Masha Tarko")]
    [InlineData("Maria Zuberek AKA Masha Tarko aka Quill", "Maria Zuberek|Masha Tarko|Quill")]
    [InlineData("Maria Zuberek (formerly Maria Tarko)", "Maria Zuberek|Maria Tarko")]
    [InlineData("Мария Зуберек, она же Мария Тарко", "Мария Зуберек|Мария Тарко")]
    [InlineData("Maria Zuberek née Tarko", "Maria Zuberek|Maria Tarko")]
    [InlineData("Maria Zuberek (geb. Tarko)", "Maria Zuberek|Maria Tarko")]
    [InlineData("Ivan \"Vanya\" Zuberek", "Ivan Zuberek")]
    [InlineData("Ivan „Vanya“ Zuberek", "Ivan Zuberek")]
    [InlineData("Ivan „Vanya” Zuberek", "Ivan Zuberek")]
    [InlineData("Ivan “Vanya” Zuberek", "Ivan Zuberek")]
    [InlineData("Ivan (the Terrible) Zuberek", "Ivan Zuberek")]
    [InlineData("Иван «Ваня» Зуберек", "Иван Зуберек")]
    [InlineData("Maria Zuberek", "")]
    [InlineData("Maria Zuberek (", "")]
    [InlineData("Aka Zuberek", "")]
    public void A_field_of_several_names_of_a_person_is_read_as_each(string full, string others) => Assert.Equal(
        others.Split('|', StringSplitOptions.RemoveEmptyEntries), Variants(full, Schema.Person));

    [Theory]
    [InlineData("Zuberek Ltd d.b.a. Tarko Shipping", "Zuberek Ltd|Tarko Shipping")]
    [InlineData("First Born Holdings a.k.a. Zuberek", "First Born Holdings|Zuberek")]
    [InlineData("First Born Holdings", "")]
    [InlineData("Zuberek Bank (Schweiz) AG", "")]
    [InlineData("Zuberek Securities Inc. John Quillfeather", "Zuberek Securities Inc.|John Quillfeather")]
    [InlineData("Zuberek Ltd Trading House", "")]
    [InlineData("Zuberek Ltd John Trading", "")]
    public void So_is_one_of_an_organisation(string full, string others) => Assert.Equal(
        others.Split('|', StringSplitOptions.RemoveEmptyEntries), Variants(full, Schema.Organization));

    [Theory]
    [InlineData(Schema.Vessel)]
    [InlineData(Schema.Aircraft)]
    [InlineData(Schema.Wallet)]
    public void A_thing_is_not_born(Schema schema)
    {
        Assert.Empty(Variants("Star Born Queen", schema));
        Assert.Equal(["Star Born Queen", "Zuberek"], Variants("Star Born Queen f.k.a. Zuberek", schema));
    }

    [Theory]
    [InlineData("Maria Tarko")]
    [InlineData("Maria Zuberek")]
    public void Each_of_them_matches(string name) => Assert.True(Parties.Compare(Parties.Person("Maria Zuberek née Tarko"), Parties.Person(name)).IsAlert);

    [Fact]
    public void The_whole_field_stays_the_first_and_its_parts_few()
    {
        var full = string.Join(" aka ", Enumerable.Repeat("Zuberek", 60).Select((w, i) => w + i));
        var found = NameVariants.Of(new PartyName { Full = full }, Schema.Person);
        Assert.Equal(full, found[0].Full);
        Assert.InRange(found.Count, 2, 6);
    }

    private static IEnumerable<string> Variants(string full, Schema schema) => NameVariants.Of(new PartyName { Full = full }, schema).Skip(1).Select(n => n.Full);
}
