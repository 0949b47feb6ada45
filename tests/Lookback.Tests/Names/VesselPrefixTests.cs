using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Names;

/// <summary>What stands before a ship's name is no part of it, whether or not it is said that it is a ship's.</summary>
public sealed class VesselPrefixTests
{
    [Theory]
    [InlineData("MV Northern Pearl", Schema.Unknown, "Northern Pearl")]
    [InlineData("m/v Northern Pearl", Schema.Unknown, "Northern Pearl")]
    [InlineData("MT \"Northern Pearl\"", Schema.Vessel, "Northern Pearl")]
    [InlineData(" SS Northern Pearl 2", Schema.Unknown, "Northern Pearl 2")]
    [InlineData("MT Varkonyeva", Schema.Unknown, "")]
    [InlineData("MT Varkonyeva 2", Schema.Unknown, "")]
    [InlineData("MT Varkonyeva Ltd.", Schema.Unknown, "")]
    [InlineData("MT Varkonyeva", Schema.Vessel, "Varkonyeva")]
    [InlineData("M.V. Northern Pearl", Schema.Vessel, "Northern Pearl")]
    [InlineData("M.V. Varkonyev", Schema.Unknown, "")]
    [InlineData("MS Varkonyeva", Schema.Unknown, "")]
    [InlineData("MV Northern Pearl", Schema.Organization, "")]
    [InlineData("MV Varkonyev", Schema.Person, "")]
    [InlineData("MVB Trading", Schema.Unknown, "")]
    [InlineData("MV", Schema.Vessel, "")]
    [InlineData("MV  ", Schema.Vessel, "")]
    public void The_name_is_what_stands_behind_it(string text, Schema schema, string behind) =>
        Assert.Equal(behind, VesselPrefix.Behind(text, schema).ToString());

    [Theory]
    [InlineData("MV Northern Pearl")]
    [InlineData("M/V NORTHERN PEARL")]
    [InlineData("MT Northern Pearl")]
    [InlineData("SS Northern Pearl")]
    [InlineData("Northern Pearl")]
    public void A_ship_is_found_by_its_name_whatever_stands_before_it_on_either_side(string asked)
    {
        foreach (var listed in (string[])["Northern Pearl", "MV Northern Pearl", "M/T NORTHERN PEARL"])
        {
            foreach (var kind in (Schema[])[Schema.Unknown, Schema.Vessel])
                Assert.True(Score(asked, kind, listed) >= 0.85, $"{asked} ({kind}) against {listed}: {Score(asked, kind, listed)}");
        }

        Assert.True(Score(asked, Schema.Unknown, "Southern Coral") < 0.5);
    }

    /// <summary>A company that begins like a ship is not everybody who bears the given name behind.</summary>
    [Fact]
    public void A_lone_given_name_is_no_ship_of_an_unknown_kind()
    {
        var (asked, listed) = (Ship("Maria", Schema.Unknown), Ship("MT Maria", Schema.Unknown));
        Assert.True(Parties.Compare(asked, listed).Score < 0.7, $"{Parties.Compare(asked, listed).Score}");
        Assert.True(Score("MT Maria", Schema.Unknown, "MT Maria") >= 0.85);
    }

    private static double Score(string asked, Schema kind, string listed) => Parties.Compare(Ship(asked, kind), Ship(listed, Schema.Vessel)).Score;

    private static PartyFacts Ship(string name, Schema schema) => new() { Schema = schema, Names = [new PartyName { Full = name }] };
}
