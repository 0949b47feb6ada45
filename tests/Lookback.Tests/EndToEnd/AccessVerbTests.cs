using System.Globalization;
using System.Text;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Tests.Support;
using Lookback.Views.Access;

namespace Lookback.Tests.EndToEnd;

/// <summary>Emergencies, samples and leaked files on the command line.</summary>
public sealed class AccessVerbTests
{
    private const string Why = "The desk of the port is empty and a child stands at the gate.";

    [Fact]
    public void An_emergency_is_opened_listed_and_reviewed_by_another()
    {
        using var office = new CaseOffice();
        office.Appoint("boss", "aud", "auditor");
        Assert.Contains("at least 20 characters", office.Refused("reason-too-short", "cal", "access", "emergency", "open", "it is urgent"), StringComparison.Ordinal);
        office.Refused("wrong-role", "boss", "access", "emergency", "open", Why);
        var number = office.Json("cal", "access", "emergency", "open", Why).GetProperty("emergency").GetInt64().ToString(CultureInfo.InvariantCulture);
        office.Refused("emergency-open", "cal", "access", "emergency", "open", Why);
        Assert.Contains(Why, office.Do("aud", "access", "emergency", "ls", "--unreviewed"), StringComparison.Ordinal);
        string[] review = ["access", "emergency", "review", number, "justified", "--reason", "The log of that night bears it out."];
        office.Refused("wrong-role", "cal", review);
        office.Do("aud", review);
        office.Refused("already-reviewed", "aud", review);
        Assert.Contains("justified, says aud", office.Do("aud", "access", "emergency", "show", number), StringComparison.Ordinal);
        Assert.DoesNotContain(Why, office.Do("aud", "access", "emergency", "ls", "--unreviewed"), StringComparison.Ordinal);
        Assert.Contains("emergency", office.Do("aud", "access", "events", "--account", "cal"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_is_drawn_again_by_its_seed()
    {
        using var office = new CaseOffice();
        var first = office.Do("sue", "access", "sample", "--seed", "s1", "--decisions", "3");
        Assert.StartsWith("0 of 0 decisions", first, StringComparison.Ordinal);
        Assert.Equal(first, office.Do("sue", "access", "sample", "--seed", "s1", "--decisions", "3"));
        Assert.Equal(2, office.As("sue", "access", "sample", "--seed", "two words").ExitCode);
    }

    [Fact]
    public void A_leaked_file_is_told_and_another_is_told_nothing_of()
    {
        using var office = new Office();
        string file, watermark;
        using (var ledger = office.Open())
        {
            Some.Screen(ledger, [.. Enumerable.Range(0, 20).Select(i => Some.Encounter($"Nobody Inparticular{(char)('a' + i)}", "1980-01-02", $"L-{i}", "2026-01-02"))]);
            var question = ExportQuestion.Read("encounters csv")!;
            var made = new ExportMade
            {
                Watermark = DrawnId.Next(), Account = "ann", Person = new StaffId("ann"), Question = "encounters csv", Purpose = "audit", Lines = 20, Sha256 = "",
            };
            var text = ExportText.Of(ledger, [.. ExportRow.Of(ledger, question, ledger.Head)], question, made, ledger.Now);
            new AskExport(ledger).Write(text.Made);
            (file, watermark) = (Encoding.UTF8.GetString(text.Bytes), text.Made.Watermark);
        }

        var ids = file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0]).ToList();
        File.WriteAllLines(office.Folder["found.csv"], ids.Take(15));
        var told = office.Run("leak", "trace", office.Folder["found.csv"]).Expect(0).Output;
        Assert.Contains($"export {watermark}: encounters csv", told, StringComparison.Ordinal);
        Assert.Contains("to the account ann of ann, for audit", told, StringComparison.Ordinal);
        File.WriteAllLines(office.Folder["other.csv"], ids.Order(StringComparer.Ordinal));
        var nothing = office.Run("leak", "trace", office.Folder["other.csv"], "--json").Expect(0).Json;
        Assert.Equal("nothing", nothing.GetProperty("by").GetString());
        Assert.Contains("sorted", nothing.GetProperty("because").GetString(), StringComparison.Ordinal);
        office.Run("leak", "trace", office.Folder["none.csv"]).Expect(3);
    }
}
