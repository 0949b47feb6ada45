using System.Text;
using System.Text.Json;
using Lookback.Bench.Populations;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Flows.Access;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Bench.Load;

/// <summary>A store of nobody: a list of invented people, and keys for whoever loads the server.</summary>
internal sealed class LoadOffice : IDisposable
{
    /// <summary>The list.</summary>
    public const string List = "invented";

    private const int AddedEach = 25;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lookback-load-");
    private readonly InventedPopulation _listed = new(7);
    private readonly InventedPopulation _met = new(1);
    private readonly int _listings;

    /// <summary>Makes it.</summary>
    public LoadOffice(int listings)
    {
        _listings = listings;
        using var ledger = Ledger.OpenToAppend(Location, TimeProvider.System, "boss");
        var edition = new SourceFile("invented.ftm.json", () => new MemoryStream(Edition(0)));
        new ImportEdition(ledger).Run(new ImportRequest(new WatchlistId(List), [edition], Day(0), null, null), static _ => { });
        Appoint("boss", "admin");
        Appoint("desk", "l1");
        Appoint("lists", "list_officer");
        Screener = new IssueKey(ledger).Run("desk", "screens", [], 30, recordsMatches: false).Text;
        Recorder = new IssueKey(ledger).Run("desk", "screens and records", [], 30, recordsMatches: true).Text;
        Officer = new IssueKey(ledger).Run("lists", "brings editions in", [], 30, recordsMatches: false).Text;

        void Appoint(string account, string role) => new AppointStaff(ledger).Run(
            new Appointment { Account = account, Person = new StaffId(account), Roles = [role], Reason = "works here from today on" }, "boss");
    }

    /// <summary>Where it is.</summary>
    public StoreLocation Location => StoreLocation.At(Path.Combine(_folder.FullName, "lookback.db"));

    /// <summary>A key that screens, and by which matches are not recorded.</summary>
    public string Screener { get; }

    /// <summary>A key by which matches are recorded.</summary>
    public string Recorder { get; }

    /// <summary>A key that brings editions in.</summary>
    public string Officer { get; }

    /// <summary>The day of an edition.</summary>
    public static DateTimeOffset Day(int number) => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number);

    /// <summary>An edition: each has some more than the one before.</summary>
    public byte[] Edition(int number)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < _listings + (number * AddedEach); i++)
        {
            var one = _listed.At(i);
            lines.Append(JsonSerializer.Serialize(new
            {
                id = $"L-{i}",
                schema = "Person",
                properties = new { name = new[] { one.Name }, birthDate = one.BirthDate is { } day ? new[] { day } : [] },
                target = true,
            })).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    /// <summary>Somebody met.</summary>
    public InventedEncounter Met(long number) => _met.At(number);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
