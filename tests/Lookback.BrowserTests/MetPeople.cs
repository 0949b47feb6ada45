using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Access;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Tests.Api;
using Lookback.Tests.Support;

namespace Lookback.BrowserTests;

/// <summary>
/// A store of a few invented people: one who hit nothing when met and whom a later edition names, one who was erased, and one to whom a source ties a
/// listed party.
/// </summary>
internal static class MetPeople
{
    public const string Password = "grey heron by the weir";
    public const string Listed = "Anselm Tolmazovac";

    private static readonly Lazy<NewPassword> Hashed = new(() => NewPassword.Require(Password, hasSecondFactor: false, []));

    public static ServedStore With(params (string Account, string Role)[] staff)
    {
        var store = new ServedStore().Staff("boss", "admin");
        foreach (var (account, role) in staff) store.Staff(account, role);
        return store.With(ledger =>
        {
            foreach (var (account, _) in staff) new SetPassword(ledger).Run(account, Hashed.Value, "by invitation");
            Some.Import(ledger, "2025-12-01", [Some.Listing("1", "Wanjiru Helvarainen", "1961-04-02")]);
            Some.Screen(
                ledger,
                Some.Encounter(Listed, "1970-02-14", "R-001", "2025-12-10"),
                Some.Encounter("Marta Qasemizadeh", "1982-07-01", "R-002", "2025-12-11"),
                Some.Encounter("Behruz Felsinaru", "1990-09-30", "R-003", "2025-12-12"),
                Some.Encounter("Tariq Varkonyev", "1955-01-20", "R-100", "2025-12-13"),
                Some.Encounter("یوسف ورکونیف", "1958-06-03", "R-100", "2025-12-14"));
            Some.Import(ledger, "2025-12-20", [Some.Listing("1", "Wanjiru Helvarainen", "1961-04-02"), Some.Listing("2", Listed, "1970-02-14")]);
            Some.Run(ledger);
            new EraseSubject(ledger).Run("R-003", "asked for it in writing, in person", "GDPR art. 17(1)(a)");
            Tie(ledger, "from,to,type,since\ntest-list:1,encounter:R-002,facilitated,2025-11\n");
        });
    }

    private static void Tie(Ledger ledger, string links) => new ImportLinks(ledger).Run(
        new LinkImportRequest(
            Sources.Text("links.csv", links),
            null,
            LinkMapping.None,
            new LinkDefaults
            {
                Day = default,
                Source = "harbour police",
                Grade = Grade.Parse("B2"),
                LegalBasis = "an invented Act s. 1",
            },
            null),
        static _ => { });
}
