using Lookback.Tests.EndToEnd;
using Lookback.Tests.Support;

namespace Lookback.Tests.Networks;

/// <summary><c>lookback network import</c> from the command line on.</summary>
[Collection(nameof(Alone))]
public sealed class ImportVerbTests
{
    [Fact]
    public void A_file_is_imported_told_and_the_same_again_adds_nothing()
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["edges.csv"], "Who,to,type,shoe\nencounter:REF-1004,p1,facilitated,1\ntest-list:3,t,uses-phone,2\np1,lawyer:x,acts-for,3\np1,t,nationality,4\n");
        File.WriteAllText(office.Folder["nodes.csv"], "id,kind,value,name\np1,person,,Facilitator F\nt,phone,+998 90 731 28 46,\n");
        File.WriteAllText(office.Folder["map.json"], """{"columns": {"Who": "from"}, "ignore": ["shoe"]}""");
        string[] import = ["network", "import", office.Folder["edges.csv"], office.Folder["nodes.csv"], "--source", "case-12", "--legal-basis", "Act 7", "--mapping", office.Folder["map.json"]];
        var report = office.Run([.. import, "--json"]).Expect(0).Json;
        Assert.Equal((4, 2, 0, 1, 2), (Count("rows"), Count("taken"), Count("known"), Count("not_taken"), Count("ungraded")));
        Assert.Equal(1, report.GetProperty("dropped").GetProperty("protected:lawyer").GetInt64());
        var told = office.Run(import).Expect(0).Output;
        Assert.Contains("edges.csv: 4 rows: 0 taken, 2 on record already, 1 not taken, 1 left out on purpose", told, StringComparison.Ordinal);
        Assert.Contains("what they are called or believe ties them to nobody, found \"nationality\"", told, StringComparison.Ordinal);
        office.Run("verify", "--views").Expect(0);

        long Count(string name) => report.GetProperty(name).GetInt64();
    }

    [Fact]
    public void A_later_last_day_renews_a_link_and_the_day_of_the_import_alone_does_not()
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["edges.csv"], "from,to,type\nparty:a,party:b,owns\n");
        string[] import = ["network", "import", office.Folder["edges.csv"], "--source", "case-12", "--legal-basis", "Act 7", "--json"];
        Assert.Equal((1, 0), Counts("--expires", "2090-01-01"));
        Assert.Equal((0, 1), Counts("--expires", "2090-01-01"));
        Assert.Equal((1, 0), Counts("--expires", "2095-01-01"));
        Assert.Equal((0, 1), Counts());
        Assert.Equal((0, 1), Counts("--expires", "2091-01-01"));
        var link = Assert.Single(office.Run("network", "links", "--json").Expect(0).Json.EnumerateArray());
        Assert.Equal("2095-01-01", link.GetProperty("link").GetProperty("expires").GetString());
        office.Run("verify", "--views").Expect(0);

        (int Taken, int Known) Counts(params string[] options)
        {
            var report = office.Run([.. import, .. options]).Expect(0).Json;
            return (report.GetProperty("taken").GetInt32(), report.GetProperty("known").GetInt32());
        }
    }

    [Theory]
    [InlineData(3, "expected a field source, or --source")]
    [InlineData(3, "expected a field legal_basis, or --legal-basis", "--source", "x")]
    [InlineData(2, "--grade: expected an Admiralty grade", "--source", "x", "--legal-basis", "y", "--grade", "Z9")]
    [InlineData(2, "--handling: expected one of CLEAR", "--source", "x", "--legal-basis", "y", "--handling", "PINK")]
    [InlineData(2, "--expires: expected a date", "--source", "x", "--legal-basis", "y", "--expires", "soon")]
    [InlineData(2, "--source: expected a line", "--source", " ", "--legal-basis", "y")]
    [InlineData(3, "expected a list with an edition in force", "--source", "x", "--legal-basis", "y", "--watchlist", "other")]
    public void What_is_wrong_is_one_sentence_and_an_exit_code(int code, string sentence, params string[] options)
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["edges.csv"], "from,to,type\nparty:a,party:b,owns\n");
        Assert.Contains(sentence, office.Run(["network", "import", office.Folder["edges.csv"], .. options]).Expect(code).Error, StringComparison.Ordinal);
    }
}
