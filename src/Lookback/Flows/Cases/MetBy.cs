using Lookback.Core.Records;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows.Cases;

/// <summary>From a word to the encounter that it names.</summary>
internal static class MetBy
{
    /// <summary>The last encounter that a word names: an encounter's id, a reference, a subject.</summary>
    /// <exception cref="RefusedException">It names nobody, several, or somebody who was erased.</exception>
    public static Met Word(Ledger ledger, string word)
    {
        var named = MetEncounters.Named(ledger, word, ledger.Head)[^1];
        return new Met(named.Position, ledger.Views.Encounters.FindNamed(named.Encounter.Id.Value, ledger.Head)[0]);
    }
}
