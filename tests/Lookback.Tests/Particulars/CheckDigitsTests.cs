using CsCheck;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Tests.Particulars;

public sealed class CheckDigitsTests
{
    /// <summary>Numbers that standards and states print as examples, and of companies that publish their own.</summary>
    public static TheoryData<IdentifierKind, string, string?, string?> Known => new()
    {
        { IdentifierKind.Imo, "9074729", null, null },
        { IdentifierKind.Lei, "5493001KJTIIGC8Y1R12", null, null },
        { IdentifierKind.TaxId, "7707083893", "INN", null },
        { IdentifierKind.TaxId, "500100732259", null, "RU" },
        { IdentifierKind.Registration, "1027700132195", "OGRN", null },
        { IdentifierKind.Registration, "91350100M000100Y43", "Unified Social Credit Code (USCC)", null },
        { IdentifierKind.NationalId, "11010519491231002X", null, "CN" },
        { IdentifierKind.TaxId, "11.222.333/0001-81", "CNPJ", null },
        { IdentifierKind.TaxId, "529.982.247-25", "C.P.F.", null },
        { IdentifierKind.TaxId, "20-12345678-6", "C.U.I.T.", null },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_number_fits_its_check_digits_and_one_slip_does_not(IdentifierKind kind, string number, string? label, string? country)
    {
        Assert.Equal(NumberCheck.Fits, Of(number));
        for (var i = 0; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i])) continue;
            var slipped = $"{number[..i]}{(char)('0' + ((number[i] - '0' + 1) % 10))}{number[(i + 1)..]}";
            // Two remainders share a digit in the sums modulo 11 that are then taken modulo 10.
            if (Of(slipped) == NumberCheck.Fits) Assert.Contains(label ?? country ?? "", new[] { "INN", "OGRN", "RU", "CNPJ", "C.P.F." });
        }

        NumberCheck Of(string text) => IdentifierNumber.Of(new Identifier
        {
            Kind = kind,
            Number = text,
            Label = label,
            Country = country is null ? null : new CountryCode(country),
        })!.Check;
    }

    [Theory]
    [InlineData("7707083894", "INN", true)]
    [InlineData("7707083894", "Tax ID (INN/KPP)", true)]
    [InlineData("7707083894", "ИНН", true)]
    [InlineData("7707083894", "Finnish tax number", false)]
    [InlineData("20123456787", "Circuit court number", false)]
    [InlineData("20123456787", "CUIT No.", true)]
    [InlineData("20123456787", null, false)]
    public void A_number_is_a_states_own_by_a_word_of_its_label_and_not_by_letters_in_one(string number, string? label, bool fails)
    {
        var found = IdentifierNumber.Of(new Identifier { Kind = IdentifierKind.TaxId, Number = number, Label = label })!;
        Assert.Equal(fails ? NumberCheck.Fails : NumberCheck.None, found.Check);
    }

    [Fact]
    public void No_text_breaks_the_arithmetic() => Gen.Select(Gen.Enum<IdentifierKind>(), Gen.String, Gen.OneOf("INN", "OGRN", "USCC", "CNPJ", "CPF", "CUIT", "")).Sample(
        (kind, number, label) => IdentifierNumber.Of(new Identifier { Kind = kind, Number = number, Label = label })?.Number.Length is null or (>= 4 and <= 128));

    [Theory]
    [InlineData("Passport No. K2293301", "K2293301")]
    [InlineData("№ К2293301", "K2293301")]
    [InlineData("Nr: ۲۲۹۳۳۰۱۸", "22933018")]
    public void Words_and_other_digits_are_read_away(string written, string number) =>
        Assert.Equal(number, IdentifierNumber.Of(new Identifier { Kind = IdentifierKind.Passport, Number = written })?.Folded);
}
