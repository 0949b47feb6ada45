using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Health;

/// <summary>
/// Whether an edition is likely what its publisher meant. A list that shrank by a sixth is far more often a broken download than a sixth of its
/// parties delisted in a day; so is one that lost a whole programme, or no longer says when anybody was born.
/// </summary>
public static class EditionHealth
{
    /// <summary>Largest believable loss of listings from one edition to the next, as a share; of a whole list as of one programme.</summary>
    public const double MaxShrink = 0.15;

    /// <summary>The same of one programme: OFAC has ended a fifth of one in a day.</summary>
    public const double MaxProgrammeShrink = 0.2;

    /// <summary>The same where much time lies between the two.</summary>
    public const double MaxShrinkInTime = 0.5;

    /// <summary>Days between two editions within which what goes goes at once.</summary>
    public const int AtOnceDays = 45;

    /// <summary>Losses up to this number are believed whatever their share: on a short list a few delistings are a sixth.</summary>
    public const int AlwaysBelieved = 10;

    /// <summary>Largest bearable share of rows that could not be read.</summary>
    public const double MaxLostRows = 0.05;

    /// <summary>Growth by this share is rare enough to be looked at; to hold it back would only keep listings from being screened against.</summary>
    public const double WatchedGrowth = 0.25;

    /// <summary>
    /// Listings that must have had a programme or a fact for its loss to mean anything. A programme of a few may end in a day.
    /// </summary>
    public const int Telling = 50;

    /// <summary>A fact is said to be gone where less than this share of it is left, by share of the listings.</summary>
    public const double MinFilled = 0.7;

    /// <summary>Where less than this share is left, it is worth a look.</summary>
    public const double WatchedFilled = 0.85;

    /// <summary>Largest bearable share of persons with a birth that cannot be.</summary>
    public const double MaxImplausible = 0.02;

    /// <summary>How far ahead of our clock a publisher's date may be: their day may have begun before ours.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <summary>Every check that is about the edition itself and the one before it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="before">The one that it replaces, or would; <see langword="null"/> for a list's first.</param>
    /// <param name="newest">The newest publication date of any edition loaded before; the one in force may have none.</param>
    /// <param name="now">The moment of the import.</param>
    public static IEnumerable<HealthFinding> Of(Edition edition, Edition? before, DateTimeOffset? newest, DateTimeOffset now)
    {
        yield return Future(edition, now);
        yield return Older(edition, newest);
        yield return Files(edition, before);
        yield return Rows(edition);
        yield return Shrink(edition, before);
        yield return Reused(edition, before);
        yield return Renamed(edition, before);
        yield return Programmes(edition, before);
        yield return Fields(edition, before);
        yield return Growth(edition, before);
        yield return Births(edition);
    }

    /// <summary>Whether a list is behind its publisher's usual pace.</summary>
    /// <param name="edition">The edition in force.</param>
    /// <param name="loadedAt">When it was loaded, which counts where the publication is not known.</param>
    /// <param name="mostDays">Days within which a new edition is expected; <see langword="null"/> where that is not known.</param>
    /// <param name="now">Now.</param>
    public static HealthFinding Age(Edition edition, DateTimeOffset loadedAt, int? mostDays, DateTimeOffset now)
    {
        var days = (long)Math.Floor((now - (edition.PublishedAt ?? loadedAt)).TotalDays);
        var old = edition.PublishedAt is null ? Text($"undated, loaded {days} days ago") : Text($"{days} days old");
        return mostDays is { } most && days > most
            ? new("stale", HealthVerdict.Watch, Text($"the edition in force is {old}: expected a newer one within {most}"))
            : new("stale", HealthVerdict.Fine, old);
    }

    /// <summary>Whether it is known when the edition was published: without that nobody can say how old it is, or which of two is the newer.</summary>
    public static HealthFinding Dated(Edition edition) => edition.PublishedAt is { } at
        ? Fine("undated", $"published on {Day(at)}")
        : new("undated", HealthVerdict.Watch, "its files carry no date and none was given: expected one, which `list import --published` gives");

    private static HealthFinding Future(Edition edition, DateTimeOffset now) => edition.PublishedAt > now + MaxAhead
        ? new(
            "published-in-future",
            HealthVerdict.Refuse,
            $"this edition of {edition.Watchlist} is said to be published on {Day(edition.PublishedAt.Value)}: expected a day not after today, {Day(now)}")
        : Fine("published-in-future", edition.PublishedAt is { } at ? $"published on {Day(at)}" : "it does not say when it was published");

    private static HealthFinding Older(Edition edition, DateTimeOffset? newest) => newest is { } last && edition.PublishedAt < last
        ? new(
            "older-edition",
            HealthVerdict.Refuse,
            $"this edition of {edition.Watchlist} was published on {Day(edition.PublishedAt!.Value)}: "
            + $"expected one not older than the newest loaded, of {Day(last)}")
        : Fine("older-edition", "not older than any that was loaded");

    // Sets lose a file of comments now and then; a set that became one file has lost its aliases.
    private static HealthFinding Files(Edition edition, Edition? before) =>
        before is not null && before.Format == edition.Format && edition.Files.Count == 1 && before.Files.Count > 1
            ? new(
                "fewer-files",
                HealthVerdict.Refuse,
                Text($"this edition of {edition.Watchlist} came in one file: expected {before.Files.Count} ")
                + "as in the edition in force, else its aliases and addresses would be lost")
            : Fine("fewer-files", edition.Files.Count == 1 ? "1 file" : Text($"{edition.Files.Count} files"));

    private static HealthFinding Rows(Edition edition)
    {
        if (edition.Profile is not { } profile) return Unknown("too-many-bad-rows");
        return profile.LostRows > profile.Rows * MaxLostRows
            ? new(
                "too-many-bad-rows",
                HealthVerdict.Refuse,
                Text($"{profile.LostRows} of {profile.Rows} rows could not be taken: expected at most {MaxLostRows:P0}; ")
                + $"the first: {edition.Issues.FirstOrDefault(i => i.Weight == ReadIssueWeight.Row) ?? edition.Issues.FirstOrDefault()}")
            : Fine("too-many-bad-rows", Text($"{profile.LostRows} of {profile.Rows} rows could not be taken"));
    }

    private static HealthFinding Shrink(Edition edition, Edition? before)
    {
        const string check = "edition-shrank";
        if (before is null) return First(check);
        var gone = Gone(edition);
        var believed = Believed(edition, before);
        return gone > AlwaysBelieved && gone > before.Counts.Listings * believed
            ? new(
                check,
                HealthVerdict.Refuse,
                Text($"this edition of {edition.Watchlist} lacks {gone} of the {before.Counts.Listings} listings in force: ")
                + Text($"expected at most {believed:P0} to go at once"))
            : Fine(check, Text($"{gone} of {before.Counts.Listings} listings went"));
    }

    // Whose party lives on under another id has not gone, nor has an id that names another party.
    private static long Gone(Edition edition) => edition.Counts.Removed - (edition.Profile?.ReusedIds ?? 0);

    /// <summary>What may go between two editions: more where months lie between them.</summary>
    private static double Believed(Edition edition, Edition before)
    {
        var days = edition.PublishedAt is { } now && before.PublishedAt is { } then ? (now - then).TotalDays : 0;
        return Math.Clamp(MaxShrink * days / AtOnceDays, MaxShrink, MaxShrinkInTime);
    }

    // Publishers do so now and then; a column that slipped does so with every listing.
    private static HealthFinding Reused(Edition edition, Edition? before)
    {
        const string check = "ids-reused";
        if (before is null) return First(check);
        if (edition.Profile is not { } profile) return Unknown(check);
        var said = Text($"{profile.ReusedIds} ids of {before.Counts.Listings} in force name another party in this edition of {edition.Watchlist}");
        return profile.ReusedIds > AlwaysBelieved && profile.ReusedIds > before.Counts.Listings * MaxShrink
            ? new(check, HealthVerdict.Refuse, Text($"{said}: expected at most {MaxShrink:P0}"))
            : Fine(check, said);
    }

    // Parties are renamed one by one; a column that slipped renames them all.
    private static HealthFinding Renamed(Edition edition, Edition? before)
    {
        const string check = "edition-renamed";
        if (before is null) return First(check);
        if (edition.Profile is not { } profile) return Unknown(check);
        var said = Text($"{profile.Renamed} of {before.Counts.Listings} listings in force share no name with what this edition ")
            + $"of {edition.Watchlist} calls them";
        return profile.Renamed > AlwaysBelieved && profile.Renamed > before.Counts.Listings * MaxShrink
            ? new(check, HealthVerdict.Refuse, Text($"{said}: expected at most {MaxShrink:P0}"))
            : Fine(check, said);
    }

    // A consolidated list once came without one of the lists in it, and was no shorter than a bad week would have made it.
    private static HealthFinding Programmes(Edition edition, Edition? before)
    {
        const string check = "programme-shrank";
        if (before is null) return First(check);
        if (before.Profile is not { } then || edition.Profile is not { } now) return Unknown(check);
        // Where the programmes are called otherwise, none of them has shrunk.
        if (then.Programmes.Count > 0 && !then.Programmes.Keys.Any(now.Programmes.ContainsKey))
            return new(check, HealthVerdict.Watch, "no programme is called as in the edition before");
        var believed = Math.Max(MaxProgrammeShrink, Believed(edition, before));
        var worst = then.Programmes
            .Select(p => (Programme: p.Key, Before: p.Value, Now: now.Programmes.GetValueOrDefault(p.Key)))
            // Listings that are only said to stand under another programme have not gone.
            .Where(p => p.Before >= Telling && Math.Min(p.Before - p.Now, Gone(edition)) is var lost && lost > AlwaysBelieved && lost > p.Before * believed)
            .OrderByDescending(p => p.Before - p.Now)
            .ToList();
        return worst is [var most, ..]
            ? new(
                check,
                // A programme may end, which takes longer than from one edition to the next.
                believed > MaxProgrammeShrink ? HealthVerdict.Watch : HealthVerdict.Refuse,
                Text($"programme {most.Programme} has {most.Now} listings in this edition of {edition.Watchlist} and had {most.Before}: ")
                + Text($"expected at most {believed:P0} to go at once{(worst.Count > 1 ? Text($"; {worst.Count - 1} more shrank") : "")}"))
            : Fine(check, Text($"none of {then.Programmes.Count} programmes lost more than {believed:P0}"));
    }

    private static HealthFinding Fields(Edition edition, Edition? before)
    {
        const string check = "field-vanished";
        if (before is null) return First(check);
        if (before.Profile is not { } then || edition.Profile is not { } now) return Unknown(check);
        if (before.Counts.Listings == 0 || edition.Counts.Listings == 0) return Unknown(check);
        var gone = then.Filled
            .Select(f => (Field: f.Key, Before: f.Value, Now: now.Filled.GetValueOrDefault(f.Key)))
            .Where(f => f.Before >= Telling && Share(f.Now, edition) < WatchedFilled * Share(f.Before, before))
            .ToList();
        if (gone.Count == 0) return Fine(check, Text($"each of {then.Filled.Count} kinds of facts is stated as often as before"));
        var (field, had, has) = gone.MinBy(f => f.Now / (double)f.Before);
        var isGone = Share(has, edition) < MinFilled * Share(had, before);
        var more = gone.Count > 1 ? Text($"; {gone.Count - 1} more kinds of facts went") : "";
        var sentence = Text($"{has} of {edition.Counts.Listings} listings in this edition of {edition.Watchlist} {Words(field)}, ")
            + Text($"and {had} of {before.Counts.Listings} had: expected about as large a share{more}");
        // Another format of the same list may rightly say less.
        return new(check, isGone && before.Format == edition.Format ? HealthVerdict.Refuse : HealthVerdict.Watch, sentence);
    }

    /// <summary>What listings are or have, as <see cref="EditionCensus"/> counts it.</summary>
    private static string Words(string field) => field switch
    {
        "designated" => "say when they were designated",
        "sex" => "state a sex",
        "person" or "vessel" => $"are {field}s",
        "organization" => "are organizations",
        "original_script" => "have a name in its original script",
        "address" or "alias" or "identifier" => $"have an {field}",
        _ => $"have a {field.Replace('_', ' ')}",
    };

    private static double Share(long count, Edition edition) => count / (double)edition.Counts.Listings;

    private static HealthFinding Growth(Edition edition, Edition? before)
    {
        const string check = "edition-grew";
        if (before is null) return First(check);
        var (then, now, added) = (before.Counts.Listings, edition.Counts.Listings, edition.Counts.Added);
        var said = Text($"this edition of {edition.Watchlist} has {now} listings and the one in force {then}");
        return added <= Telling || then < Telling ? Fine(check, said)
            : now > then * (1 + WatchedGrowth) ? new(check, HealthVerdict.Watch, Text($"{said}: more than {WatchedGrowth:P0} were added at once"))
            : Fine(check, said);
    }

    private static HealthFinding Births(Edition edition)
    {
        const string check = "implausible-births";
        if (edition.Profile is not { } profile) return Unknown(check);
        var (wrong, of) = (profile.ImplausibleBirths, profile.Filled.GetValueOrDefault("birth_date"));
        var said = Text($"{wrong} of {of} listings with a birth date are of persons born in the future, or less than 5 or more than 150 years ago");
        return wrong > AlwaysBelieved && wrong > of * MaxImplausible ? new(check, HealthVerdict.Refuse, Text($"{said}: expected at most {MaxImplausible:P0}"))
            : wrong > 0 ? new(check, HealthVerdict.Watch, said)
            : Fine(check, said);
    }

    private static HealthFinding Fine(string check, string because) => new(check, HealthVerdict.Fine, because);

    private static HealthFinding First(string check) => Fine(check, "the first edition: nothing to hold it against");

    private static HealthFinding Unknown(string check) => Fine(check, "not known of editions that were loaded before this was counted");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
