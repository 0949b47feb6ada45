using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using Lookback.Core.Sources;
using Lookback.Tests.Support;
using nietras.SeparatedValues;

namespace Lookback.Tests.Bench;

/// <summary>
/// Reading a list takes no more than so many times what its bytes cost anybody: a ratio of two times of one run, so that a slow machine changes
/// nothing. A reader that became quadratic, or parses twice, shows.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ReadingSpeedTests
{
    private const int Rounds = 5;

    [Fact]
    public void An_ofac_set_takes_few_times_what_splitting_it_takes()
    {
        var (primary, aliases, addresses) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 1; i <= 4000; i++)
        {
            primary.Append(CultureInfo.InvariantCulture, $"{i},\"VORELL{i}, Anton {Word(i)}\",\"individual\",\"DEMO] [DEMO-EO{i % 9}\",\"Director\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,");
            primary.Append(CultureInfo.InvariantCulture, $"\"DOB {1 + (i % 28)} Apr {1940 + (i % 60)}; POB Gomel, Belarus; nationality Belarus; Gender Male; Passport AB{i:000000} (Belarus).\"\r\n");
            aliases.Append(CultureInfo.InvariantCulture, $"{i},{i},\"aka\",\"WORELLI{i}, Antonio\",-0- \r\n{i},{i + 90000},\"fka\",\"{Word(i)} WOREL\",-0- \r\n");
            addresses.Append(CultureInfo.InvariantCulture, $"{i},{i},\"Example Street {i}\",\"Minsk 2200{i % 10}\",\"Belarus\",-0- \r\n");
        }

        var files = new[] { ("sdn.csv", primary), ("alt.csv", aliases), ("add.csv", addresses) }
            .Select(f => (Name: f.Item1, Bytes: Encoding.UTF8.GetBytes(f.Item2.ToString()))).ToList();
        SourceFile[] sources = [.. files.Select(f => Sources.Bytes(f.Name, f.Bytes))];
        var ratio = Ratio(() => Read(sources, 4000), () => files.Sum(f => Split(f.Bytes)));
        Assert.True(ratio <= BenchFloors.ReadingTimesSplitting, $"reading takes {ratio:0.0} times as long as splitting");
    }

    [Fact]
    public void A_un_list_takes_few_times_what_its_xml_takes()
    {
        var list = new StringBuilder("<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2025-11-18T23:00:09.174Z\"><INDIVIDUALS>");
        for (var i = 1; i <= 3000; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"<INDIVIDUAL><DATAID>{i}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ANTON</FIRST_NAME><SECOND_NAME>VORELL{i}</SECOND_NAME>");
            list.Append(CultureInfo.InvariantCulture, $"<UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER>XDi.{i:0000}</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON><COMMENTS1>Fled {Word(i)}.</COMMENTS1>");
            list.Append(CultureInfo.InvariantCulture, $"<NATIONALITY><VALUE>Belarus</VALUE></NATIONALITY><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Anton Worel{i}</ALIAS_NAME></INDIVIDUAL_ALIAS>");
            list.Append(CultureInfo.InvariantCulture, $"<INDIVIDUAL_ADDRESS><CITY>Minsk</CITY><COUNTRY>Belarus</COUNTRY></INDIVIDUAL_ADDRESS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>{1940 + (i % 60)}-05-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>");
            list.Append(CultureInfo.InvariantCulture, $"<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>D {i:000000}</NUMBER><ISSUING_COUNTRY>Belarus</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT><SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL>");
        }

        var bytes = Encoding.UTF8.GetBytes(list.Append("</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>").ToString());
        SourceFile[] sources = [Sources.Bytes("un.xml", bytes)];
        var ratio = Ratio(() => Read(sources, 3000), () => Walk(bytes));
        Assert.True(ratio <= BenchFloors.ReadingTimesXml, $"reading takes {ratio:0.0} times as long as going through the XML");
    }

    // The best of several rounds of each, taken in turn: what else the machine does lengthens some, and seldom all.
    private static double Ratio(Func<long> reader, Func<long> bare)
    {
        var (read, gone) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round <= Rounds; round++)
        {
            var (one, other) = (Seconds(reader), Seconds(bare));
            // The first is compiled while it runs.
            if (round == 0) continue;
            (read, gone) = (Math.Min(read, one), Math.Min(gone, other));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{read * 1000:0.0} ms against {gone * 1000:0.0} ms: {read / gone:0.0} times");
        return read / gone;
    }

    private static double Seconds(Func<long> work)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotEqual(0, work());
        return watch.Elapsed.TotalSeconds;
    }

    private static long Read(SourceFile[] files, int expected)
    {
        var (reading, listings) = Sources.Read(files);
        Assert.Equal((expected, 0L), (listings.Count, reading.RowsLost));
        return listings.Count;
    }

    private static long Split(byte[] bytes)
    {
        using var reader = Sep.New(',').Reader(o => o with { HasHeader = false, Unescape = true }).From(bytes);
        var letters = 0L;
        foreach (var row in reader)
        {
            for (var i = 0; i < row.ColCount; i++) letters += row[i].ToString().Length;
        }

        return letters;
    }

    private static long Walk(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes));
        var letters = 0L;
        while (reader.Read()) letters += reader.Value.Length;
        return letters;
    }

    private static string Word(int i) => string.Concat(i.ToString(CultureInfo.InvariantCulture).Select(c => (char)('A' + c - '0')));
}
