using System.Text;
using System.Text.Json;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;
using Lookback.Tests.Support;

namespace Lookback.Tests.Proofs;

/// <summary>A receipt made by hand: a small tree, and bodies sealed around noise, because the check never decrypts.</summary>
internal sealed class SomeReceipt
{
    /// <summary>Position of the screening, the last entry: there the head's size is bound too.</summary>
    public const int ScreeningPosition = 11;

    private const int CoveragePosition = 2;
    private const int EncounterPosition = 7;
    private static readonly DateTimeOffset FirstKnownAt = Some.Instant("2025-03-10T12:00:00.000001Z");

    public Encounter Encounter { get; init; } = Core.Records.Encounter.Of(
        Some.Person("Oleg \"Olli\" Värkonyev 𝔒", "1970-01") with { Countries = [new CountryTie(new CountryCode("FI"), CountryRole.Nationality)] },
        "R-17",
        Some.Instant("2025-03-09T22:15:00Z"),
        "Tampere");

    public Coverage Coverage { get; init; } = new()
    {
        Editions =
        [
            new CoveredEdition(new WatchlistId("ofac-sdn"), new EditionId("e1"), 1, Some.Instant("2025-03-01T06:00:00Z"), Some.Instant("2025-03-02")),
            new CoveredEdition(new WatchlistId("own"), new EditionId("e2"), 2, null, Some.Instant("2025-03-03")),
        ],
        PolicyHash = "p0",
        EngineVersion = "7",
    };

    public Func<Screening, Screening> Answer { get; init; } = s => s;

    public int LeavesAfter { get; init; }

    public Receipt Make()
    {
        var screening = Answer(new Screening
        {
            Encounter = Encounter.Id,
            Coverage = CoveragePosition,
            Outcome = Outcome.Hit,
            Hits = [new Hit
            {
                Listing = new ListingId(new WatchlistId("ofac-sdn"), "1001"),
                Score = 0.9125,
                Corroboration = 0.5,
                SubjectName = "Oleg Värkonyev",
                ListedName = "VARKONYEV, Oleg",
            }],
        });
        var entries = new Dictionary<int, ReceiptEntry>
        {
            [CoveragePosition] = Plain(CoveragePosition, Receipt.CoverageKind, Json(Coverage)),
            [EncounterPosition] = Sealed(EncounterPosition, Receipt.EncounterKind, Json(Encounter)),
            [ScreeningPosition] = Sealed(ScreeningPosition, Receipt.ScreeningKind, Json(screening)),
        };
        var tree = new PlainTree([.. Enumerable.Range(1, ScreeningPosition + LeavesAfter)
            .Select(p => (entries.GetValueOrDefault(p) ?? Plain(p, "listing-stated", [(byte)p])).ToLeaf().Hash())]);
        var head = tree.Head(ScreeningPosition + LeavesAfter);
        ReceiptEntry Proved(int position) =>
            entries[position] with { Proof = TreeProofs.Inclusion(position - 1, head.Size, tree.Subtree) };
        return new Receipt
        {
            Format = Receipt.CurrentFormat,
            Store = "store-1",
            Head = head,
            Screening = Proved(ScreeningPosition),
            Encounter = Proved(EncounterPosition),
            Coverage = Proved(CoveragePosition),
            Summary = ReceiptSummary.Of(screening, Encounter, Coverage, ScreeningPosition, FirstKnownAt.AddSeconds(ScreeningPosition)),
        };
    }

    public static ReceiptEntry Sealed(int position, string kind, byte[] text)
    {
        var opening = Enumerable.Range(position, Commitment.OpeningLength).Select(i => (byte)i).ToArray();
        var noise = text.Select(b => (byte)(b ^ 0x5a));
        return ReceiptEntry.Of(
            Leaf(position, kind, EncounterPosition, [.. new byte[12], .. noise, .. new byte[16], .. Commitment.Of(opening, text)]), []) with
        {
            Opening = opening,
            Text = Encoding.UTF8.GetString(text),
        };
    }

    public static byte[] Json<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Rules);

    private static ReceiptEntry Plain(int position, string kind, byte[] body) => ReceiptEntry.Of(Leaf(position, kind, 0, body), []);

    private static EntryLeaf Leaf(int position, string kind, long subject, byte[] body) => new()
    {
        Position = position,
        KnownAt = ((FirstKnownAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10) + (position * 1_000_000L),
        Actor = "anna@desk",
        Kind = kind,
        Subject = subject,
        Format = 2,
        Body = body,
    };
}
