using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// How evidence is weighed and when it is put before a person: data with a version and a hash, so that a screening can say which
/// policy it used and a change of policy is a reason to look back.
/// </summary>
/// <remarks>Weights are in logits (natural log-odds): +1 makes a match about 2.7 times as likely, 0 says nothing.</remarks>
public sealed record Policy
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        WriteIndented = true,
    };

    /// <summary>The policy that ships with the engine.</summary>
    public static Policy Default { get; } = new();

    /// <summary>The author's name for it; two policies of one version and different content differ in <see cref="Hash"/>.</summary>
    public string Version { get; init; } = "1";

    /// <summary>The scores from which a match is an alert.</summary>
    public Thresholds Thresholds { get; init; } = new();

    /// <summary>Thresholds of single watchlists, by short name; a list not named here has <see cref="Thresholds"/>.</summary>
    public IReadOnlyDictionary<string, Thresholds> Watchlists { get; init; } = new SortedDictionary<string, Thresholds>(StringComparer.Ordinal);

    /// <summary>How the alignment of two names is weighed.</summary>
    public NameModel Name { get; init; } = new();

    /// <summary>How birth dates are weighed.</summary>
    public BirthDateWeights BirthDate { get; init; } = new();

    /// <summary>How everything else is weighed.</summary>
    public FactWeights Facts { get; init; } = new();

    /// <summary>The identity of everything above but the version: equal hashes decide alike.</summary>
    [JsonIgnore]
    public string Hash => new ContentHash().Add("policy/1").Add((this with { Version = "" }).ToJson()).ToId();

    /// <summary>The thresholds in force for one watchlist.</summary>
    public Thresholds ThresholdsOf(WatchlistId watchlist) =>
        watchlist.Value is { } id && Watchlists.TryGetValue(id, out var own) ? own : Thresholds;

    /// <summary>JSON that <see cref="Parse"/> reads back.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a policy. What it leaves out is as in <see cref="Default"/>; a member it should not have is an error.</summary>
    /// <exception cref="JsonException">The text is no policy, or one of its numbers or curves is none; the message says where.</exception>
    public static Policy Parse(string json)
    {
        using var text = JsonDocument.Parse(json);
        try
        {
            PolicyCheck.Numbers(text.RootElement, "$");
            var policy = text.Deserialize<Policy>(Json) ?? throw new JsonException("a policy is an object, not null");
            PolicyCheck.Curves(policy.Name);
            return policy;
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            throw new JsonException("expected whole characters, found half a surrogate pair");
        }
    }
}

/// <summary>
/// The scores from which a match is an alert, by how much evidence besides the name agrees. Never higher for more evidence, so that
/// an agreeing fact never takes an alert away.
/// </summary>
public sealed record Thresholds
{
    /// <summary>From which score a match by name alone is an alert.</summary>
    public double NameOnly { get; init; } = 0.7;

    /// <summary>From which score a match is an alert once <see cref="Match.Corroboration"/> is 0.5 or more.</summary>
    public double Corroborated { get; init; } = 0.7;

    /// <summary>The lowest of them.</summary>
    [JsonIgnore]
    public double Least => Math.Min(NameOnly, Corroborated);

    /// <summary>The threshold for an amount of corroboration.</summary>
    public double For(double corroboration) => corroboration >= 0.5 ? Least : NameOnly;
}

/// <summary>Logits of what two birth dates are to each other.</summary>
public sealed record BirthDateWeights
{
    /// <summary>The same day.</summary>
    public double SameDay { get; init; } = 3.5;

    /// <summary>Day and month the other way round.</summary>
    public double Swapped { get; init; } = 2.2;

    /// <summary>One digit or one step of day or month apart, the year the same.</summary>
    public double DaySlip { get; init; } = 1.8;

    /// <summary>The same year, where one side states no more or states 1 January.</summary>
    public double SameYear { get; init; } = 1.3;

    /// <summary>The same year, day and month different.</summary>
    public double OtherDay { get; init; } = -0.8;

    /// <summary>The same day and month, the year a digit slip or swap apart.</summary>
    public double YearSlip { get; init; } = 0.8;

    /// <summary>Spans that overlap and say no more ("about 1960").</summary>
    public double Overlap { get; init; } = 0.6;

    /// <summary>One year apart.</summary>
    public double OneYear { get; init; } = -3.0;

    /// <summary>Two or three years apart, or the digits of the year swapped.</summary>
    public double FewYears { get; init; } = -4.5;

    /// <summary>Any other year.</summary>
    public double OtherYear { get; init; } = -7.0;

    /// <summary>The same month, where one side states no more: twelve times rarer by chance than a year.</summary>
    public double SameMonth { get; init; } = 1.9;

    /// <summary>The same year, and one day is of those that registers fill in (30 June, 31 December): more often a real birthday than 1 January.</summary>
    public double FilledIn { get; init; } = 0.5;

    /// <summary>
    /// One year apart where a side states the year alone: such years are reckoned from an age, which is one off as often as not, and
    /// any two people are one year apart once in thirty times.
    /// </summary>
    public double OneReckonedYear { get; init; } = -0.8;

    /// <summary>Two or three years apart where a side states the year alone.</summary>
    public double FewReckonedYears { get; init; } = -3.0;

    /// <summary>Added to what agrees only in another calendar: three calendars agree by chance three times as often.</summary>
    public double OtherCalendar { get; init; } = -0.8;
}

/// <summary>Logits of the other facts.</summary>
public sealed record FactWeights
{
    /// <summary>A country in common.</summary>
    public double CountryAgrees { get; init; } = 0.6;

    /// <summary>Countries on both sides and none in common.</summary>
    public double CountryDiffers { get; init; } = -0.8;

    /// <summary>The same number of a strong kind: passport, tax number, LEI, IMO, wallet.</summary>
    public double IdentifierAgrees { get; init; } = 9.0;

    /// <summary>Another number of the same kind and issuer.</summary>
    public double IdentifierDiffers { get; init; } = -0.5;

    /// <summary>The same sex.</summary>
    public double SexAgrees { get; init; } = 0.1;

    /// <summary>The other sex.</summary>
    public double SexDiffers { get; init; } = -1.5;

    /// <summary>A place of birth in common.</summary>
    public double BirthPlaceAgrees { get; init; } = 1.0;

    /// <summary>Places of birth without anything in common; places have many names.</summary>
    public double BirthPlaceDiffers { get; init; } = -0.3;

    /// <summary>The same number under another kind or issuer: registers number from one, but not all their readers copy the kind.</summary>
    public double IdentifierAlike { get; init; } = 1.0;

    /// <summary>The same number where it fails its check digits: a shared slip is a shared source, or a shared filling word.</summary>
    public double IdentifierFails { get; init; } = 5.0;

    /// <summary>The same number of five characters or fewer, whose issuer is not known of both; or branches of one bank.</summary>
    public double IdentifierShort { get; init; } = 2.5;

    /// <summary>Numbers one slip apart; also what passports of one family issued together are.</summary>
    public double IdentifierSlip { get; init; } = 1.2;

    /// <summary>Another number of a kind of which a party has one: LEI, IMO.</summary>
    public double IdentifierOfOneDiffers { get; init; } = -2.5;

    /// <summary>
    /// Of a name that many bear: how many times more a contradicting birth date counts, per weight that the name falls short of two
    /// rare parts. Of ten people called Wang Wei nine are somebody else before any date is looked at.
    /// </summary>
    public double CommonNameBirthDate { get; init; } = 3.0;

    /// <summary>The same for the other facts that contradict, on which parties differ from their listings more often.</summary>
    public double CommonNameOther { get; init; } = 1.0;

    /// <summary>The same address; households and offices share one, and so do thousands of companies under one agent.</summary>
    public double AddressAgrees { get; init; } = 2.0;

    /// <summary>The same telephone line.</summary>
    public double PhoneAgrees { get; init; } = 4.0;

    /// <summary>The same mailbox.</summary>
    public double EmailAgrees { get; init; } = 5.0;

    /// <summary>The same web site.</summary>
    public double WebsiteAgrees { get; init; } = 3.0;

    /// <summary>A weak alias that also fits, where a strong name does.</summary>
    public double WeakAlias { get; init; } = 0.4;
}
