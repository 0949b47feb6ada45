using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Flows.Access;

/// <summary>Records of many persons as a file: a few a day for whoever may, and more with a second person's word.</summary>
internal sealed class AskExport(Ledger ledger)
{
    /// <summary>The time within which what a person had written without a second one is summed up.</summary>
    public static readonly TimeSpan Summed = TimeSpan.FromDays(1);

    /// <summary>How many lines may still go out to a person without a second one's word.</summary>
    /// <param name="person">The person, whichever account asks.</param>
    /// <param name="most">How many may within a day.</param>
    /// <param name="now">The moment.</param>
    public long Left(StaffId person, long most, DateTimeOffset now)
    {
        var from = ledger.HorizonAt(null, now - Summed).Position;
        return Math.Max(0, most - ledger.Views.Access.Exports.LinesAfter(from, person));
    }

    /// <summary>Puts on record that a file went out; before its first byte does.</summary>
    public void Write(ExportMade made) => ledger.Append(new EntryBody.ExportWritten(made));

    /// <summary>Asks for a second person's word.</summary>
    /// <exception cref="RefusedException">The reason is too short.</exception>
    public RecordedExport Run(string question, string purpose, string reason, long lines)
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        var position = ledger.Append(new EntryBody.ExportAsked(new ExportRequest
        {
            Account = by.Account, Person = by.Person, Question = question, Purpose = purpose, Reason = Reason.Require(reason), Lines = lines,
        }));
        return ledger.Views.Access.Exports.Of(position, ledger.Head)!;
    }
}
