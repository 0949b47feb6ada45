using System.Text;
using System.Xml.Linq;
using CsCheck;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>What must hold whatever a publisher or a broken line does to the bytes.</summary>
public class ListPropertyTests
{
    private const string Sdn =
        "1,\"VORELL, Anton\",\"individual\",\"A] [B\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Apr 1978; POB Gomel, Belarus; Passport AB1 (Iran) issued 1 Jan 2001; a.k.a. 'TONY'.\"\r\n"
        + "2,\"NORDHAVN, LTD.\",-0- ,\"A\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Tax ID No. 123 (Malta); (Linked To: X; Y)\"\r\n\u001A";

    private const string Ftm = """{"id":"e-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell","Антон"],"birthDate":["1978-04"],"country":["by"],"religion":["x"]},"referents":["r"]}""";

    private const string SdnXml = """
        <sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>12/18/2025</Publish_Date><Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>1</uid><firstName>Anton</firstName><lastName>VORELL</lastName><sdnType>Individual</sdnType><programList><program>B</program><program>A</program></programList><akaList><aka><uid>1</uid><type>a.k.a.</type><category>weak</category><lastName>TONY</lastName></aka><aka><uid>2</uid><type>f.k.a.</type><category>strong</category><lastName>SMIT</lastName></aka></akaList><dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1961</dateOfBirth></dateOfBirthItem><dateOfBirthItem><dateOfBirth>1960 to 1962</dateOfBirth></dateOfBirthItem></dateOfBirthList><idList><id><idType>Passport</idType><idNumber>AB1</idNumber><idCountry>Iran</idCountry></id><id><idType>Gender</idType><idNumber>Male</idNumber></id></idList><remarks>One; two.</remarks></sdnEntry></sdnList>
        """;

    private const string UnXml = """
        <CONSOLIDATED_LIST dateGenerated="2025-11-18T23:00:09Z"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>ANTON</FIRST_NAME><SECOND_NAME>VORELL</SECOND_NAME><REFERENCE_NUMBER>XDi.001</REFERENCE_NUMBER><COMMENTS1>He fled.</COMMENTS1><NATIONALITY><VALUE>Belarus</VALUE><VALUE>Iraq</VALUE></NATIONALITY><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A. Worell; B. Worell</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Tony</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR><TO_YEAR>1972</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Libyan passport No. 513519</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
        """;

    /// <summary>What the formats give a meaning to.</summary>
    private static readonly byte[] Marks = "\"<>&;,{}[]\\\n\r\0'"u8.ToArray();

    private static readonly string[] Blanks = [" ", "\n   ", "\r\n\t"];

    private static readonly ColumnMapping Mapping = ColumnMapping.Parse("""{"columns":{"K":"key","N":"name","A":{"fact":"alias","separator":";"},"B":"birth_date"}}""", "map.json");
    private static readonly byte[] Table = Encoding.UTF8.GetBytes("K,N,A,B\n1,Anton,\"x;\"\"y\"\"\",1978\n2,Борис,,\n");

    public static TheoryData<string> Formats => ["sdn.csv", "sdn.xml", "un.xml", "ftm.json", "table.csv"];

    private static byte[] Bytes(string format) => format switch
    {
        "sdn.csv" => Encoding.UTF8.GetBytes(Sdn),
        "sdn.xml" => Encoding.UTF8.GetBytes(SdnXml),
        "un.xml" => Encoding.UTF8.GetBytes(UnXml),
        "ftm.json" => Encoding.UTF8.GetBytes(Ftm + "\n" + Ftm),
        _ => Table,
    };

    private static List<ListingText> Read(string format, byte[] bytes) =>
        ListReader.Open(Sources.List, [Sources.Bytes(format, bytes)], [], format == "table.csv" ? Mapping : null).Listings().ToList();

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_bytes_are_read_or_refused_and_nothing_else_is_thrown(string format)
    {
        var whole = Bytes(format);
        var damage = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, Marks.Length - 1].Select(i => Marks[i])));
        Gen.Select(damage.Array[0, 12], Gen.Int[0, whole.Length], Gen.Bool).Sample(
            (changes, length, zip) =>
            {
                var bytes = (byte[])whole.Clone();
                foreach (var (at, value) in changes) bytes[at] = value;
                if (length % 3 == 0) bytes = bytes[..length];
                try
                {
                    Read(format, zip ? Sources.Gzip(bytes) : bytes);
                }
                catch (RefusedException refused)
                {
                    Assert.NotEmpty(refused.Refusal.Sentence);
                }
            },
            iter: 3000);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_gzip_is_read_or_refused_and_nothing_else_is_thrown(string format)
    {
        var whole = Sources.Gzip(Bytes(format));
        Gen.Select(Gen.Select(Gen.Int[2, whole.Length - 1], Gen.Byte).Array[0, 3], Gen.Int[0, whole.Length]).Sample(
            (changes, length) =>
            {
                var bytes = (byte[])whole.Clone();
                foreach (var (at, value) in changes) bytes[at] = value;
                try
                {
                    Read(format, bytes[..length]);
                }
                catch (RefusedException refused)
                {
                    Assert.NotEmpty(refused.Refusal.Sentence);
                }
            },
            iter: 1000);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_text_in_another_wrapping_gives_the_same_listings(string format)
    {
        var whole = Bytes(format);
        var text = Encoding.UTF8.GetString(whole);
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        byte[] marked = [.. Encoding.UTF8.GetPreamble(), .. whole];
        var expected = Read(format, whole).Select(FactsHash.Of).ToList();

        foreach (var bytes in new[] { utf16, marked, Sources.Gzip(whole), Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\r\r", "\r", StringComparison.Ordinal)) })
        {
            Assert.Equal(expected, Read(format, bytes).Select(FactsHash.Of));
        }
    }

    [Theory]
    [InlineData("sdn.xml")]
    [InlineData("un.xml")]
    public void The_order_of_elements_and_their_blanks_never_change_what_a_listing_says(string format)
    {
        var expected = FactsHash.Of(Assert.Single(Read(format, Bytes(format))));
        Gen.Int.Select(Gen.Int[0, Blanks.Length - 1].Select(i => Blanks[i]), Gen.Bool).Sample(
            (seed, blank, pad) =>
            {
                var document = XDocument.Parse(Encoding.UTF8.GetString(Bytes(format)));
                Shuffle(document.Root!, new Random(seed), pad ? blank : "");
                var bytes = Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting).Replace("><", $">{blank}<", StringComparison.Ordinal));
                Assert.Equal(expected, FactsHash.Of(Assert.Single(Read(format, bytes))));
            },
            iter: 300);
    }

    private static void Shuffle(XElement element, Random random, string blank)
    {
        if (!element.HasElements)
        {
            element.Value = blank + element.Value + blank;
            return;
        }

        var children = element.Elements().ToArray();
        random.Shuffle(children);
        element.ReplaceNodes(children);
        foreach (var child in element.Elements()) Shuffle(child, random, blank);
    }
}
