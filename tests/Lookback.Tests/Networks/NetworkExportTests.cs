using System.Net;
using System.Text.Json;
using Lookback.Cli;
using Lookback.Exports;
using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using Lookback.Views;
using nietras.SeparatedValues;

namespace Lookback.Tests.Networks;

/// <summary>A trace that is handed on: the same in every format, with the caveat in each, and nothing above the mark that was asked for.</summary>
public sealed class NetworkExportTests
{
    private static readonly Handling Red = new(Tlp.Red);

    public static TheoryData<string> Formats => ["graphml", "ftm.json", "csv", "html"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_format_is_as_it_was(string extension)
    {
        var files = Exported.Of(SomeTrace.Small(), extension, Handling.Unmarked);
        Golden.Check($"network.{extension}", Exported.WithoutLibrary(files.Text));
        if (extension == "csv") Golden.Check("network.nodes.csv", files.Nodes);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_format_holds_the_caveat_its_mark_and_what_was_left_out(string extension)
    {
        var files = Exported.Of(SomeTrace.Small(), extension, Handling.Unmarked);
        foreach (var written in new[] { files.Text, files.Nodes }.Where(t => t.Length > 0))
        {
            var text = extension == "html" ? WebUtility.HtmlDecode(written) : written;
            Assert.Contains(TraceReport.Association, text, StringComparison.Ordinal);
            Assert.Contains("TLP:AMBER+STRICT", text, StringComparison.Ordinal);
            Assert.Contains("Left out, since handled above TLP:AMBER+STRICT: 1 link, and with them 1 path and 1 encounter", text, StringComparison.Ordinal);
            Assert.Contains("not reported (E3): 3 encounters", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_red_is_in_no_file_unless_it_was_asked_for(string extension)
    {
        var hidden = Exported.Of(SomeTrace.Small(), extension, Handling.Unmarked);
        Assert.DoesNotContain("Informant K", hidden.Text + hidden.Nodes, StringComparison.Ordinal);
        Assert.DoesNotContain("OKORO", hidden.Text + hidden.Nodes, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1, 6), (hidden.Written.WithheldLinks, hidden.Written.WithheldPaths, hidden.Written.WithheldEncounters, hidden.Written.Encounters));

        var asked = Exported.Of(SomeTrace.Small(), extension, Red);
        Assert.Contains("Informant K", asked.Text, StringComparison.Ordinal);
        Assert.Contains("OKORO", asked.Text, StringComparison.Ordinal);
        Assert.Equal(("TLP:RED", 0, 7), (asked.Written.Tlp, asked.Written.WithheldPaths, asked.Written.Encounters));
        Assert.Null(asked.Written.Withheld);
    }

    [Fact]
    public void An_exposure_that_loses_a_path_is_told_by_those_that_remain()
    {
        var (ana, phone) = (SomeTrace.Met("enc-ana", "Ana QUISPE"), SomeTrace.Phone);
        var direct = SomeTrace.Hop(SomeTrace.Facilitator, ana, "paid", "A1", tlp: Tlp.Red, source: "Informant K", stays: true);
        var shared = SomeTrace.Hop(SomeTrace.Facilitator, phone, "uses-phone", "C3", stays: true);
        var recorded = SomeTrace.Hop(phone, ana, "uses-phone", "B2", Overlap.Together, rule: "recorded-phone", stays: true);
        var report = SomeTrace.Report(SomeTrace.Exposure(
            ExposureLevel.E1, ana, "R-1", [SomeTrace.Path(direct), SomeTrace.Path(shared, recorded)], sources: 2, one: false));

        var told = Assert.Single(HandedOut.Of(report, Handling.Unmarked).Report.Exposures);
        Assert.Equal((ExposureLevel.E2, "C3", 1, true), (told.Level, told.Weakest.ToString(), told.IndependentSources, told.RestsOnOneSource));
        Assert.All(Assert.Single(told.Paths).Hops, h => Assert.False(h.StillReachedWithout));
        // Asked for whole, it is what the trace said.
        Assert.Equal(report.Exposures, HandedOut.Of(report, Red).Report.Exposures);
    }

    [Fact]
    public void What_only_a_weak_path_is_left_of_is_not_reported()
    {
        var ana = SomeTrace.Met("enc-ana", "Ana QUISPE");
        var report = SomeTrace.Report(SomeTrace.Exposure(ExposureLevel.E1, ana, "R-1", [
            SomeTrace.Path(SomeTrace.Hop(SomeTrace.Facilitator, ana, "paid", "A1", tlp: Tlp.Red)),
            SomeTrace.Path(SomeTrace.Hop(SomeTrace.Facilitator, ana, "associated-with", "E5", source: "Rumour"))]));
        var handed = HandedOut.Of(report, Handling.Unmarked);
        Assert.Empty(handed.Report.Exposures);
        Assert.Equal((1, 1, 1, 0), (handed.Links, handed.Paths, handed.Encounters, handed.Report.Persons));
    }

    [Fact]
    public void A_file_that_names_an_encounter_is_strict_whatever_it_was_asked_for()
    {
        var ana = SomeTrace.Met("enc-ana", "Ana QUISPE");
        var report = SomeTrace.Report(SomeTrace.Exposure(ExposureLevel.E1, ana, "R-1", [SomeTrace.Path(SomeTrace.Hop(SomeTrace.Facilitator, ana, "paid", "A1", tlp: Tlp.Clear))]));
        Assert.Equal("AMBER+STRICT", HandedOut.Of(report, new Handling(Tlp.Clear)).Mark.ToString());
        Assert.Equal("CLEAR", HandedOut.Of(SomeTrace.Report(), Handling.Unmarked).Mark.ToString());
    }

    [Fact]
    public void A_link_is_in_the_graph_once_and_says_the_worst_of_its_paths()
    {
        var graph = ExportGraph.Of(SomeTrace.Small());
        var phone = graph.Edges.Single(e => e.To.Node == SomeTrace.Phone.Node);
        Assert.Equal((2, false), (phone.Paths, phone.StillReachedWithout));
        Assert.Equal(["enc-ana", "enc-ali"], phone.Encounters.Select(e => e.Value));
        Assert.Equal(graph.Nodes.Count, graph.Nodes.Select(n => n.Id).Distinct().Count());
        Assert.Equal(0, graph.Nodes.Single(n => n.Node.Key == "enc-oleg").HalfLinks);
        Assert.Equal(7, graph.Nodes.Single(n => n.Node.Key == "enc-eva2").HalfLinks);
    }

    [Theory]
    [InlineData("A1", "solid")]
    [InlineData("B2", "solid")]
    [InlineData("B3", "dashed")]
    [InlineData("C1", "dashed")]
    [InlineData("C3", "dashed")]
    [InlineData("C4", "dotted")]
    [InlineData("D1", "dotted")]
    [InlineData("F2", "dotted")]
    [InlineData("A6", "dotted")]
    [InlineData("F6", "dotted")]
    public void A_line_is_as_firm_as_its_grade(string grade, string line) => Assert.Equal(line, LineStyles.Word(LineStyles.Of(Grade.Parse(grade))));

    [Fact]
    public void Cells_that_begin_like_a_formula_are_text()
    {
        var hostile = SomeTrace.Met("enc-1", "=HYPERLINK(\"x\")");
        var files = Exported.Of(
            SomeTrace.Report(SomeTrace.Exposure(ExposureLevel.E1, hostile, "@R", [SomeTrace.Path(SomeTrace.Hop(SomeTrace.Facilitator, hostile, "paid", "B2", source: "-1+2"))])), "csv", Handling.Unmarked);
        using var edges = Sep.New(',').Reader(o => o with { Unescape = true }).FromText(files.Text);
        foreach (var row in edges)
        {
            Assert.Equal("'=HYPERLINK(\"x\")", row["to_name"].ToString());
            Assert.Equal("'-1+2", row["source"].ToString());
            Assert.Equal(TraceReport.Association, row["caveat"].ToString());
        }

        Assert.Contains("'@R", files.Nodes, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPER", files.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FollowTheMoney_lines_are_of_its_model_and_are_read_back()
    {
        var text = Exported.Of(SomeTrace.Small(), "ftm.json", Red).Text;
        var entities = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var ids = entities.Select(e => e.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var entity in entities)
        {
            var schema = FtmModel.Current.Find(entity.GetProperty("schema").GetString()!);
            Assert.NotNull(schema);
            foreach (var property in entity.GetProperty("properties").EnumerateObject())
            {
                Assert.True(schema.Properties.TryGetValue(property.Name, out var known), $"{schema.Name}.{property.Name}");
                Assert.NotEqual(0, property.Value.GetArrayLength());
                if (known.Type == "entity") Assert.All(property.Value.EnumerateArray(), v => Assert.Contains(v.GetString(), ids));
            }
        }

        var links = entities.Where(e => e.GetProperty("schema").GetString() is "UnknownLink" or "Identification").ToList();
        Assert.Equal(ExportGraph.Of(SomeTrace.Small()).Edges.Count, links.Count);
        Assert.All(links, l => Assert.Equal(TraceReport.Association, l.GetProperty("properties").GetProperty("summary")[0].GetString()));
        Assert.Equal(["AA1234567", "AA1234567"], links.Where(l => l.GetProperty("schema").GetString() == "Identification").Select(l => l.GetProperty("properties").GetProperty("number")[0].GetString()));

        var reading = ListReader.Open(Sources.List, [Sources.Text("trace.ftm.json", text)], []);
        var names = reading.Listings().Select(l => l.Facts.Names[0].Full).ToList();
        Assert.Contains("Oleg VARKONYEV", names);
        Assert.Contains("علي رضا", names);
        Assert.Equal(9, names.Count);
    }

    [Theory]
    [InlineData("trace.xlsx")]
    [InlineData("trace")]
    public void Another_format_is_refused_with_one_sentence(string name)
    {
        using var folder = new TempFolder();
        var refused = Assert.Throws<UsageException>(() => NetworkExport.Write(SomeTrace.Small(), folder[name], Handling.Unmarked));
        Assert.Contains("expected a name that ends in .graphml", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void No_file_that_is_read_is_written_over_and_none_is_half_there()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["s.db"], "store");
        File.WriteAllText(folder["x.nodes.csv"], "input");
        Assert.Throws<RefusedException>(() => NetworkExport.Write(SomeTrace.Small(), folder["x.csv"], Handling.Unmarked, folder["s.db"], folder["x.nodes.csv"]));
        Assert.Throws<RefusedException>(() => NetworkExport.Write(SomeTrace.Small(), folder["none/x.html"], Handling.Unmarked, folder["s.db"]));
        Assert.Equal("input", File.ReadAllText(folder["x.nodes.csv"]));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder.Root).Count());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Files_are_for_their_owner_alone_and_written_anew(string extension)
    {
        using var folder = new TempFolder();
        var path = folder["x." + extension];
        File.WriteAllText(path, "older and readable by all");
        var files = NetworkExport.Write(SomeTrace.Small(), path, Handling.Unmarked, folder["s.db"]).Files;
        Assert.Equal(extension == "csv" ? [path, folder["x.nodes.csv"]] : [path], files);
        Assert.Equal(files.Count, Directory.EnumerateFileSystemEntries(folder.Root).Count());
        Assert.DoesNotContain("readable by all", File.ReadAllText(path), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
