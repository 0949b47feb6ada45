using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows.Networks;

/// <summary>From a word to the encounters that it names: an encounter's id, a client's reference, or a subject's id.</summary>
internal static class MetEncounters
{
    /// <summary>The encounters that a word names, oldest first.</summary>
    /// <exception cref="RefusedException">It names nobody, several subjects, or somebody who was erased.</exception>
    public static IReadOnlyList<RecordedEncounter> Named(Ledger ledger, string word, Horizon at)
    {
        word = word.Trim();
        if (word.Length == 0) throw new RefusedException("no-subject", "expected an id or a reference, found an empty text");
        if (ledger.Views.Encounters.Find(new EncounterId(word)) is { } one && one <= at.Position) return [ledger.Views.Encounters.At(one)];
        var subjects = ledger.Views.Encounters.FindSubjects(word, at);
        if (subjects.Count == 0)
        {
            throw ledger.Views.Erasures.KnownBy(word) is [var erased, ..]
                ? new RefusedException("not-replayable", erased.Because)
                : new RefusedException("no-subject", $"\"{word}\" names no subject by id, encounter or reference");
        }

        var met = subjects.SelectMany(s => ledger.Views.Encounters.Of(s, at)).ToList();
        var named = met.Where(e => e.Encounter.Reference == word).ToList();
        if (named.Count > 0) met = named;
        return met.Select(e => e.Encounter.Subject).Distinct().Count() == 1
            ? [.. met.OrderBy(e => e.Position)]
            : throw new RefusedException(
                "ambiguous",
                $"\"{word}\" names {met.Count} encounters of several subjects: give one encounter's id "
                + $"({string.Join(", ", met.Take(5).Select(e => e.Encounter.Id))})");
    }
}
