using System.Security.Cryptography;
using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Lists.Health;
using Lookback.Core.Lists.Ofac;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>An edition to import.</summary>
/// <param name="Watchlist">The list it is an edition of.</param>
/// <param name="Files">Its files.</param>
/// <param name="PublishedAt">When it was published, where the caller knows; it goes before what the file says.</param>
/// <param name="Mapping">For a CSV of no known format.</param>
/// <param name="ForcedBecause">Why the guards are to be overridden, if they are.</param>
internal sealed record ImportRequest(
    WatchlistId Watchlist,
    IReadOnlyList<SourceFile> Files,
    DateTimeOffset? PublishedAt,
    ColumnMapping? Mapping,
    string? ForcedBecause)
{
    /// <summary>The edition that this one takes back, if it does.</summary>
    public EditionId? Recalls { get; init; }

    /// <summary>Whether <see cref="PublishedAt"/> is what the index beside its file says.</summary>
    public bool IsDatedByIndex { get; init; }

    /// <summary>From when it counts in the world, where that is not its publication: of a recall.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>The one check that the reason overrides; <see langword="null"/> for all of them.</summary>
    public string? Overrides { get; init; }

    /// <summary>Whether an edition without any listing is one: of a list that follows from decisions, all of which may have lapsed.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>The delta that the file was made of, as it was received, if it was.</summary>
    public SourceFile? Delta { get; init; }

    /// <summary>When the publisher's server says that its files changed last: what counts where neither the caller nor the file says a date.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>What an import did.</summary>
/// <param name="Loaded">The edition, as it stands in the ledger.</param>
/// <param name="Before">The edition it replaced.</param>
/// <param name="InForce">Where the same bytes were loaded before, so that nothing was changed: the edition in force.</param>
/// <param name="Notes">What the caller should know beside it, a sentence each.</param>
internal sealed record ImportResult(LoadedEdition Loaded, LoadedEdition? Before, LoadedEdition? InForce, params IReadOnlyList<string> Notes);

/// <summary>
/// Brings an edition of a watchlist into force: all of it or nothing, in one append. What is written is the difference to the edition
/// before it, so the ledger grows with the change.
/// </summary>
internal sealed class ImportEdition(Ledger ledger)
{
    private const int MaxRepeated = 100;

    /// <summary>Imports, or finds that there is nothing to do.</summary>
    /// <exception cref="RefusedException">
    /// The files are no edition of that list; or a check held them back, and they were kept aside: nothing else was changed.
    /// </exception>
    public ImportResult Run(ImportRequest request, Action<long> progress)
    {
        if (request.Mapping is null && IndexedFile.Among(request.Files, request.Watchlist) is { } indexed)
        {
            var dated = request.PublishedAt is null && indexed.PublishedAt is not null;
            return Run(
                request with { Files = [indexed.File], PublishedAt = request.PublishedAt ?? indexed.PublishedAt, IsDatedByIndex = dated }, progress);
        }

        if (request is not { Mapping: null, Delta: null, Files: [var only] }) return Import(request, progress);
        if (EmptyDelta(request.Watchlist, only) is { } nothing) return nothing;
        if (!FtmDelta.Is(only)) return Import(request, progress);
        if (request.ForcedBecause is null && KnownDelta(request.Watchlist, only) is { } known) return known;
        using var delta = new DeltaFile(ledger, request.Watchlist, only);
        return Import(request with { Files = [delta.Whole], Delta = only }, progress);
    }

    private ImportResult? EmptyDelta(WatchlistId watchlist, SourceFile file)
    {
        if (!FtmDelta.IsEmpty(file)) return null;
        return ledger.Views.Editions.InForce(watchlist, ledger.Head) is { Edition.Format: nameof(ListFormat.FollowTheMoney) } inForce
            ? new ImportResult(inForce, null, inForce, $"{file.Name} is a delta of no changes: the edition in force stays as it is")
            : null;
    }

    // Put upon what was made of it, it would seem to be another list's. Once another followed it, it may be what the publisher says again.
    private ImportResult? KnownDelta(WatchlistId watchlist, SourceFile file) =>
        ledger.Views.Editions.InForce(watchlist, ledger.Head) is { Edition.Delta: { } made } inForce && made.Sha256 == Fingerprint(file).Sha256
            ? new ImportResult(inForce, null, inForce, $"{file.Name} is the delta that the edition in force was made of: it is put upon no other")
            : null;

    private ImportResult Import(ImportRequest request, Action<long> progress)
    {
        var originals = request.Files.Select(Fingerprint).ToList();
        var id = EditionIdOf(originals, request.Mapping);
        var delta = request.Delta is { } received ? Fingerprint(received) : null;
        var head = ledger.Head;
        var history = ledger.Views.Editions.History(request.Watchlist, head);
        var before = history.LastOrDefault();
        // Bytes that a later edition replaced come back into force only if somebody says why, or if a delta leads back to them.
        var loaded = history.LastOrDefault(e => e.Edition.Id == id);
        if (loaded is not null && (loaded == before || request is { ForcedBecause: null, Delta: null })) return new ImportResult(loaded, null, before);

        var reading = ListReader.Open(request.Watchlist, request.Files, KnownWatchlists.FormatsOf(request.Watchlist, request.Mapping), request.Mapping);
        using var append = ledger.BeginAppend();
        var repeated = new List<ReadIssue>();
        var census = new EditionCensus(DateOnly.FromDateTime(append.KnownAt.UtcDateTime));
        var counts = Append(append, request, reading, head, census, repeated, progress);
        var edition = new Edition
        {
            Id = id,
            Watchlist = request.Watchlist,
            Format = reading.Format.ToString(),
            PublishedAt = request.PublishedAt ?? reading.PublishedAt ?? loaded?.Edition.PublishedAt ?? request.ChangedAt,
            EffectiveAt = request.EffectiveAt,
            Files = originals,
            Delta = delta,
            Counts = counts,
            IssueCount = reading.IssueCount + repeated.Count,
            Issues = [.. reading.Issues, .. repeated.Take(MaxRepeated)],
            Dropped = reading.Dropped,
            ForcedBecause = request.ForcedBecause,
            Profile = census.Build(reading.RowsRead, reading.RowsLost + repeated.Count),
            Recalls = request.Recalls,
            Mapping = request.Mapping?.Text,
        };
        if (EditionGuard.Against(edition, before?.Edition, RecalledEditions.Newest(history), append.KnownAt, request.Overrides) is { } finding)
        {
            append.Dispose();
            // What is held back already, and forced against one check, is on record.
            if (request.Overrides is null) KeepAside(new RefusedEdition(edition, finding.Check, finding.Because), request);
            throw EditionGuard.Refusal(finding);
        }

        Keep(append, edition, request);
        var position = append.Add(new EntryBody.EditionLoaded(edition));
        append.Commit();
        return new ImportResult(
            new LoadedEdition(edition, position, append.KnownAt, null), before, null,
            [.. Dating.Notes(request, reading.PublishedAt, edition.PublishedAt), .. FormatSwitch.Notes(edition, before?.Edition), .. OtherList(edition)]);
    }

    // Content rules, and a file may be called as anybody likes: it is said and not refused.
    private static IEnumerable<string> OtherList(Edition edition) => edition.Files
        .Where(f => OfacLists.IsCalledAsTheOther(edition.Watchlist, f.Name))
        .Take(1)
        .Select(f => $"{f.Name} is called as OFAC calls the files of its other list: see that it is one of {edition.Watchlist}");

    // On record once, however often it is brought again.
    private void KeepAside(RefusedEdition refused, ImportRequest request)
    {
        var (edition, check, _) = refused;
        if (HeldBack.All(ledger, ledger.Head).Any(r =>
            r.Refused.Edition.Watchlist == edition.Watchlist && r.Refused.Edition.Id == edition.Id && r.Refused.Check == check
            && r.Refused.Edition.PublishedAt == edition.PublishedAt))
        {
            return;
        }

        using var append = ledger.BeginAppend();
        Keep(append, edition, request);
        append.Add(new EntryBody.EditionRefused(refused));
        append.Commit();
    }

    private static void Keep(Append append, Edition edition, ImportRequest request)
    {
        for (var i = 0; i < edition.Files.Count; i++) Keep(append, edition.Files[i], request.Files[i]);
        if (edition.Delta is { } delta) Keep(append, delta, request.Delta!);
    }

    private static void Keep(Append append, OriginalFile original, SourceFile file)
    {
        using var bytes = file.Open();
        append.Keep(original.Sha256, original.Length, bytes);
    }

    private EditionCounts Append(
        Append append, ImportRequest request, EditionReading reading, long head, EditionCensus census, List<ReadIssue> repeated, Action<long> progress)
    {
        var inForce = ledger.Views.Listings.Hashes(request.Watchlist, head);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (added, changed, reworded, reused) = (0L, 0L, 0L, 0L);
        foreach (var text in reading.Listings(request.MayBeEmpty))
        {
            if (!seen.Add(text.Id.Key))
            {
                repeated.Add(reading.LeftOut("key", "each listing once", $"{text.Id.Key} again, left out: {text.Facts.Names[0].Full}"));
                continue;
            }

            census.Add(text);
            progress(seen.Count);
            if (!inForce.TryGetValue(text.Id.Key, out var hashes))
            {
                added++;
            }
            else if (hashes.TextHash == FactsHash.Of(text))
            {
                continue;
            }
            else if (hashes.FactsHash == FactsHash.Of(text.Facts))
            {
                reworded++;
            }
            else
            {
                switch (ReusedId.Of(ledger.Views.Listings.Text(hashes.Position).Facts, text.Facts))
                {
                    case ChangedParty.Another:
                        append.Add(new EntryBody.ListingEnded(new Delisting(text.Id, null, ReusedId.Because)));
                        census.AddReusedId();
                        reused++;
                        break;
                    case ChangedParty.Renamed:
                        census.AddRenamed();
                        changed++;
                        break;
                    default:
                        changed++;
                        break;
                }
            }

            append.Add(new EntryBody.ListingStated(text));
        }

        append.Flush();
        var endings = Endings(request.Watchlist, inForce, seen, append.NextPosition);
        foreach (var ending in endings) append.Add(new EntryBody.ListingEnded(ending));
        var merged = endings.Count(e => e.MergedInto is not null);
        return new EditionCounts
        {
            Listings = seen.Count,
            Added = added + reused,
            Changed = changed,
            Reworded = reworded,
            Merged = merged,
            Removed = endings.Count - merged + reused,
        };
    }

    private List<Delisting> Endings(WatchlistId watchlist, Dictionary<string, ListingHashes> inForce, HashSet<string> seen, long at)
    {
        var removed = inForce.Where(l => !seen.Contains(l.Key)).Select(l => ledger.Views.Listings.Text(l.Value.Position)).ToList();
        if (removed.Count == 0) return [];
        var gone = removed.Select(r => r.Id.Key).ToHashSet(StringComparer.Ordinal);
        var current = ledger.Views.Listings.InForce(watchlist, at).Select(l => l.Text).Where(t => !gone.Contains(t.Id.Key));
        var merges = EditionDiff.Compute([], removed, [], current).Merged.ToDictionary(m => m.Gone.Id);
        return removed
            .OrderBy(r => r.Id.Key, StringComparer.Ordinal)
            .Select(r => merges.TryGetValue(r.Id, out var merge)
                ? new Delisting(r.Id, merge.LivesOnUnder, merge.Why)
                : new Delisting(r.Id, null, null))
            .ToList();
    }

    private static OriginalFile Fingerprint(SourceFile file)
    {
        using var stream = file.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = stream.Read(buffer)) > 0; length += read) hash.AppendData(buffer, 0, read);
        return new OriginalFile(file.Name, Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    // The order in which files are named does not matter; how a table is read does.
    private static EditionId EditionIdOf(IReadOnlyList<OriginalFile> files, ColumnMapping? mapping)
    {
        var hashes = files.Select(f => f.Sha256).Order(StringComparer.Ordinal).ToList();
        return new EditionId(new ContentHash().Add("edition").AddAll(hashes).Add(mapping?.Hash).ToId());
    }
}
