using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>From a word to a screening or a subject: a position, an encounter's id, a subject's id or the start of one, a reference.</summary>
internal static class ScreeningWord
{
    /// <summary>The subject meant, and the one screening of it where the word is a position.</summary>
    /// <exception cref="RefusedException">Nobody known by then, or several.</exception>
    public static (long Subject, long? Screening) Find(Ledger ledger, string word, Horizon at)
    {
        if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && ledger.Views.Screenings.SubjectOf(position, at) is { } subject)
        {
            // A customer's number may well be some other person's position: whose is meant is not for us to guess.
            var others = ledger.Views.Encounters.FindNamed(word, at).Concat(ledger.Views.Erasures.KnownBy(word).Select(e => e.Erasure.Subject));
            return others.All(other => other == subject)
                ? (subject, position)
                : throw new RefusedException("ambiguous", $"\"{word}\" is a screening's position and another subject's reference: give an encounter's id");
        }

        var found = ledger.Views.Encounters.FindSubjects(word, at);
        if (found.Count > 1)
        {
            var several = found.Select(ledger.Views.Encounters.Subject).Select(s => s.Id.Value);
            throw new RefusedException("ambiguous", $"\"{word}\" names several subjects: {string.Join(", ", several)}");
        }

        if (found.Count == 1) return (found[0], null);
        // Of whom nothing was on record by then nothing is kept back.
        var erased = ledger.Views.Erasures.KnownBy(word).FirstOrDefault(e => ledger.Views.Encounters.Positions(e.Erasure.Subject, at).Count > 0);
        return erased is not null
            ? (erased.Erasure.Subject, null)
            : throw new RefusedException(
                "no-subject", $"\"{word}\" names no screening by position, and no subject by id, encounter or reference, known by then");
    }

    /// <summary>The position of the one screening meant: the last, where an encounter or a subject is named.</summary>
    public static long FindScreening(Ledger ledger, string word, Horizon at)
    {
        var (subject, screening) = Find(ledger, word, at);
        if (ledger.Views.Erasures.Of(subject) is { } erased) throw new RefusedException("not-replayable", erased.Because);
        if (screening is { } position) return position;
        var encounters = ledger.Views.Encounters.Of(subject, at);
        var named = encounters.Where(e => e.Encounter.Id.Value == word || e.Encounter.Reference == word).ToList();
        return (named.Count > 0 ? named : encounters)
            .Select(e => ledger.Views.Screenings.Latest(e.Position, at)?.Position)
            .Max() ?? throw new RefusedException("no-screening", $"\"{word}\" was not screened by then");
    }
}
