using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>Reading holds what stands beside the parties, and no more: 20 MB of an invented edition of 93 MB with as many parties as the SDN list.</summary>
[Collection(nameof(Alone))]
public class OfacAdvancedMemoryTests
{
    private const long Megabyte = 1024 * 1024;
    private const int Parties = 18_000;
    private static readonly string Groups = OfacAdvanced.Groups(("1", "21"), ("2", "22"));
    private static readonly string Features = string.Concat(Enumerable.Repeat(OfacAdvanced.Feature("513", OfacAdvanced.Detail("Nordhavn trading and shipping house")), 10));

    private static string Place(int i) => OfacAdvanced.Place($"{i}", "3", ("41", $"{i} Mill Lane"), ("44", $"Minsk {i % 500}"), ("46", $"{220000 + (i % 900)}")) + "\n";

    private static string Document(int i) => $"<IDRegDocument ID=\"{i}\" IDRegDocTypeID=\"61\" IdentityID=\"{i}0\" IssuedBy-CountryID=\"3\"><IDRegistrationNo>AB{i}</IDRegistrationNo></IDRegDocument>\n";

    private static string Party(int i) => OfacAdvanced.Party(
        $"{i}", "14", OfacAdvanced.Alias("74", true, false, OfacAdvanced.Written("9", ("1", $"Vorell {i}"), ("2", "Anton"))), Groups,
        Features + OfacAdvanced.Feature("507", $"<VersionLocation LocationID=\"{i}\"/>"));

    private static string Entry(int i) => OfacAdvanced.Entry($"{i}", "1", $"{2000 + (i % 25)}-{1 + (i % 12)}-3", "DEMO-A", $"DEMO-{i % 40}") + "\n";

    private static string Row(int i) => (i / Parties) switch
    {
        0 => Place(i),
        1 => (i == Parties ? "</Locations><IDRegDocuments>" : "") + Document(i % Parties),
        2 => (i == 2 * Parties ? "</IDRegDocuments><DistinctParties>" : "") + Party(i % Parties),
        _ => (i == 3 * Parties ? "</DistinctParties><SanctionsEntries>" : "") + Entry(i % Parties),
    };

    [Fact]
    public void A_list_as_large_as_the_sdn_list_is_read_in_little_memory()
    {
        var head = $"<Sanctions Version=\"1\">{OfacAdvanced.Sets}<Locations>";
        var reading = Sources.Open(new SourceFile("big.xml", () => new GeneratedStream(head, Row, 4 * Parties, "</SanctionsEntries></Sanctions>")));
        var (count, start, most) = (0, GC.GetTotalMemory(forceFullCollection: true), 0L);
        foreach (var listing in reading.Listings())
        {
            Assert.Single(listing.Facts.Identifiers);
            if (++count % 4_000 == 1) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        Assert.Equal((Parties, 0L), (count, reading.IssueCount));
        Assert.True(most < 48 * Megabyte, $"memory grew by {most / Megabyte} MB");
    }
}
