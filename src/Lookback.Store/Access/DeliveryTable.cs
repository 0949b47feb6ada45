using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Access;

/// <summary>Something that a webhook is told.</summary>
/// <param name="Webhook">Which.</param>
/// <param name="Position">The position of the entry it is told of.</param>
/// <param name="Event">What of it: <c>alert.raised</c>, <c>finding.made</c>, <c>run.ended</c>, <c>emergency.opened</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DueAt">When it is tried next.</param>
/// <param name="State">Where it stands: <c>waiting</c>, <c>told</c>, <c>dead</c>.</param>
/// <param name="Note">What went wrong last.</param>
public sealed record Delivery(string Webhook, long Position, string Event, int Attempts, DateTimeOffset DueAt, string State, string? Note);

/// <summary>What webhooks were told, and what they are still to be told: it survives a restart.</summary>
public sealed class DeliveryTable
{
    /// <summary>To be told yet.</summary>
    public const string Waiting = "waiting";

    /// <summary>Told.</summary>
    public const string Told = "told";

    /// <summary>Given up.</summary>
    public const string Dead = "dead";

    private const string Columns =
        "webhook AS Webhook, position AS Position, event AS Event, attempts AS Attempts, due_at AS DueAt, state AS State, note AS Note";

    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal DeliveryTable(Database database, KeyRing? ring) => (_database, _ring) = (database, ring);

    /// <summary>What a webhook's messages are signed with: it follows from the store's key.</summary>
    public byte[] SigningKey(string webhook) => _ring!.SigningKey(webhook);

    /// <summary>What happened after a position and up to another that anybody may be told, in order.</summary>
    public IReadOnlyList<(long Position, string Event)> Happened(long after, long upTo) => _database.Query<(long Position, string Event)>(
        """
        SELECT DISTINCT position, 'alert.raised' FROM alert WHERE position > @after AND position <= @upTo AND alert NOT LIKE '!%'
        UNION ALL SELECT position, 'finding.made' FROM finding WHERE position > @after AND position <= @upTo AND finding NOT LIKE '!%'
        UNION ALL SELECT ended_position, 'run.ended' FROM run WHERE ended_position > @after AND ended_position <= @upTo
        UNION ALL SELECT ended_position, 'run.ended' FROM network_run WHERE ended_position > @after AND ended_position <= @upTo
        UNION ALL SELECT position, 'emergency.opened' FROM emergency WHERE position > @after AND position <= @upTo
        ORDER BY 1, 2
        """,
        new { after, upTo });

    /// <summary>The last position of which a webhook has a delivery; 0 where it has none.</summary>
    public long Last(string webhook) => _database.Scalar<long?>("SELECT MAX(position) FROM delivery WHERE webhook = @webhook", new { webhook }) ?? 0;

    /// <summary>What a webhook is to be told next; <see langword="null"/> where it was told everything.</summary>
    public Delivery? Next(string webhook) =>
        Read("webhook = @webhook AND state = @state", "LIMIT 1", new { webhook, state = Waiting }).FirstOrDefault();

    /// <summary>A webhook's deliveries in a state, oldest first.</summary>
    public IReadOnlyList<Delivery> In(string webhook, string state) => Read("webhook = @webhook AND state = @state", "", new { webhook, state });

    /// <summary>Sets where a delivery stands. Of those that were told the last is kept, from which it goes on.</summary>
    public void Put(Delivery delivery)
    {
        _database.Execute(
            """
            INSERT INTO delivery (webhook, position, event, attempts, due_at, state, note)
            VALUES (@Webhook, @Position, @Event, @attempts, @due, @State, @Note)
            ON CONFLICT (webhook, position, event)
            DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at, state = excluded.state, note = excluded.note
            """,
            new
            {
                delivery.Webhook, delivery.Position, delivery.Event, attempts = (long)delivery.Attempts, due = Instants.ToMicroseconds(delivery.DueAt),
                delivery.State, delivery.Note,
            });
        if (delivery.State != Told) return;
        _database.Execute(
            "DELETE FROM delivery WHERE webhook = @Webhook AND state = @State AND position < @Position",
            new { delivery.Webhook, delivery.State, delivery.Position });
    }

    /// <summary>Forgets what a webhook was to be told: nobody is listening any more.</summary>
    public void Remove(string webhook) => _database.Execute("DELETE FROM delivery WHERE webhook = @webhook", new { webhook });

    private List<Delivery> Read(string where, string limit, object parameters) => _database
        .Query<Row>($"SELECT {Columns} FROM delivery WHERE {where} ORDER BY position, event {limit}", parameters)
        .ConvertAll(r => new Delivery(r.Webhook, r.Position, r.Event, (int)r.Attempts, Instants.FromMicroseconds(r.DueAt), r.State, r.Note));

    private sealed record Row(string Webhook, long Position, string Event, long Attempts, long DueAt, string State, string? Note);
}
