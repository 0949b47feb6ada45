using Lookback.Core.Lists;
using Lookback.Core.Lists.Mapped;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>What a table is guessed to hold, on invented tables in the shapes of real ones.</summary>
public class MappingProposalTests
{
    private static MappingProposal Propose(string text, string name = "list.csv") => MappingProposal.Of(Sources.Text(name, text));

    private static string[] Facts(MappingProposal proposal) =>
        [.. proposal.Columns.Select(c => $"{c.Column}: {string.Join('+', c.Facts)}{(c.Separator is { } s ? $" by {s}" : "")}".Replace("\n", "line", StringComparison.Ordinal))];

    private static Refusal Refused(SourceFile file) => Assert.Throws<RefusedException>(() => MappingProposal.Of(file)).Refusal;

    private static List<ListingText> Read(MappingProposal proposal, SourceFile file) =>
        ListReader.Open(Sources.List, [file], [], ColumnMapping.Parse(proposal.ToFile(), "proposed")).Listings().ToList();

    [Fact]
    public void A_table_in_the_shape_of_ofacs_is_read_at_once()
    {
        const string Text = "uid,name,type,programs,alternate_names\n36,NORDHAVN AIRLINES,entity,CUBA,NORD-AIR\n173,\"NORDHAVN CO., LTD.\",entity,CUBA,\n"
            + "306,\"VORELL, Anton\",individual,SDGT; IRAN,\"WORELL, Tony; SMIT, A.\"\n307,\"HELVARAINEN, Marta\",individual,SDGT,\n308,\"VARKONYEV, Oleg\",individual,SDGT,\n";
        var proposal = Propose(Text);

        Assert.Equal(["uid: key", "name: name", "type: schema", "programs: programme by ;", "alternate_names: alias by ;"], Facts(proposal));
        Assert.All(proposal.Columns, c => Assert.Equal(Sureness.Sure, c.Sureness));
        Assert.Equal((5, 5, 0), (proposal.Rows, proposal.Listings, proposal.Issues.Count));
        Assert.Equal("values separated by commas", proposal.Kind);
        var listing = Read(proposal, Sources.Text("list.csv", Text))[2];
        Assert.Equal(["Anton VORELL (Primary)", "Tony WORELL (Alias)", "A. SMIT (Alias)"], Sources.Names(listing));
        Assert.Equal(["IRAN", "SDGT"], listing.Programmes);
    }

    [Fact]
    public void A_table_without_a_key_gets_one_of_several_columns_with_a_warning()
    {
        var proposal = Propose(
            "Name,Alias,Nationality,Designation,Sanction Type,Source\nAnton Vorell,None,Iran,Minister of Roads,1988,IR\nAnton Vorell,None,Belarusian,Colonel,1988,\n"
            + "Marta Helvarainen,Tony,None,Minister of Air,1988,\n");

        Assert.Equal(["Name: key+name", "Alias: alias", "Nationality: key+nationality", "Designation: title", "Sanction Type: programme", "Source: "], Facts(proposal));
        Assert.Contains("no column is a key", Assert.Single(proposal.Notes), StringComparison.Ordinal);
        Assert.Contains("\"None\"", proposal.Mapping, StringComparison.Ordinal);
        Assert.Equal((3, 0), (proposal.Listings, proposal.Issues.Count));
        Assert.Equal(
            ["Name: key+family", "Vorname: key+given", "Geburtsdatum: key+birth_date", "Beruf: title"],
            Facts(Propose("Name;Vorname;Geburtsdatum;Beruf\nVorell;Anton;31.12.1978;Arzt\nHelvarainen;Marta;05.06.1980;\n")));
    }

    [Fact]
    public void Names_a_row_each_are_read_together_by_the_key_that_repeats()
    {
        const string Text = "name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1\n0,VOR0001,primary,,NORDHAVN EXCHANGE,NORDHAVN EXCHANGE,\n"
            + "1,VOR0001,alias,low_quality_aka,Nord,,\n2,VOR0002,primary,,Anton Vorell,Vorell,Anton\n3,VOR0002,primary_variation,,A. Vorell,Vorell,A.\n";
        var proposal = Propose(Text);

        Assert.Equal(
            ["name_id: ", "unique_id: key", "name_type: name_kind", "alias_strength: name_kind", "full_name: name", "name_6: ", "name_1: "], Facts(proposal));
        var listings = Read(proposal, Sources.Text("list.csv", Text));
        Assert.Equal(["NORDHAVN EXCHANGE (Primary)", "Nord (WeakAlias)"], Sources.Names(listings[0]));
        Assert.Equal(["Anton Vorell (Primary)", "A. Vorell (Alias)"], Sources.Names(listings[1]));
    }

    [Fact]
    public void Values_tell_what_names_do_not_and_contradict_what_they_say()
    {
        var proposal = Propose(
            "A;B;C;D;E;F;Full Name;Type;Tel\nx-1;M;a@vorell.example;Iran;04.12.1978;529900T8BM49AURSDO55;Anton Vorell;big;9\nx-2;F;b@vorell.example;Belarus|Iraq;31.12.1978;5493001KJTIIGC8Y1R12;B Smit;small;9\n"
            + "x-3;M;c@vorell.example;Syria;05.01.1980;213800WSGIIZCXF1P572;C Smit;red;9\n");

        Assert.Equal(["A: key", "B: gender", "C: email", "D: country by |", "E: ", "F: lei", "Full Name: name", "Type: ", "Tel: "], Facts(proposal));
        Assert.Contains("but of what", proposal.Columns[4].Because, StringComparison.Ordinal);
        Assert.Equal("it is named \"type\", but 0 of 3 values are kinds of party", proposal.Columns[7].Because);
        Assert.Contains("\"delimiter\": \";\"", proposal.Mapping, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31.12.1978", "02.03.1980", "\"dmy\"", 0)]
    [InlineData("12/31/1978", "03/02/1980", "\"mdy\"", 0)]
    [InlineData("01/02/1978", "03/02/1980", "\"dmy\"", 1)]
    [InlineData("1978-12-31", "2 March 1980", "", 0)]
    public void The_order_of_dates_is_told_by_the_day_above_twelve(string first, string second, string order, int notes)
    {
        var proposal = Propose($"id,name,date of birth\nA1,Anton Vorell,{first}\nA2,Marta Helvarainen,{second}\n");

        Assert.Equal("birth_date", Assert.Single(proposal.Columns[2].Facts));
        Assert.Equal(order.Length > 0, proposal.Mapping.Contains("\"dates\"", StringComparison.Ordinal));
        Assert.Contains(order, proposal.Mapping, StringComparison.Ordinal);
        Assert.Equal(notes, proposal.Notes.Count);
    }

    [Theory]
    [InlineData("Kennnummer;Name;Vorname;Geburtsdatum;Staatsangehörigkeit;Reisepass Nr", "key family given birth_date nationality passport")]
    [InlineData("Identifiant;Nom;Prénoms;Date de naissance;Nationalité;Passeport", "key family given birth_date nationality passport")]
    [InlineData("Número de referencia;Apellidos;Nombres;Fecha de nacimiento;Nacionalidad;Pasaporte", "key family given birth_date nationality passport")]
    [InlineData("Номер;Фамилия;Имя;Дата рождения;Гражданство;Паспорт", "key family given birth_date nationality passport")]
    [InlineData("uniqueId;lastName;firstName;birthDate;citizenship;passportNumber", "key family given birth_date nationality passport")]
    public void Headers_are_known_in_several_languages(string header, string facts)
    {
        var proposal = Propose($"{header}\nA1;Vorell;Anton;31.12.1978;Iran;AB123\nA2;Helvarainen;Marta;02.03.1980;Belarus;AB124\n");

        Assert.Equal(facts, string.Join(' ', proposal.Columns.Select(c => c.Facts.Count == 0 ? "-" : c.Facts[0])));
    }

    [Fact]
    public void First_and_last_are_names_where_they_stand_alone()
    {
        const string Text = "ID|First|Last|First listed|Last seen\nA1|Anton|Vorell|2020-01-02|Minsk\nA2|Marta|Helvarainen|2020-01-03|Oulu\n";
        var proposal = Propose(Text);

        Assert.Equal(["ID: key", "First: given", "Last: family"], Facts(proposal).Take(3));
        Assert.DoesNotContain(proposal.Columns.Skip(3), c => c.Is("given") || c.Is("family"));
        Assert.Equal(["Anton Vorell (Primary)"], Sources.Names(Read(proposal, Sources.Text("list.csv", Text))[0]));
        Assert.Equal(
            ["id: key", "name.first: given", "name.last: family"],
            Facts(Propose("{\"id\":\"A1\",\"name\":{\"first\":\"Anton\",\"last\":\"Vorell\"}}\n{\"id\":\"A2\",\"name\":{\"first\":\"Marta\",\"last\":\"Smit\"}}\n", "n.jsonl")));
    }

    [Theory]
    [InlineData("Anton Vorell\nMarta Helvarainen\nNordhavn Ltd\n", true, "1: key+name")]
    [InlineData("Name\nAnton Vorell\nOleg 2\n", false, "Name: key+name")]
    [InlineData("Our list of 2026\n\nFull Name\nAnton Vorell\nNordhavn, Inc.\nVorell; Worell\n", false, "Full Name: key+name by ;")]
    public void A_plain_list_of_names_is_a_table_of_one_column(string text, bool isBare, string fact)
    {
        var proposal = Propose(text, "names.txt");
        var listings = Read(proposal, Sources.Text("names.txt", text));

        Assert.Equal([fact], Facts(proposal));
        Assert.Equal(("names, one a line", 0), (proposal.Kind, proposal.Issues.Count));
        Assert.Equal((proposal.Rows, "Anton Vorell", "Anton Vorell"), (listings.Count, listings[0].Id.Key, listings[0].Facts.Names[0].Full));
        Assert.Equal(isBare, proposal.Mapping.Contains("\"header\": \"none\"", StringComparison.Ordinal));
        Assert.Equal(isBare, proposal.Notes[0].StartsWith("no header was found: the first line, \"Anton Vorell\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Vorell, Anton\nHelvarainen, Marta\nVARKONYEV, Oleg\nNordhavn, Inc.\n")]
    [InlineData("Id;Name\nA1;Vorell, Anton\nA2;Helvarainen, Marta\nA3;VARKONYEV, Oleg\nA4;Nordhavn, Inc.\n")]
    public void Names_written_family_first_are_turned_where_nothing_says_who_is_a_person(string text)
    {
        var proposal = Propose(text);

        Assert.Contains("\"names\": \"family-comma-given\"", proposal.Mapping, StringComparison.Ordinal);
        Assert.Contains(proposal.Notes, n => n.Contains("before the comma", StringComparison.Ordinal));
        Assert.Equal(
            ["Anton Vorell", "Marta Helvarainen", "Oleg VARKONYEV", "Nordhavn, Inc."],
            Read(proposal, Sources.Text("list.csv", text)).Select(l => l.Facts.Names[0].Full));
    }

    [Fact]
    public void A_word_that_is_half_a_name_is_the_name_where_it_stands_alone() =>
        Assert.Equal(["ID: key", "Nom: name"], Facts(Propose("ID,Nom\nA1,Anton Vorell\nA2,Marta Helvarainen\n")));

    [Fact]
    public void A_number_that_counts_the_rows_is_no_key()
    {
        var proposal = Propose("No,Name\n1,Anton Vorell\n2,Marta Helvarainen\n3,Oleg Varkonyev\n");

        Assert.Equal(["No: ", "Name: key+name"], Facts(proposal));
        Assert.Contains("counts the rows", proposal.Columns[0].Because, StringComparison.Ordinal);
        Assert.Contains(Propose("id,Name\n1,Anton Vorell\n2,Marta Helvarainen\n3,Oleg Varkonyev\n").Notes, n => n.Contains("number its rows anew", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_a_party_keeps_is_a_key_where_there_is_no_other()
    {
        var proposal = Propose("Vessel Name,IMO Number,Flag,Former Names\nNORD STAR,9074729,Panama,OLD STAR; OLDER STAR\nSEA ONE,IMO 9319466,Iran,\nSEA TWO,9176187,Iran,\n");

        Assert.Equal(["Vessel Name: name", "IMO Number: key+imo", "Flag: registration_country", "Former Names: former_name by ;"], Facts(proposal));
        Assert.Contains("no column is the publisher's own key", Assert.Single(proposal.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_one_address_are_its_lines()
    {
        Assert.Equal(
            ["id: key", "name: name", "Address: address_line", "City: address_line"],
            Facts(Propose("id,name,Address,City\nA1,Anton Vorell,Main St 1,Minsk\nA2,Marta Helvarainen,,Oulu\n")));
        Assert.Equal(
            ["id: key", "name: name", "Address 1: address_line", "Address 2: address_line"],
            Facts(Propose("id,name,Address 1,Address 2\nA1,Anton Vorell,Main St 1,Floor 2\nA2,Marta Helvarainen,,\n")));
    }

    [Fact]
    public void What_must_not_be_collected_is_never_proposed() => Assert.Equal(
        ["id: key", "name: name", "Ethnic Group: ", "religion: ", "Political Party: "],
        Facts(Propose("id,name,Ethnic Group,religion,Political Party\nA1,Anton Vorell,x,y,z\nA2,Marta Helvarainen,x,y,z\n")));

    [Fact]
    public void Json_lines_and_workbooks_are_proposed_for_too()
    {
        const string Lines = """
            {"id":"V-1","person":{"names":["Anton Vorell","Tony Vorell"],"birthDate":"1978-04-12"},"status":"new"}
            {"id":"V-2","person":{"names":["Marta Helvarainen"],"birthDate":"1961"},"status":"new"}

            """;
        var proposal = Propose(Lines, "list.jsonl");

        Assert.Equal(["id: key", "person.names: name", "person.birthDate: birth_date", "status: "], Facts(proposal));
        Assert.Equal(("JSON lines", 2, 0), (proposal.Kind, proposal.Listings, proposal.Issues.Count));
        Assert.Equal(["Anton Vorell (Primary)", "Tony Vorell (Alias)"], Sources.Names(Read(proposal, Sources.Text("list.jsonl", Lines))[0]));

        const string Names = """
            {"id":"V-1","names":[{"full":"Anton Vorell","lang":"en"}],"aliases":[{"name":"Tony"}],"birth":{"date":"1978-04-12","place":"Minsk"}}
            {"id":"V-2","names":[{"full":"Marta Helvarainen","lang":"en"}]}

            """;
        Assert.Equal(
            ["id: key", "names.full: name", "names.lang: ", "aliases.name: alias", "birth.date: birth_date", "birth.place: birth_place"], Facts(Propose(Names, "n.jsonl")));

        var workbook = MappedWorkbookTests.Workbook(["Our list"], [], ["Ref No", "Name", "DOB"], ["V-1", "Anton Vorell", "1978"], ["V-2", "Marta Helvarainen", "1980"]);
        Assert.Equal(["Ref No: key", "Name: name", "DOB: birth_date"], Facts(MappingProposal.Of(workbook)));
    }

    [Theory]
    [InlineData("0x01e2919679362dFBC9ee1644Ba9C6da6D6245BB1\n0x03893a7c7463AE47D46bc7f091665f1893656003\n", "no-header")]
    [InlineData("Anton Vorell\nMarta Helvarainen\n", "no-header")]
    [InlineData("Belarus\nNorth Korea\nIran\nSouth Sudan\n", "no-header")]
    [InlineData("apple\npear\nplum\ncherry\n", "no-header")]
    [InlineData("unique_id,subject_type\nA1,entity\nA2,entity\n", "no-name")]
    [InlineData("name,remarks\nX Y,a\nX Y,b\nX Y,c\n", "no-key")]
    [InlineData("id,name\n", "no-rows")]
    [InlineData("id,name,name\n1,X,Y\n", "repeated-column")]
    [InlineData("", "empty-file")]
    [InlineData("<html><body/></html>", "html-page")]
    [InlineData("{\"status\":500,\"error\":\"x\"}", "json-error-page")]
    [InlineData("[{\"id\":1},{\"id\":2}]", "wrong-format")]
    [InlineData("{\n  \"id\": 1,\n  \"name\": \"X\"\n}\n", "wrong-format")]
    public void What_lacks_something_is_refused_in_one_sentence(string text, string code)
    {
        var refusal = Refused(Sources.Text("list.csv", text));

        Assert.Equal(code, refusal.Code);
        Assert.Contains("list.csv", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_format_needs_no_mapping()
    {
        var proposal = Propose("1,\"NORDHAVN\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", "sdn.csv");

        Assert.True(proposal.IsKnown);
        Assert.Equal("an OFAC CSV file", proposal.Kind);
    }

    [Fact]
    public void Every_word_of_the_data_stands_for_a_fact_once()
    {
        var lines = Repository.Read("data/lists/column_words.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines.Take(3), l => l.StartsWith("# source of fact: ", StringComparison.Ordinal));
        var words = lines.Skip(1).Where(l => l[0] != '#').Select(l => l.Split(',')).ToList();

        Assert.All(words, w => Assert.Equal(2, w.Length));
        Assert.Empty(words.GroupBy(w => ColumnWords.Plain(w[1])).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(ColumnWords.Facts.Where(f => f != "-" && !MappedFacts.Words.Contains(f)));
    }

    [Fact]
    public void Objects_that_use_ids_for_names_are_refused_before_all_are_compared_with_all()
    {
        static string Line(int from) => $"{{{string.Join(',', Enumerable.Range(from, 1_500).Select(i => $"\"V{i}\":{{\"name\":\"Anton Vorell\"}}"))}}}\n";

        var refusal = Refused(Sources.Text("list.jsonl", Line(0) + Line(1_000) + Line(2_000)));

        Assert.Equal("too-many-columns", refusal.Code);
        Assert.Contains("list.jsonl, line 2", refusal.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Every run of words of a header was looked up, which of some hundred words took hundreds of megabytes.</summary>
    [Fact]
    public void A_cell_of_very_many_words_in_the_header_costs_no_more_than_its_length()
    {
        var endless = string.Concat(Enumerable.Repeat("-02099", 1_000));
        var text = $"id,name,{endless}\nA1,Anton Vorell,x\nA2,Marta Helvarainen,y\n";
        Propose(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var proposal = Propose(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        Assert.Equal(["id: key", "name: name", $"{endless}: "], Facts(proposal));
    }

    [Theory]
    [InlineData("lists/ofac_sdn_2026/ofac-sdn_2026-07-23.csv.gz", "uid: key|name: name|type: schema|programs: programme by ;|alternate_names: alias by ;")]
    [InlineData("lists/opensanctions/wd_persons_2024-03-09/names.txt", "1: key+name")]
    [InlineData("lists/au_dfat/derived_2025-05_parsed.csv.gz", "Name: key+name|Alias: |Nationality: key+nationality|Designation: title|Sanction Type: programme|Source: ")]
    [InlineData(
        "lists/uk_sanctions_list/derived_2026-05/subject_names.csv.gz",
        "name_id: |unique_id: key|name_type: name_kind|alias_strength: name_kind|full_name: name|name_6: |name_1: |name_2: |name_3: |name_4: |name_5: ")]
    public void Real_tables_are_understood(string file, string facts) => Assert.Equal(facts, string.Join('|', Facts(MappingProposal.Of(SharedData.Source(file)))));

    [Theory]
    [InlineData("lists/uk_sanctions_list/derived_2026-05/subjects.csv.gz", "no-name")]
    [InlineData("lists/ofac_crypto/sanctioned_addresses_XBT_2024-09-27.txt", "no-header")]
    [InlineData("lists/ofac_crypto/sanctioned_addresses_ETH_2024-09-27.txt", "no-header")]
    public void Real_tables_that_are_no_lists_are_refused(string file, string code) => Assert.Equal(code, Refused(SharedData.Source(file)).Code);

    [Fact]
    public void Real_names_a_row_each_make_whole_listings()
    {
        var file = SharedData.Source("lists/uk_sanctions_list/derived_2026-05/subject_names.csv.gz");
        var reading = ListReader.Open(Sources.List, [file], [], ColumnMapping.Parse(MappingProposal.Of(file).Mapping, "proposed"));
        var listings = reading.Listings().ToList();

        Assert.Equal((15_050L, 0L), (reading.RowsRead, reading.IssueCount));
        Assert.Equal(listings.Count, listings.Select(l => l.Id).Distinct().Count());
        Assert.All(listings, l => Assert.Equal(NameKind.Primary, l.Facts.Names[0].Kind));
    }
}
