using System.Text.Json.Nodes;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>A receipt is drawn, handed over and checked by somebody who has nothing else.</summary>
[Collection(nameof(Alone))]
public sealed class ReceiptVerbTests
{
    [Fact]
    public void A_receipt_is_drawn_by_position_encounter_or_reference_and_checked_without_a_store()
    {
        using var office = new Office();
        var subject = office.Run("subject", "show", "REF-1001", "--json").Expect(0).Json[0];
        var encounter = subject.GetProperty("encounters")[0];
        var position = encounter.GetProperty("screenings")[0].GetProperty("position").GetInt64();
        string[] words = ["REF-1001", encounter.GetProperty("encounter").GetString()!, subject.GetProperty("subject").GetString()!, $"{position}"];
        var receipts = words.Select((word, i) => Show(office, word, $"{i}.json")).ToList();
        Assert.All(receipts, r => Assert.Equal(receipts[0], r));
        Assert.InRange(receipts[0].Length, 1_000, 20_000);

        // Elsewhere: no store in that folder, none named, and no key.
        var report = InProcess.Run("receipt", "check", office.Folder["0.json"], "--json", "--store", office.Folder["nowhere/none.db"]).Expect(0).Json;
        Assert.True(report.GetProperty("holds").GetBoolean());
        Assert.Equal(Office.Hit, report.GetProperty("summary").GetProperty("names")[0].GetString());
        Assert.Equal(position, report.GetProperty("summary").GetProperty("position").GetInt64());
        var told = InProcess.Run("receipt", "check", office.Folder["0.json"]).Expect(0).Output;
        foreach (var said in new[] { "the receipt holds", "What this proves:", "What it does not:", "answered: hit", "test-list:1" })
            Assert.Contains(said, told, StringComparison.Ordinal);
        Assert.False(Directory.Exists(office.Folder["nowhere"]));
    }

    [Theory]
    [InlineData("REF-1001", "hit")]
    [InlineData("REF-1002", "no-hit")]
    [InlineData("REF-1003", "unscreened")]
    public void Every_outcome_has_a_receipt(string reference, string outcome)
    {
        using var office = new Office();
        Assert.InRange(Show(office, reference, "r.json").Length, 1_000, 20_000);
        var report = InProcess.Run("receipt", "check", office.Folder["r.json"], "--json").Expect(0).Json;
        Assert.Equal((true, outcome), (report.GetProperty("holds").GetBoolean(), report.GetProperty("summary").GetProperty("outcome").GetString()));
    }

    [Fact]
    public void An_encounter_under_a_booking_has_a_receipt_that_holds()
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["people.csv"], "name,reference,booking\nAna Quispemayta,REF-2001,QX7ABC\n");
        office.Run("screen", office.Folder["people.csv"]).Expect(0);
        Show(office, "REF-2001", "r.json");
        Assert.True(InProcess.Run("receipt", "check", office.Folder["r.json"], "--json").Expect(0).Json.GetProperty("holds").GetBoolean());
    }

    [Fact]
    public void Whatever_field_is_changed_it_does_not_pass()
    {
        using var office = new Office();
        var text = Show(office, "REF-1001", "r.json");
        var corrupt = 0;
        foreach (var path in Paths(JsonNode.Parse(text)!, "$").ToList())
        {
            var changed = JsonNode.Parse(text)!;
            Change(changed, path);
            File.WriteAllText(office.Folder["changed.json"], changed.ToJsonString());
            var ran = InProcess.Run("receipt", "check", office.Folder["changed.json"]);
            // The store's name is the issuer's own word, and the receipt says that nothing proves it.
            if (path == "$.store") Assert.Equal(0, ran.ExitCode);
            else Assert.True(ran.ExitCode is 3 or 5, $"{path}: {ran.ExitCode}, {ran.Output}");
            if (ran.ExitCode == 5) corrupt++;
            if (ran.ExitCode == 5) Assert.StartsWith("THE RECEIPT DOES NOT HOLD", ran.Output, StringComparison.Ordinal);
            if (ran.ExitCode == 3) Assert.Contains("not-a-receipt", ran.Error, StringComparison.Ordinal); // No longer one at all.
        }

        Assert.True(corrupt > 30, $"{corrupt}");
    }

    [Theory]
    [InlineData("$.summary.names[0]", "Someone Else")]
    [InlineData("$.summary.outcome", "no-hit")]
    [InlineData("$.summary.hits[0].score", 0.1)]
    [InlineData("$.summary.screened_at", "2026-01-02T08:00:01Z")]
    [InlineData("$.screening.actor", "somebody else")]
    [InlineData("$.screening.known_at", 1)]
    [InlineData("$.screening.position", 3)]
    [InlineData("$.screening.format", 2)]
    [InlineData("$.encounter.text", "{}")]
    [InlineData("$.coverage.kind", "policy-taken")]
    [InlineData("$.format", "lookback-receipt-0")]
    public void A_lie_in_a_receipt_ends_in_5(string path, object lie)
    {
        using var office = new Office();
        var receipt = JsonNode.Parse(Show(office, "REF-1001", "r.json"))!;
        Set(receipt, path, JsonValue.Create(lie));
        File.WriteAllText(office.Folder["lie.json"], receipt.ToJsonString());
        InProcess.Run("receipt", "check", office.Folder["lie.json"]).Expect(5);
    }

    [Fact]
    public void A_receipt_is_held_to_a_head_kept_elsewhere()
    {
        using var office = new Office();
        var earlier = office.Run("head", "--as-of", "2026-01-05").Expect(0).Output.Trim();
        var head = office.Run("head").Expect(0).Output.Trim();
        File.WriteAllText(office.Folder["head.json"], office.Run("head", "--json").Expect(0).Output);
        Show(office, "REF-1001", "r.json");
        var file = office.Folder["r.json"];
        Assert.Contains("ok  the receipt's head is the one", InProcess.Run("receipt", "check", file, "--against", head).Expect(0).Output, StringComparison.Ordinal);
        InProcess.Run("receipt", "check", file, "--against", office.Folder["head.json"]).Expect(0);
        var other = head[..^4] + (head.EndsWith("0000", StringComparison.Ordinal) ? "ffff" : "0000");
        Assert.Contains("BAD the head kept elsewhere has another root", InProcess.Run("receipt", "check", file, "--against", other).Expect(5).Output, StringComparison.Ordinal);
        var ran = InProcess.Run("receipt", "check", file, "--against", earlier).Expect(4).Output;
        Assert.StartsWith("the receipt holds under its own head, which is not tied", ran, StringComparison.Ordinal);
        InProcess.Run("receipt", "check", file, "--against", "17:abc").Expect(2);
    }

    [Fact]
    public void A_receipt_can_be_drawn_under_a_head_that_was_kept()
    {
        using var office = new Office();
        var earlier = office.Run("head", "--as-of", "2026-01-05").Expect(0).Output.Trim();
        var file = office.Folder["r.json"];
        office.Run("receipt", "show", "REF-1001", "--out", file, "--under", earlier).Expect(0);
        InProcess.Run("receipt", "check", file, "--against", earlier).Expect(0);
        File.WriteAllLines(office.Folder["heads.txt"], [earlier, office.Run("head").Expect(0).Output.Trim()]);
        office.Run("verify", "--against", office.Folder["heads.txt"]).Expect(0);

        var first = office.Run("head", "--as-of", "2026-01-01T08:00:00Z").Expect(0).Output.Trim();
        Assert.Contains("head-before", office.Run("receipt", "show", "REF-1001", "--under", first).Expect(3).Error, StringComparison.Ordinal);
        var other = earlier[..^4] + (earlier.EndsWith("0000", StringComparison.Ordinal) ? "ffff" : "0000");
        office.Run("receipt", "show", "REF-1001", "--under", other).Expect(5);
    }

    [Fact]
    public void A_receipt_never_overwrites_what_belongs_to_the_store()
    {
        using var office = new Office();
        foreach (var extension in new[] { "", ".key", ".erasures" })
        {
            var before = File.ReadAllBytes(office.Store + extension);
            office.Run("receipt", "show", "REF-1001", "--out", office.Store + extension).Expect(3);
            Assert.Equal(before, File.ReadAllBytes(office.Store + extension));
        }
    }

    [Fact]
    public void A_receipt_outlives_the_erasure_that_forbids_another()
    {
        using var office = new Office();
        Show(office, "REF-1001", "r.json");
        var position = office.Run("subject", "show", "REF-1001", "--json").Json[0].GetProperty("encounters")[0].GetProperty("screenings")[0].GetProperty("position").GetInt64();
        office.Erase("REF-1001").Expect(0);
        foreach (var word in new[] { "REF-1001", $"{position}" })
        {
            var refused = office.Run("receipt", "show", word, "--out", office.Folder["again.json"]).Expect(3);
            Assert.Contains("not-replayable", refused.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(office.Folder["again.json"]));
        InProcess.Run("receipt", "check", office.Folder["r.json"]).Expect(0);
    }

    private static string Show(Office office, string word, string name)
    {
        office.Run("receipt", "show", word, "--out", office.Folder[name]).Expect(0);
        return File.ReadAllText(office.Folder[name]);
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Paths(m.Value, $"{path}.{m.Key}")),
        JsonArray list => list.SelectMany((item, i) => Paths(item, FormattableString.Invariant($"{path}[{i}]"))),
        _ => [path],
    };

    private static void Change(JsonNode root, string path) => Set(root, path, Find(root, path) switch
    {
        null => JsonValue.Create("x"),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Turned(text)),
        JsonValue value when value.TryGetValue<long>(out var number) => JsonValue.Create(number + 1),
        JsonValue value when value.TryGetValue<double>(out var number) => JsonValue.Create(number / 2),
        var other => throw new InvalidOperationException($"{path} holds {other}"),
    });

    // One sign in the middle, so that numbers, hashes and base64 stay what they are.
    private static string Turned(string text)
    {
        var middle = text.Length / 2;
        return text.Length == 0 ? "x" : text[..middle] + (text[middle] == 'a' ? 'b' : char.IsAsciiDigit(text[middle]) ? (text[middle] == '1' ? '2' : '1') : 'a') + text[(middle + 1)..];
    }

    private static JsonNode? Find(JsonNode root, string path) => Steps(path).Aggregate((JsonNode?)root, (node, step) => step is int i ? node![i] : node![(string)step]);

    private static void Set(JsonNode root, string path, JsonNode? value)
    {
        var steps = Steps(path).ToList();
        var parent = steps.SkipLast(1).Aggregate(root, (node, step) => (step is int i ? node[i] : node[(string)step])!);
        if (steps[^1] is int index) parent[index] = value;
        else parent[(string)steps[^1]] = value;
    }

    private static IEnumerable<object> Steps(string path) => path.Split('.').Skip(1).SelectMany(part =>
        part.Split('[', ']').Where(p => p.Length > 0).Select((p, i) => i == 0 ? (object)p : int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)));
}
