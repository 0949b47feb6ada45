using System.Text;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>What is on record of a person is read with the store's key and no other way.</summary>
public abstract partial class LedgerContract
{
    private const string Name = "Olegario Varkonyev";
    private const string Listed = "Olegaryo Varkonjev";
    private const string Born = "1961-02-03";
    private const string Reference = "REF-77-GREEN";

    public static TheoryData<string, string> BadKeys => new()
    {
        { "0000000000000000000000000000000000000000000000000000000000000000", "default-key" },
        { "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "default-key" },
        { "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "default-key" },
        { "736563726574736563726574736563726574736563726574736563726574736d", "default-key" },
        { "bXkgb3duIHNlY3JldCBwYXNzd29yZCBpcyB2ZXJ5IGw=", "default-key" },
        { "changeme", "bad-key" },
        { "", "bad-key" },
        { "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "wrong-key" },
    };

    [Fact]
    public void No_table_holds_what_names_a_person()
    {
        using var temp = Met();
        temp.Close();
        foreach (var text in new[] { Name, "Olegario", Reference, "77-GREEN", Born }) Assert.Empty(Holding(temp.Place, text));
        // The search finds what is there: what the publisher says, and the ids by which a client asks.
        Assert.NotEmpty(Holding(temp.Place, Listed));
        Assert.NotEmpty(Holding(temp.Place, Someone().Id.Value));
    }

    [Fact]
    public void With_its_key_the_store_tells_what_it_was_told()
    {
        using var temp = Met();
        temp.Close();
        using var reader = temp.OpenToRead();
        var subject = Assert.Single(reader.Views.Encounters.FindSubjects(Reference, reader.Head));
        var encounter = Assert.Single(reader.Views.Encounters.Of(subject, reader.Head)).Encounter;
        Assert.Equal((Name, Reference, Someone().Id), (encounter.Facts.Names[0].Full, encounter.Reference, encounter.Id));
        Assert.Single(reader.Views.Findings.OfEncounter(subject, reader.Head));
    }

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void A_key_that_is_none_or_anothers_is_refused(string key, string code)
    {
        using var temp = Met();
        temp.Close();
        File.WriteAllText(temp.Place.KeyFile, key);
        AssertRefused(temp, code);
        var given = temp.Place.Location with { Key = key };
        if (key.Length > 0) Assert.Equal(code, Assert.Throws<RefusedException>(() => Ledger.OpenToRead(given)).Refusal.Code);
    }

    [Fact]
    public void A_key_that_is_not_there_is_refused_and_none_is_made()
    {
        using var temp = Met();
        temp.Close();
        var key = temp.Place.KeyFile;
        var kept = File.ReadAllText(key);
        File.Delete(key);
        AssertRefused(temp, "no-key");
        Assert.False(File.Exists(key));
        // Given another way the same key opens it.
        using var reader = Ledger.OpenToRead(temp.Place.Location with { Key = kept.Trim() });
        Assert.NotEmpty(reader.Views.Findings.All(reader.Head));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_open_to_others_is_refused(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions");
        using var temp = Met();
        temp.Close();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temp.Place.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        AssertRefused(temp, "key-open-to-others");
    }

    [Fact]
    public void A_key_file_named_on_purpose_and_absent_makes_no_store()
    {
        using var place = StorePlace.On(Kind);
        using var folder = new TempFolder();
        var location = place.Location with { KeyFile = folder["none.key"] };
        Assert.Equal("no-key", Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(location, TimeProvider.System, "t")).Refusal.Code);
        Assert.Empty(place.Files);
        Assert.Empty(place.Tables());
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void Without_its_key_a_store_can_be_proved_and_nobody_read()
    {
        using var temp = Met();
        temp.Close();
        File.Delete(temp.Place.KeyFile);
        // The journal stands beside the key; its place is given here, since the key's file is gone.
        using var reader = Ledger.OpenSealed(temp.Place.Location);
        Assert.All(Lookback.Store.Tables.EntryTable.Unjoined(reader.Database, 0, reader.Head), r => Assert.True(r.IsIntact));
        Assert.Throws<InvalidOperationException>(() => reader.Entries.From(1).ToList());
    }

    private static Encounter Someone() => Some.Encounter(Name, Born, Reference, "2025-01-15");

    private static void AssertRefused(TempLedger temp, string code)
    {
        Assert.Equal(code, Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
        Assert.Equal(code, Assert.Throws<RefusedException>(() => temp.Ledger.Head).Refusal.Code);
    }

    /// <summary>Somebody who was let through, met twice, and found by a lookback, among others.</summary>
    private TempLedger Met()
    {
        var temp = New();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("9", "Nobody Atall")]);
        Some.Screen(temp.Ledger, Some.Encounter("Marta Helvarainen", "1950", "REF-1", "2025-01-14"), Someone());
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("9", "Nobody Atall"), Some.Listing("1", Listed, "1961"), Some.Listing("2", "Marta Helvarainen", "1950")]);
        Some.Run(temp.Ledger);
        Assert.Equal(2, temp.Ledger.Views.Findings.Count(temp.Ledger.Head));
        return temp;
    }

    /// <summary>Where a text stands: every cell of every table, as it lies there.</summary>
    private static List<string> Holding(StorePlace place, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        var found = place.Tables()
            .Where(t => place.Rows($"SELECT * FROM {t}").SelectMany(r => r).Any(c => BytesOf(c).AsSpan().IndexOf(sought) >= 0))
            .ToList();
        // A file has more than its tables: what was deleted, the log of changes.
        if (place is SqlitePlace) found.AddRange(place.Files.Where(f => File.ReadAllBytes(f).AsSpan().IndexOf(sought) >= 0).Select(f => Path.GetFileName(f)!));
        return found;
    }

    private static byte[] BytesOf(object cell) => cell as byte[] ?? Encoding.UTF8.GetBytes($"{cell}");
}
