using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Documents;

/// <summary>Gathers the fields of one row into an encounter.</summary>
/// <param name="today">The last day on which anybody met can have been born.</param>
internal sealed class RowFacts(DateOnly today)
{
    private readonly List<string> _names = [];
    private readonly List<string> _aliases = [];
    private readonly List<PartialDate> _birthDates = [];
    private readonly List<string> _birthPlaces = [];
    private readonly List<CountryTie> _countries = [];
    private readonly List<Identifier> _identifiers = [];
    private readonly List<string> _documents = [];
    private readonly List<string> _addresses = [];
    private readonly List<string> _phones = [];
    private readonly List<string> _emails = [];
    private readonly List<string> _websites = [];
    private readonly List<string> _notes = [];
    private string? _given;
    private string? _middle;
    private string? _family;
    private string? _schema;
    private string? _documentType;
    private string? _documentCountry;
    private string? _place;
    private string? _reference;
    private string? _booking;
    private string? _redressNumber;
    private DateTimeOffset? _metAt;
    private DateOnly? _metOn;
    private Sex _sex;

    public void Add(EncounterField field, string value)
    {
        value = value.Trim();
        if (value.Length == 0) return;
        switch (field)
        {
            case EncounterField.Ignore: break;
            case EncounterField.Name: _names.Add(value); break;
            case EncounterField.GivenName: _given = value; break;
            case EncounterField.MiddleName: _middle = value; break;
            case EncounterField.FamilyName: _family = value; break;
            case EncounterField.Alias: _aliases.AddRange(Several(value)); break;
            case EncounterField.Schema: _schema = value; break;
            case EncounterField.BirthDate: AddBirthDate(value); break;
            case EncounterField.BirthPlace: _birthPlaces.Add(value); break;
            case EncounterField.Country: AddCountries(value, CountryRole.Linked); break;
            case EncounterField.Nationality: AddCountries(value, CountryRole.Nationality); break;
            case EncounterField.Sex: AddSex(value); break;
            case EncounterField.Document: _documents.AddRange(Several(value)); break;
            case EncounterField.DocumentType: _documentType = value; break;
            case EncounterField.DocumentCountry: _documentCountry = value; break;
            case EncounterField.NationalId: AddIdentifier(IdentifierKind.NationalId, value); break;
            case EncounterField.TaxId: AddIdentifier(IdentifierKind.TaxId, value); break;
            case EncounterField.RegistrationNumber: AddIdentifier(IdentifierKind.Registration, value); break;
            case EncounterField.Lei: AddIdentifier(IdentifierKind.Lei, value); break;
            case EncounterField.Imo: AddIdentifier(IdentifierKind.Imo, value); break;
            case EncounterField.Bic: AddIdentifier(IdentifierKind.Bic, value); break;
            case EncounterField.Mmsi: AddIdentifier(IdentifierKind.Mmsi, value); break;
            case EncounterField.Wallet:
                foreach (var address in Several(value)) AddIdentifier(IdentifierKind.Wallet, address);
                break;
            case EncounterField.Phone: _phones.AddRange(Several(value)); break;
            case EncounterField.Email: _emails.AddRange(Several(value)); break;
            case EncounterField.Website: _websites.AddRange(Several(value)); break;
            case EncounterField.Address: _addresses.Add(value); break;
            case EncounterField.MetAt: AddMetAt(value); break;
            case EncounterField.Place: _place = value; break;
            case EncounterField.Reference: _reference = value; break;
            case EncounterField.Booking: _booking = value; break;
            case EncounterField.RedressNumber: _redressNumber = value; break;
            default: throw new InvalidOperationException($"no reading for field {field}");
        }
    }

    public EncounterRow ToRow(long line)
    {
        AddDocuments();
        var names = Names();
        var facts = new PartyFacts
        {
            Schema = SchemaWords.Read(_schema) ?? Guess(),
            Names = names,
            BirthDates = _birthDates.Distinct().ToList(),
            BirthPlaces = _birthPlaces,
            Countries = _countries.Distinct().ToList(),
            Identifiers = _identifiers,
            Sex = _sex,
            Addresses = _addresses,
            Phones = _phones,
            Emails = _emails,
            Websites = _websites,
        };
        if (_schema is not null && SchemaWords.Read(_schema) is null) Note("schema", "a kind of party such as person, company or vessel", _schema);
        return new EncounterRow
        {
            Line = line,
            Reference = _reference,
            Encounter = Encounter.Of(facts, _reference, _metAt, _place, _booking, _redressNumber, _metOn),
            Problem = names.Count == 0 && _identifiers.Count == 0 ? "no name" : null,
            Note = _notes.Count == 0 ? null : string.Join("; ", _notes),
        };
    }

    private static string[] Several(string value) =>
        value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private List<PartyName> Names()
    {
        var given = string.Join(' ', new[] { _given, _middle }.Where(p => p is not null));
        var joined = string.Join(' ', new[] { _given, _middle, _family }.Where(p => p is not null));
        var names = _names.ConvertAll(n => new PartyName { Full = n });
        if (joined.Length > 0)
        {
            // The parts say more than the same name written whole, so they replace it.
            names.RemoveAll(n => string.Equals(n.Full, joined, StringComparison.OrdinalIgnoreCase));
            names.Insert(0, new PartyName { Full = joined, Given = given.Length == 0 ? null : given, Family = _family });
        }

        names.AddRange(_aliases.Select(a => new PartyName { Full = a, Kind = NameKind.Alias }));
        return names.Where(n => n.Full.Any(char.IsLetterOrDigit)).ToList();
    }

    // A birth date or a given name is what persons have; nothing else is concluded.
    private Schema Guess() =>
        _birthDates.Count > 0 || _given is not null || _family is not null || _sex != Sex.Unknown ? Schema.Person : Schema.Unknown;

    private void AddBirthDate(string value)
    {
        if (!AmbiguousDate.TryRead(value, out var readings)) Note("birth_date", "a date", value);
        else if (readings.Any(d => d.Earliest > today)) Note("birth_date", "a day that has been", value);
        else _birthDates.AddRange(readings);
    }

    private void AddMetAt(string value)
    {
        DateTimeOffset? at = WrittenInstant.TryRead(value, out var instant) ? instant
            : AmbiguousDate.TryRead(value, out var days) && days.Count == 1 ? days[0].StartsAt
            : null;
        if (at is null) Note("met_at", "a date or instant such as 2024-05-31T09:12:00Z", value);
        else if (today < DateOnly.MaxValue && DateOnly.FromDateTime(at.Value.UtcDateTime) > today.AddDays(1)) Note("met_at", "a moment that has been", value);
        else (_metAt, _metOn) = (at, WrittenInstant.TryRead(value, out _) ? WrittenInstant.DayOf(value) : DateOnly.FromDateTime(at.Value.UtcDateTime));
    }

    private void AddCountries(string value, CountryRole role)
    {
        foreach (var word in Several(value))
        {
            if (Countries.Find(word) is { } country) _countries.Add(new CountryTie(country, role));
            else Note("country", "a country's name or code", word);
        }
    }

    private void AddSex(string value)
    {
        switch (value.ToLowerInvariant())
        {
            case "f" or "female" or "woman": _sex = Sex.Female; break;
            case "m" or "male" or "man": _sex = Sex.Male; break;
            case "x" or "u" or "unknown" or "other" or "<": break;
            default: Note("sex", "female, male or unknown", value); break;
        }
    }

    private void AddDocuments()
    {
        var kind = _documentType?.ToLowerInvariant() switch
        {
            null or "p" or "passport" or "travel document" => IdentifierKind.Passport,
            "i" or "id" or "national id" or "identity card" or "id card" => IdentifierKind.NationalId,
            "tax id" or "tax number" or "tin" => IdentifierKind.TaxId,
            "registration" or "registration number" or "company number" => IdentifierKind.Registration,
            "lei" => IdentifierKind.Lei,
            "imo" => IdentifierKind.Imo,
            "mmsi" => IdentifierKind.Mmsi,
            "bic" or "swift" => IdentifierKind.Bic,
            "wallet" or "crypto address" => IdentifierKind.Wallet,
            _ => IdentifierKind.Other,
        };
        foreach (var number in _documents) AddIdentifier(kind, number, _documentType);
    }

    private void AddIdentifier(IdentifierKind kind, string number, string? label = null)
    {
        CountryCode? country = null;
        if (kind == IdentifierKind.Passport && _documentCountry is not null)
        {
            country = Countries.Find(_documentCountry);
            if (country is null) Note("document_country", "a country's name or code", _documentCountry);
        }

        _identifiers.Add(new Identifier { Kind = kind, Number = number, Country = country, Label = kind == IdentifierKind.Other ? label : null });
    }

    private void Note(string field, string expected, string found) =>
        _notes.Add($"{field} left out: expected {expected}, found \"{ReadIssue.Cut(found)}\"");
}
