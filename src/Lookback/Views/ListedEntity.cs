using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>A listing as an entity of FollowTheMoney's published model, in its own words and nothing beyond.</summary>
/// <param name="Text">What the listing says.</param>
/// <param name="Entity">The same as an entity; its id is the listing's.</param>
/// <param name="FirstSeen">When it was first loaded here.</param>
/// <param name="LastSeen">When the edition in force was loaded.</param>
/// <param name="LastChange">When it came to say what it says.</param>
internal sealed record ListedEntity(ListingText Text, FtmEntity Entity, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset LastChange)
{
    /// <summary>The name it stands under.</summary>
    public string Caption => Text.Facts.Names.Count > 0 ? Text.Facts.Names[0].Full : Text.Id.ToString();

    /// <summary>Whether it is whom the lists are about.</summary>
    public bool IsTarget => ListedTopics.AreRisks(Entity.Of("topics"));

    /// <summary>A listing as it stood at a position.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Which.</param>
    /// <param name="history">Every edition of its list up to the position, oldest first: when each of its texts came in.</param>
    /// <param name="at">The position.</param>
    /// <returns><see langword="null"/> where it was not in force.</returns>
    public static ListedEntity? Find(Ledger ledger, ListingId id, IReadOnlyList<LoadedEdition> history, long at) =>
        ledger.Views.Listings.At(id, at) is { } stated ? Of(stated, history, ledger.Views.Listings.FirstStated(id, at)) : null;

    /// <summary>A listing that was read.</summary>
    /// <param name="stated">It.</param>
    /// <param name="history">Every edition of its list, oldest first.</param>
    /// <param name="first">Where it was first stated.</param>
    public static ListedEntity Of(StatedListing stated, IReadOnlyList<LoadedEdition> history, long first) => new(
        stated.Text, EntityOf(stated.Text, history[^1].Edition), Loaded(history, first), history[^1].LoadedAt, Loaded(history, stated.Position));

    // An edition's texts stand right before it.
    private static DateTimeOffset Loaded(IReadOnlyList<LoadedEdition> history, long stated) => history.First(e => e.Position >= stated).LoadedAt;

    /// <summary>The entity of a listing's text.</summary>
    public static FtmEntity EntityOf(ListingText text, Edition edition)
    {
        var facts = text.Facts;
        var filling = new Filling(new FtmEntity(text.Id.ToString(), SchemaOf(facts.Schema)));
        foreach (var name in facts.Names) filling.Add(PropertyOf(name.Kind), name.Full);
        if (facts.Names is [{ Given: not null, Family: not null } parted, ..])
        {
            filling.Add("firstName", parted.Given, or: null);
            filling.Add("lastName", parted.Family, or: null);
        }

        foreach (var date in facts.BirthDates) filling.Add(Written(date) is null ? "notes" : "birthDate", Written(date) ?? $"Born {date}");
        foreach (var place in facts.BirthPlaces) filling.Add("birthPlace", place);
        foreach (var tie in facts.Countries) filling.Add(PropertyOf(tie.Role, facts.Schema), tie.Country.Value.ToLowerInvariant(), or: "country");
        foreach (var number in facts.Identifiers) filling.Number(number);
        if (facts.Sex != Sex.Unknown) filling.Add("gender", facts.Sex == Sex.Female ? "female" : "male", or: null);
        foreach (var address in facts.Addresses) filling.Add("address", address);
        foreach (var phone in facts.Phones) filling.Add("phone", phone);
        foreach (var email in facts.Emails) filling.Add("email", email);
        foreach (var site in facts.Websites) filling.Add("website", site);
        foreach (var title in text.Titles) filling.Add("position", title);
        foreach (var topic in ListedTopics.Of(text, edition)) filling.Add("topics", topic);
        foreach (var programme in ListedTopics.ProgrammesOf(text, edition)) filling.Add("program", programme);
        foreach (var remark in text.Remarks) filling.Add("notes", remark);
        // Whom only their names are known of is no entity; what ties them is told.
        foreach (var relation in text.Relations.Where(r => r.OtherKey is null)) filling.Add("notes", relation.ToString());
        return filling.Entity;
    }

    /// <summary>A date as FollowTheMoney takes them: years, months and days; <see langword="null"/> of what is less certain than that.</summary>
    public static string? Written(PartialDate? date) =>
        date?.ToString().TrimEnd('~', '?', '%') is { } text && text.All(c => char.IsAsciiDigit(c) || c == '-') ? text : null;

    /// <summary>The name of the schema of a kind of party.</summary>
    public static string SchemaOf(Schema schema) => schema switch
    {
        Schema.Person => "Person",
        Schema.Organization => "Organization",
        Schema.Vessel => "Vessel",
        Schema.Aircraft => "Airplane",
        Schema.Wallet => "CryptoWallet",
        _ => "LegalEntity",
    };

    private static string PropertyOf(NameKind kind) => kind switch
    {
        NameKind.Primary => "name",
        NameKind.WeakAlias => "weakAlias",
        NameKind.Former => "previousName",
        _ => "alias",
    };

    private static string PropertyOf(CountryRole role, Schema schema) => role switch
    {
        CountryRole.Nationality => "nationality",
        CountryRole.Birth => "birthCountry",
        CountryRole.Registration => schema == Schema.Vessel ? "flag" : "jurisdiction",
        _ => "country",
    };

    /// <summary>An entity while it is filled: what its schema has no property for is told in its notes.</summary>
    private sealed class Filling(FtmEntity entity)
    {
        private readonly FtmSchema _schema = FtmModel.Current.Find(entity.Schema)!;

        public FtmEntity Entity => entity;

        public void Add(string property, string? value, string? or = "notes")
        {
            if (_schema.Properties.ContainsKey(property)) entity.Add(property, value);
            else if (or is not null) entity.Add(or, value);
        }

        public void Number(Identifier number)
        {
            var property = Array.Find(PropertiesOf(number), _schema.Properties.ContainsKey);
            entity.Add(property ?? "notes", property is null ? $"{number.Label ?? number.Kind.ToString()}: {number.Number}" : number.Number);
        }

        private static string[] PropertiesOf(Identifier number) => (number.Kind, number.Label) switch
        {
            (_, "INN") => ["innCode"],
            (_, "OGRN") => ["ogrnCode"],
            (_, "USCC") => ["uscCode"],
            (_, "VAT") => ["vatCode"],
            (_, "SSN") => ["socialSecurityNumber", "idNumber"],
            (IdentifierKind.Passport, _) => ["passportNumber", "idNumber"],
            (IdentifierKind.TaxId, _) => ["taxNumber"],
            (IdentifierKind.Registration, _) => ["registrationNumber"],
            (IdentifierKind.Lei, _) => ["leiCode"],
            (IdentifierKind.Bic, _) => ["swiftBic"],
            (IdentifierKind.Imo, _) => ["imoNumber"],
            (IdentifierKind.Mmsi, _) => ["mmsi"],
            (IdentifierKind.AircraftNumber, _) => ["registrationNumber"],
            (IdentifierKind.Wallet, _) => ["publicKey"],
            _ => ["idNumber", "registrationNumber"],
        };
    }
}
