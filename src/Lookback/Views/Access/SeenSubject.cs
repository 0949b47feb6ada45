using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Access;

/// <summary>From a word to the subject whose readers are asked for.</summary>
internal static class SeenSubject
{
    /// <summary>The position at which it was first met: of an id, a reference, or the position itself, by which those are known who were erased.</summary>
    /// <exception cref="RefusedException">Nobody, or several.</exception>
    public static long Position(Ledger ledger, string word, Horizon at)
    {
        var found = ledger.Views.Encounters.FindSubjects(word.Trim(), at)
            .Concat(ledger.Views.Erasures.KnownBy(word.Trim()).Select(e => e.Erasure.Subject))
            .Distinct()
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 when long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var position) => position,
            0 => throw new RefusedException("no-subject", "the word names nobody who was met"),
            _ => throw new RefusedException("ambiguous", "the word names several who were met: give an id or a position"),
        };
    }
}
