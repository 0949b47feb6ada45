using Lookback.Core.Lists;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Lists;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>
/// Cases that users of other products reported, each decided here as its users wished, or answered with a reason. A row of the file
/// that this class does not know fails it.
/// </summary>
public sealed class ReportedCaseTests
{
    private const string File = "reported_cases.csv";

    /// <summary>Decided by the two names of the row, at the policy's own threshold.</summary>
    private static readonly string[] ByTheirNames =
    [
        "R002", "R003", "R004", "R005", "R008", "R013", "R014", "R015", "R017", "R024", "R027", "R028", "R030", "R031", "R032", "R034", "R048",
        "R053", "R054", "R055", "R058", "R060", "R062", "R063",
    ];

    /// <summary>Tested below, by a test of its own, or elsewhere by the named one.</summary>
    private static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["R007"] = nameof(A_frame_of_common_words_is_no_name),
        ["R011"] = nameof(A_name_of_one_word_does_not_match_whatever_holds_it),
        ["R023"] = nameof(A_remark_is_no_name),
        ["R025"] = nameof(A_name_of_any_script_has_keys_and_matches_nobody_else),
        ["R026"] = nameof(A_given_name_alone_is_no_alert),
        ["R037"] = nameof(Another_birth_date_parts_two_people_of_one_name),
        ["R038"] = nameof(Another_birth_date_parts_two_people_of_one_name),
        ["R039"] = nameof(A_namesake_with_another_birth_date_is_no_alert_and_a_new_listing_is_seen),
        ["R050"] = nameof(A_street_type_written_short_is_the_same_street),
        ["R094"] = nameof(A_sum_that_was_a_telephone_number_is_compared_with_nothing),
        ["R040"] = nameof(A_family_name_alone_is_a_candidate),
        ["R070"] = nameof(One_person_listed_twice_is_found_under_both),
        ["R078"] = nameof(A_page_that_says_gone_is_no_empty_list),
        ["R080"] = nameof(A_company_and_a_person_in_one_field_are_two_names),
        ["R082"] = nameof(A_wrong_kind_alone_does_not_hide_a_party),
        ["R084"] = nameof(The_order_of_addresses_is_no_change),
        ["R089"] = nameof(RealEditionTests.A_consolidated_edition_that_lost_one_entry_changed_nothing_else),
        ["R095"] = nameof(A_new_primary_name_under_the_same_id_is_a_change),
        ["R096"] = nameof(A_new_primary_name_under_the_same_id_is_a_change),
        ["R097"] = nameof(RealEditionTests.The_un_snapback_is_additions_delistings_and_few_changes),
        ["R099"] = nameof(RealEditionTests.Duplicates_merged_by_ofac_are_no_delistings),
    };

    /// <summary>Not testable here, and why.</summary>
    private static readonly Dictionary<string, string> Answered = new(StringComparer.Ordinal)
    {
        ["R073"] = "the EU's own CSV has no reader; a mapped table takes keys as text, so that none can become a shared 0",
        ["R074"] = "Canada's XML has no reader; readers of XML here go on at an element that is missing and count what they read",
    };

    [Fact]
    public void Every_row_is_tested_or_answered()
    {
        var known = ByTheirNames.Concat(Apart.Keys).Concat(Answered.Keys).ToList();
        Assert.Equal(known.Count, known.Distinct().Count());
        Assert.Empty(Rows().Select(r => r[0]).Except(known));
        Assert.All(Answered.Values, reason => Assert.True(reason.Length > 30));
    }

    public static TheoryData<string> NamedRows() => [.. ByTheirNames];

    [Theory]
    [MemberData(nameof(NamedRows))]
    public void A_pair_of_names_is_decided_as_its_users_wished(string id)
    {
        var row = Row(id);
        var (one, other) = (PreparedParty.Of(Facts(row[5], row[3])), PreparedParty.Of(Facts(row[5], row[4])));
        var match = Compare(one, other);
        Assert.True(match.IsAlert == (row[6] == "match"), $"{row[3]} | {row[4]}: {match.Score:f3}");
        // What is an alert must also be found.
        Assert.True(!match.IsAlert || one.Keys.Meet(other.Keys));
    }

    [Theory]
    [InlineData("THE BROTHERS GROUP")]
    [InlineData("THE TRADING GROUP")]
    [InlineData("THE TARKOVIAN GROUP")]
    public void A_frame_of_common_words_is_no_name(string alias) =>
        Assert.False(Parties.Compare(Facts("Organization", Row("R007")[3]), Facts("Organization", alias)).IsAlert);

    [Theory]
    [InlineData("EMMA LLC", "Payment to Emma Tarkovian for services in March")]
    [InlineData("HADI", "Abdul Hadi Quillfeather trading as Zuberek")]
    [InlineData("KAMILA", "Invoice 17 of Kamila and daughters, wholesale flowers")]
    public void A_name_of_one_word_does_not_match_whatever_holds_it(string listed, string query) =>
        Assert.False(Parties.Compare(Facts("LegalEntity", query), Facts("Organization", listed)).IsAlert);

    [Fact]
    public void A_remark_is_no_name()
    {
        var listing = Sources.One(Sources.Text(
            "sdn.csv", "7001,\"ZUBEREK TRADING\",-0- ,\"SDNT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Company does business in ports.\"\n"));
        var (query, listed) = (PreparedParty.Of(Facts("LegalEntity", Row("R023")[3])), PreparedParty.Of(listing.Facts));
        Assert.False(query.Keys.Meet(listed.Keys));
        Assert.Equal(0, Compare(query, listed).Score, 2);
    }

    [Theory]
    [InlineData("ประยุทธ์ จันทร์โอชา")]
    [InlineData("Κωνσταντίνος Ζουμπερέκ")]
    [InlineData("홍길동")]
    [InlineData("ተስፋዬ ገብረአብ")]
    [InlineData("გიორგი ზუბერეკი")]
    [InlineData("राम प्रसाद")]
    public void A_name_of_any_script_has_keys_and_matches_nobody_else(string written)
    {
        var query = PreparedParty.Of(Parties.Person(written));
        Assert.True(query.HasSubstance);
        foreach (var other in new[] { "MADURO MOROS, Nicolas", "Maria Tarkovian", "HASWANI, George", "Γιάννης Παππάς", "이순신", "ሰላም አበበ", "สมชาย ใจดี" })
            Assert.False(Compare(query, PreparedParty.Of(Parties.Person(other))).IsAlert, other);
        Assert.True(Compare(query, query).IsAlert);
    }

    [Theory]
    [InlineData("Thomas", "John")]
    [InlineData("Elton", "John")]
    public void A_given_name_alone_is_no_alert(string given, string family) => Assert.False(
        Parties.Compare(
            Parties.Person(Row("R026")[3]),
            new PartyFacts { Schema = Schema.Person, Names = [new PartyName { Full = $"{given} {family}", Given = given, Family = family }] }).IsAlert);

    [Theory]
    [InlineData("Sergio Ramirez", "1967-02-03", "RAMIREZ AGUIRRE, Sergio Humberto", "1951-11-22")]
    [InlineData("Sergio Ramirez", "1967", "RAMIREZ AGUIRRE, Sergio Humberto", "1951-11-22")]
    [InlineData("Sandra Cortez", "1944", "CORTES QUINTERO, Sandra", "1971-06-21")]
    public void Another_birth_date_parts_two_people_of_one_name(string one, string born, string other, string otherBorn) =>
        Assert.False(Parties.Compare(Parties.Person(one, born), Parties.Person(other, otherBorn)).IsAlert);

    [Fact]
    public void A_namesake_with_another_birth_date_is_no_alert_and_a_new_listing_is_seen()
    {
        Assert.False(Parties.Compare(Parties.Person("Alessandro Bazzoni", "1963-04-17"), Parties.Person("BAZZONI, Alessandro", "1971-07-09")).IsAlert);
        Assert.DoesNotContain(Edition("ofac_sdn/sdn_2021-01-14.csv.gz"), l => l.Facts.Names[0].Full.Contains("Bazzoni", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("29163", Edition("ofac_sdn/full_2021-04-25/sdn.csv.gz").Where(l => l.Facts.Names[0].Full.Contains("Bazzoni", StringComparison.OrdinalIgnoreCase)).Select(l => l.Id.Key));
    }

    [Fact]
    public void A_street_type_written_short_is_the_same_street()
    {
        var row = Row("R050");
        PartyFacts At(string street) => Parties.Person("Gideon Quillfeather") with { Addresses = [street.Replace("address: ...", "12 Oakwater", StringComparison.Ordinal)] };
        var match = new PartyComparer(Policy.Default).Compare(PreparedParty.Of(At(row[3])), PreparedParty.Of(At(row[4])), default);
        Assert.Contains(match.Evidence, e => e.Kind == EvidenceKind.Address && e.Contribution > 1);
    }

    [Fact]
    public void A_sum_that_was_a_telephone_number_is_compared_with_nothing()
    {
        var row = Row("R094");
        Assert.Empty(Core.Particulars.PhoneNumber.Of(row[3].Replace("<PhoneNumber>", "", StringComparison.Ordinal).Replace("</PhoneNumber>", "", StringComparison.Ordinal), []));
    }

    /// <summary>
    /// The row wishes a match, and its note a candidate at least. A family name alone is that and no alert: by one common name
    /// everybody who bears it would be.
    /// </summary>
    [Fact]
    public void A_family_name_alone_is_a_candidate()
    {
        var row = Row("R040");
        var (query, listed) = (PreparedParty.Of(Parties.Person(row[3])), PreparedParty.Of(Parties.Person(row[4])));
        Assert.True(query.Keys.Meet(listed.Keys));
        Assert.InRange(Compare(query, listed).Score, 0.01, Policy.Default.Thresholds.NameOnly);
    }

    [Fact]
    public void One_person_listed_twice_is_found_under_both()
    {
        var mapping = ColumnMapping.Parse(
            """
            { "names": "family-comma-given",
              "columns": { "uid": "key", "name": "name", "type": "schema", "programs": { "fact": "programme", "separator": ";" },
                           "alternate_names": { "fact": "alias", "separator": ";" } } }
            """,
            "kindrat.json");
        var listings = ListReader.Open(Sources.List, [SharedData.Source("lists/ofac_sdn_2026/ofac-sdn_2026-07-23.csv.gz")], [], mapping)
            .Listings().Where(l => l.Id.Key is "7006" or "11744").Select(l => PreparedParty.Of(l.Facts)).ToList();
        Assert.Equal(2, listings.Count);
        Assert.True(Compare(listings[0], listings[1]).IsAlert && listings[0].Keys.Meet(listings[1].Keys));
    }

    [Fact]
    public void A_page_that_says_gone_is_no_empty_list() => Assert.Equal(
        "html-page", Sources.Refused(Sources.Text("SDN.PIP", "<!DOCTYPE html><html><head><title>404 Not Found</title></head><body>Gone</body></html>")).Code);

    [Fact]
    public void A_company_and_a_person_in_one_field_are_two_names()
    {
        var names = NameVariants.Of(new PartyName { Full = Row("R080")[3] }, Schema.Unknown).Select(n => n.Full);
        Assert.Equal(Row("R080")[4]["two names: ".Length..].Split("; "), names.Skip(1));
        Assert.True(Parties.Compare(Parties.Person("John Middle Example"), Facts("LegalEntity", Row("R080")[3])).IsAlert);
    }

    [Fact]
    public void A_wrong_kind_alone_does_not_hide_a_party()
    {
        var name = new PartyName { Full = "Zuberek Tarkovian Petroleum Trading LLC" };
        Assert.True(Parties.Compare(Parties.Company(name.Full), new PartyFacts { Schema = Schema.Person, Names = [name] }).IsAlert);
    }

    [Fact]
    public void The_order_of_addresses_is_no_change()
    {
        static Identifier Coin(string address) => new() { Kind = IdentifierKind.Wallet, Number = address, Label = "XBT" };
        var facts = Parties.Person("Maria Tarkovian") with { Identifiers = [Coin("1ZuberekZuberekZuberekZuberek1a"), Coin("1TarkoTarkoTarkoTarkoTarkoTarko2")] };
        var turned = facts with { Identifiers = [.. facts.Identifiers.Reverse()] };
        Assert.Equal(FactsHash.Of(facts), FactsHash.Of(turned));
    }

    [Theory]
    [InlineData("6905", "sdn_2021-08-18", "sdn_2022-02-24")]
    [InlineData("8237", "sdn_2021-08-18", "sdn_2022-02-24")]
    public void A_new_primary_name_under_the_same_id_is_a_change(string key, string before, string after)
    {
        ListingText In(string edition) => Edition($"ofac_sdn/{edition}.csv.gz").Single(l => l.Id.Key == key);
        var change = new ListingChange(In(before), In(after));
        Assert.True(change.FactsChanged);
        Assert.Contains(change.Facts, f => f.Fact == "names" && f.Added.Count > 0);
    }

    private static List<ListingText> Edition(string path) => Sources.Read(SharedData.Source($"lists/{path}")).Listings;

    private static Match Compare(PreparedParty one, PreparedParty other) => new PartyComparer(Policy.Default).Compare(one, other, Sources.List);

    private static PartyFacts Facts(string schema, string name) => new()
    {
        Schema = schema switch
        {
            "Person" => Schema.Person,
            "Company" or "Organization" => Schema.Organization,
            _ => Schema.Unknown,
        },
        Names = [new PartyName { Full = name }],
    };

    private static string[] Row(string id) => Rows().Single(r => r[0] == id);

    private static IEnumerable<string[]> Rows() => SeparatedRowsOf(SharedData.Path(File));

    private static IEnumerable<string[]> SeparatedRowsOf(string path) => Lookback.Core.Sources.SeparatedRows
        .Read(new Lookback.Core.Sources.SourceFile(File, () => System.IO.File.OpenRead(path)), ',').Skip(1).Select(r => r.Fields.ToArray());
}
