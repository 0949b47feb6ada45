using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Access;

/// <summary>Something that a webhook is told.</summary>
/// <param name="Webhook">Which.</param>
/// <param name="Position">The position of the entry it is told of.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DueAt">When it is tried next.</param>
/// <param name="State">Where it stands: <c>waiting</c>, <c>told</c>, <c>dead</c>.</param>
/// <param name="Note">What went wrong last.</param>
public sealed record Delivery(string Webhook, long Position, int Attempts, DateTimeOffset DueAt, string State, string? Note);

/// <summary>What webhooks were told, and what they are still to be told: it survives a restart.</summary>
public sealed class DeliveryTable
{
    private const string Columns = "webhook AS Webhook, position AS Position, attempts AS Attempts, due_at AS DueAt, state AS State, note AS Note";
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal DeliveryTable(Database database, KeyRing? ring) => (_database, _ring) = (database, ring);

    /// <summary>What a webhook's messages are signed with: it follows from the store's key.</summary>
    public byte[] SigningKey(string webhook) => _ring!.SigningKey(webhook);

    /// <summary>The last position of which a webhook has a delivery; 0 where it has none.</summary>
    public long Last(string webhook) => _database.Scalar<long?>("SELECT MAX(position) FROM delivery WHERE webhook = @webhook", new { webhook }) ?? 0;

    /// <summary>What is due by an instant, oldest first.</summary>
    public IReadOnlyList<Delivery> Due(DateTimeOffset at, int most) => Read(
        "state = 'waiting' AND due_at <= @at", "LIMIT @most", new { at = Instants.ToMicroseconds(at), most = (long)most });

    /// <summary>Every delivery in a state, oldest first.</summary>
    public IReadOnlyList<Delivery> In(string state) => Read("state = @state", "", new { state });

    /// <summary>Sets where a delivery stands.</summary>
    public void Put(Delivery delivery) => _database.Execute(
        """
        INSERT INTO delivery (webhook, position, attempts, due_at, state, note) VALUES (@Webhook, @Position, @attempts, @due, @State, @Note)
        ON CONFLICT (webhook, position) DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at, state = excluded.state, note = excluded.note
        """,
        new
        {
            delivery.Webhook,
            delivery.Position,
            attempts = (long)delivery.Attempts,
            due = Instants.ToMicroseconds(delivery.DueAt),
            delivery.State,
            delivery.Note,
        });

    private List<Delivery> Read(string where, string limit, object parameters) => _database
        .Query<Row>($"SELECT {Columns} FROM delivery WHERE {where} ORDER BY position {limit}", parameters)
        .ConvertAll(r => new Delivery(r.Webhook, r.Position, (int)r.Attempts, Instants.FromMicroseconds(r.DueAt), r.State, r.Note));

    private sealed record Row(string Webhook, long Position, long Attempts, long DueAt, string State, string? Note);
}
