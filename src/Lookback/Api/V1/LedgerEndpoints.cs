using System.Diagnostics;
using Lookback.Core.Access;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Verifying;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/ledger</c>: is everything on record what was written? As <c>lookback verify</c> asks it, beside whoever writes meanwhile.</summary>
internal static class LedgerEndpoints
{
    private const string Question = "ledger-verification";

    // It reads everything there is, on every core: one at a time.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/ledger/verification", async (Inquiry inquiry) => Answer.Of(await VerifyAsync(inquiry)));

    /// <summary>Which of the rights that it takes somebody has.</summary>
    public static Right RightOf(Caller caller) => caller.May(Right.Oversee) ? Right.Oversee : Right.SeeAudit;

    private static async Task<VerifyReport> VerifyAsync(Inquiry inquiry)
    {
        var right = RightOf(inquiry.Caller);
        await inquiry.RequireAsync(right, Question);
        var against = Against(inquiry);
        var views = inquiry.Flag("views") ? ViewCheck.Compared : ViewCheck.Skipped;
        if (!await Turn.WaitAsync(0, inquiry.Cancel))
            throw new RefusedException("store-busy", "the ledger is being verified already: ask again when that has ended");
        try
        {
            return await inquiry.ReadAsync(right, Question, (ledger, _) =>
            {
                var (watch, read) = (Stopwatch.StartNew(), TimeSpan.Zero);
                var verified = new Verification(ledger).Run(against, views, (_, _) =>
                {
                    inquiry.Cancel.ThrowIfCancellationRequested();
                    read = watch.Elapsed;
                });
                return VerifyReport.Of(ledger.Id, verified, read, watch.Elapsed);
            });
        }
        finally
        {
            Turn.Release();
        }
    }

    private static IReadOnlyList<TreeHead> Against(Inquiry inquiry) => inquiry.Text("against") is not { } text ? []
        : TreeHead.TryParse(text) is { } head ? [head]
        : throw new BadRequestException("against", $"expected a tree head such as 1234:9f86…, found \"{ReadIssue.Cut(text)}\"");
}
