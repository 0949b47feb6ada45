using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Access;

/// <summary>What the entries say of access: who was shown whom, under which key, and what a second person said.</summary>
public sealed class AccessViews
{
    private static readonly TableShape EventShape = new("access_event", "position", "account", "kind");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal AccessViews(Database database, EntryTable entries)
    {
        (_database, _entries) = (database, entries);
        Reads = new PersonReadTable(database, entries);
        Keys = new ApiKeyTable(database, entries);
        Emergencies = new EmergencyTable(database, entries);
        Exports = new ExportTable(database, entries);
        Webhooks = new WebhookTable(database, entries);
    }

    /// <summary>Every table of them.</summary>
    internal static IReadOnlyList<string> Tables { get; } =
        ["person_read", "person_read_subject", "access_event", "api_key", "emergency", "export_request", "export_made", "webhook"];

    /// <summary>Who was shown whom.</summary>
    public PersonReadTable Reads { get; }

    /// <summary>Machines' keys.</summary>
    public ApiKeyTable Keys { get; }

    /// <summary>What was opened in an emergency.</summary>
    public EmergencyTable Emergencies { get; }

    /// <summary>Files of records.</summary>
    public ExportTable Exports { get; }

    /// <summary>Who is told of what happens.</summary>
    public WebhookTable Webhooks { get; }

    /// <summary>What happened to accounts and was refused them, newest first; of one account where it is named.</summary>
    public IReadOnlyList<Entry> Events(Horizon at, string? account, int most) => _entries.Many(_database.Query<long>(
        $"""
        SELECT position FROM access_event WHERE position <= @acts {(account is null ? "" : "AND account = @account")}
        ORDER BY position DESC LIMIT @most
        """,
        at.With(new { account, most = (long)most })));

    /// <summary>Brings them forward by an entry; false where it is none of access.</summary>
    internal static bool Apply(Writes writes, Entry entry)
    {
        switch (entry.Body)
        {
            case EntryBody.PersonsRead b:
                PersonReadTable.Read(writes, entry.Position, b.Read);
                return true;
            case EntryBody.AttemptRefused b:
                Tell(writes, entry, b.Attempt.Account, "attempt-refused");
                return true;
            case EntryBody.AccountChanged b:
                Tell(writes, entry, b.Event.Account, "account-changed");
                return true;
            case EntryBody.KeyIssued b:
                ApiKeyTable.Issue(writes, entry.Position, b.Key);
                Tell(writes, entry, b.Key.Account, "key-issued");
                return true;
            case EntryBody.KeyEnded b:
                ApiKeyTable.End(writes, entry.Position, b.End.Key);
                Tell(writes, entry, entry.Actor, "key-ended");
                return true;
            case EntryBody.EmergencyOpened b:
                EmergencyTable.Open(writes, entry.Position);
                Tell(writes, entry, b.Emergency.Account, "emergency-opened");
                return true;
            case EntryBody.EmergencyReviewed b:
                EmergencyTable.Review(writes, entry.Position, b.Review);
                Tell(writes, entry, entry.Actor, "emergency-reviewed");
                return true;
            case EntryBody.ExportAsked b:
                ExportTable.Ask(writes, entry.Position);
                Tell(writes, entry, b.Request.Account, "export-asked");
                return true;
            case EntryBody.ExportDecided b:
                ExportTable.Decide(writes, entry.Position, b.Decision);
                Tell(writes, entry, entry.Actor, "export-decided");
                return true;
            case EntryBody.ExportWritten b:
                ExportTable.Write(writes, entry.Position, b.Export);
                Tell(writes, entry, b.Export.Account, "export-written");
                return true;
            case EntryBody.WebhookSet b:
                WebhookTable.Set(writes, entry.Position, b.Webhook);
                Tell(writes, entry, entry.Actor, "webhook-set");
                return true;
            case EntryBody.WebhookEnded b:
                WebhookTable.End(writes, entry.Position, b.End.Webhook);
                Tell(writes, entry, entry.Actor, "webhook-ended");
                return true;
            default:
                return false;
        }
    }

    private static void Tell(Writes writes, Entry entry, string account, string kind) => writes.Insert(EventShape, entry.Position, account, kind);
}
