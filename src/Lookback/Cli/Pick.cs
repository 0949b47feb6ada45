using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Cli;

/// <summary>From the start of an id to the one thing it names.</summary>
internal static class Pick
{
    /// <summary>A word that is there: what names a screening or a subject is looked up as it stands.</summary>
    public static string Word(string word) => string.IsNullOrWhiteSpace(word)
        ? throw new UsageException("expected a screening's position, an id or a reference, found an empty text")
        : word;

    /// <exception cref="RefusedException">Nothing, several, or something that was erased.</exception>
    public static T One<T>(Ledger ledger, string word, Func<string, IReadOnlyList<T>> find, string noun, string where)
    {
        if (string.IsNullOrWhiteSpace(word)) throw new UsageException($"{noun}: expected an id or the start of one, found an empty text");
        var found = find(word.Trim().ToLowerInvariant());
        return found.Count switch
        {
            1 => found[0],
            0 when ledger.Views.Erasures.KnownBy(word.Trim().ToLowerInvariant()) is [var erased, ..] =>
                throw new RefusedException("not-replayable", erased.Because),
            0 => throw new RefusedException($"no-{noun}", $"\"{word}\" names no {noun}: `{where}` shows them"),
            _ => throw new RefusedException("ambiguous", $"\"{word}\" names several {noun}s: give more of it"),
        };
    }
}
