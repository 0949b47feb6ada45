using System.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>A delta is put upon the file that it follows, and the edition that comes of it is the one that a whole download would have been.</summary>
public sealed class DeltaImportTests
{
    private const string Whole = """
        {"id":"A","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"],"birthDate":["1951"]}}
        {"id":"A-pass","schema":"Passport","caption":"X1234567","properties":{"holder":["A"],"number":["X1234567"],"country":["ru"]}}
        {"id":"B","schema":"Person","caption":"Marta Helvarainen","properties":{"name":["Marta Helvarainen"]}}
        {"id":"C","schema":"Company","caption":"Belletech Trading","properties":{"name":["Belletech Trading"]}}

        """;

    private const string Delta = """
        {"op":"MOD","entity":{"id":"A","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev","Oleg Varkoniev"],"birthDate":["1951"]}}}
        {"op":"DEL","entity":{"id":"B"}}
        {"op":"DEL","entity":{"id":"C"}}
        {"op":"ADD","entity":{"id":"D","schema":"Company","caption":"Belletech Trading","referents":["C"],"properties":{"name":["Belletech Trading"]}}}

        """;

    [Fact]
    public void Additions_changes_and_deletions_are_taken_and_what_belongs_to_a_changed_party_stays_with_it()
    {
        using var temp = new TempLedger();
        Import(temp, "2025-01-01", Whole);
        var edition = Import(temp, "2025-01-02", Delta).Loaded.Edition;
        Assert.Equal((2, 1, 1, 1, 1), (edition.Counts.Listings, edition.Counts.Added, edition.Counts.Changed, edition.Counts.Merged, edition.Counts.Removed));
        var a = temp.Ledger.Views.Listings.At(new ListingId(Some.Watchlist, "A"), temp.Ledger.Head)!.Text;
        Assert.Equal(["Oleg Varkonyev (Primary)", "Oleg Varkoniev (Alias)"], Sources.Names(a));
        Assert.Contains(a.Facts.Identifiers, i => i.Number == "X1234567");
        // The next delta follows this one, and the same again changes nothing.
        var next = Import(temp, "2025-01-03", """{"op":"DEL","entity":{"id":"A-pass"}}""" + "\n").Loaded.Edition;
        Assert.Equal((1, 0), (next.Counts.Changed, next.Counts.Removed));
        Assert.DoesNotContain(temp.Ledger.Views.Listings.At(new ListingId(Some.Watchlist, "A"), temp.Ledger.Head)!.Text.Facts.Identifiers, i => i.Number == "X1234567");
    }

    [Fact]
    public void The_same_delta_again_is_in_force_already_and_its_bytes_are_kept()
    {
        using var temp = new TempLedger();
        Import(temp, "2025-01-01", Whole);
        var first = Import(temp, "2025-01-02", Delta).Loaded;
        var head = temp.Ledger.Head;
        var again = Import(temp, "2025-01-02", Delta);
        Assert.Equal((first.Position, first.Position, head), (again.Loaded.Position, again.InForce!.Position, temp.Ledger.Head));
        Assert.Equal("entities.json is the delta that the edition in force was made of: it is put upon no other", Assert.Single(again.Notes));

        Assert.Equal("entities.json", first.Edition.Delta!.Name);
        Assert.Equal(Delta, Kept(temp, first.Edition.Delta));
        Assert.Contains("Oleg Varkoniev", Kept(temp, Assert.Single(first.Edition.Files)), StringComparison.Ordinal);
        var verified = new Verification(temp.Ledger).Run([], ViewCheck.Compared, static (_, _) => { });
        Assert.Equal(3, verified.Originals);
    }

    [Fact]
    public void What_a_delta_said_once_another_may_say_again()
    {
        const string add = """{"op":"ADD","entity":{"id":"D","schema":"Person","caption":"Zeb Quarkwitz","properties":{"name":["Zeb Quarkwitz"]}}}""" + "\n";
        using var temp = new TempLedger();
        Import(temp, "2025-01-01", Whole);
        Import(temp, "2025-01-02", add);
        Import(temp, "2025-01-03", """{"op":"DEL","entity":{"id":"D"}}""" + "\n");
        Assert.Equal(3, temp.Ledger.Views.Listings.InForce(Some.Watchlist, temp.Ledger.Head).Count());
        Assert.Equal(1, Import(temp, "2025-01-04", add).Loaded.Edition.Counts.Added);
        Assert.Equal(4, temp.Ledger.Views.Listings.InForce(Some.Watchlist, temp.Ledger.Head).Count());
    }

    [Fact]
    public void Operations_on_one_id_follow_each_other_and_blank_lines_say_nothing()
    {
        const string person = """{"id":"ID","schema":"Person","caption":"Zeb Quarkwitz","properties":{"name":["NAME"]}}""";
        using var temp = new TempLedger();
        Import(temp, "2025-01-01", Whole);
        var lines = new[] { ("ADD", "D", "Zeb"), ("MOD", "D", "Zebulon"), ("ADD", "E", "Eve"), ("DEL", "E", ""), ("DEL", "B", ""), ("ADD", "B", "Marta"), ("MOD", "A", "Oleg"), ("DEL", "A", "") }
            .Select(o => $$"""{"op":"{{o.Item1}}","entity":{{person.Replace("ID", o.Item2, StringComparison.Ordinal).Replace("NAME", o.Item3, StringComparison.Ordinal)}} }""");
        Import(temp, "2025-01-02", new string('\n', 70) + string.Join('\n', lines) + "\n", "entities.delta.json");
        Assert.Equal(
            ["B Marta", "C Belletech Trading", "D Zebulon"],
            temp.Ledger.Views.Listings.InForce(Some.Watchlist, temp.Ledger.Head).Select(l => $"{l.Text.Id.Key} {l.Text.Facts.Names[0].Full}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "entities.delta.json", null)]
    [InlineData("\n \n", "ENTITIES.DELTA.JSON", null)]
    [InlineData("", "entities.json", "empty-file")]
    public void A_delta_of_nothing_changes_nothing_and_another_empty_file_is_none(string text, string name, string? code)
    {
        using var temp = new TempLedger();
        Assert.Equal("empty-file", Assert.Throws<RefusedException>(() => Import(temp, "2025-01-01", text, name)).Refusal.Code);
        Import(temp, "2025-01-01", Whole);
        var head = temp.Ledger.Head;
        if (code is null) Assert.Equal($"{name} is a delta of no changes: the edition in force stays as it is", Assert.Single(Import(temp, "2025-01-02", text, name).Notes));
        else Assert.Equal(code, Assert.Throws<RefusedException>(() => Import(temp, "2025-01-02", text, name)).Refusal.Code);
        Assert.Equal(head, temp.Ledger.Head);
    }

    [Fact]
    public void An_operation_may_stand_behind_its_entity()
    {
        using var temp = new TempLedger();
        Import(temp, "2025-01-01", Whole);
        var last = """{"entity":{"id":"A","schema":"Person","caption":"x","properties":{"name":["Oleg Varkonyev","Ole V"],"birthDate":["1951"]}},"op":"MOD"}""";
        Assert.Equal((3, 1), (Import(temp, "2025-01-02", last + "\n").Loaded.Edition.Counts is var c ? c.Listings : 0, c.Changed));
    }

    [Theory]
    [InlineData("""{"op":"PUT","entity":{"id":"A"}}""", "malformed-delta")]
    [InlineData("""{"op":"DEL","entity":{}}""", "malformed-delta")]
    [InlineData("""{"op":"DEL","entity":{"id":"A"}}\n{"op":"DEL"}""", "malformed-delta")]
    [InlineData("""{"op":"DEL","entity":{"id":"A"}}\n{"op":"DEL","ent""", "truncated")]
    public void A_delta_that_is_none_is_refused_and_changes_nothing(string lines, string code)
    {
        using var temp = new TempLedger();
        Import(temp, "2025-01-01", Whole);
        var head = temp.Ledger.Head;
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Import(temp, "2025-01-02", lines.Replace("\\n", "\n", StringComparison.Ordinal))).Refusal.Code);
        Assert.Equal(head, temp.Ledger.Head);
    }

    [Fact]
    public void A_delta_of_another_file_or_of_none_is_refused()
    {
        using var temp = new TempLedger();
        Assert.Equal("delta-without-base", Assert.Throws<RefusedException>(() => Import(temp, "2025-01-01", Delta)).Refusal.Code);
        Import(temp, "2025-01-01", Whole);
        var strange = string.Concat(Enumerable.Range(0, 12).Select(i => $$$"""{"op":"DEL","entity":{"id":"X{{{i}}}"}}""" + "\n"));
        Assert.Equal("delta-does-not-fit", Assert.Throws<RefusedException>(() => Import(temp, "2025-01-02", strange)).Refusal.Code);
    }

    [Fact]
    public void A_delta_waits_for_what_was_held_back_before_it()
    {
        using var temp = new TempLedger();
        Import(temp, "2025-01-02", Whole);
        Assert.Throws<RefusedException>(() => Import(temp, "2025-01-01", Delta));
        Assert.Equal("delta-after-held-back", Assert.Throws<RefusedException>(() => Import(temp, "2025-01-03", Delta)).Refusal.Code);
    }

    private static string Kept(TempLedger temp, OriginalFile file)
    {
        using var bytes = new MemoryStream();
        Assert.True(temp.Ledger.Originals.CopyTo(file.Sha256, bytes));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static ImportResult Import(TempLedger temp, string published, string text, string name = "entities.json") => new ImportEdition(temp.Ledger).Run(
        new ImportRequest(Some.Watchlist, [Sources.Text(name, text)], Some.Instant(published), null, null), static _ => { });
}
