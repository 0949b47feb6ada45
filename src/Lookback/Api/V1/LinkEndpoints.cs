using Lookback.Core.Access;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/links</c>: what sources assert ties parties. Association, never a hit.</summary>
internal static class LinkEndpoints
{
    private static readonly string[] Fields = ["source", "grade", "legal_basis", "handling", "expires", "watchlist"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/links");
        links.MapGet("/", async (Inquiry inquiry) => Answer.Of(await ListAsync(inquiry)));
        links.MapPost("/", async (Inquiry inquiry) => Answer.Made(await ImportAsync(inquiry)));
        links.MapPost("/{link}/withdrawal", async (Inquiry inquiry, string link) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.WorkNetworks, "link-withdraw");
            return Answer.Of(await inquiry.WriteAsync(Right.WorkNetworks, "link-withdraw", ledger =>
            {
                if (ledger.Views.Networks.Links.Find(link, ledger.Head) is not [var found] || found.Link.Id.Value != link) throw Problems.Nothing();
                new WithdrawLinks(ledger).One(found, body.Reason);
                return new WithdrawalReport(1, 0);
            }));
        });
        links.MapPost("/withdrawal", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<SourceWithdrawal>(Right.WorkNetworks, "source-withdraw");
            return Answer.Of(await inquiry.WriteAsync(Right.WorkNetworks, "source-withdraw", ledger =>
            {
                var withdrawn = new WithdrawLinks(ledger).Of(body.Source, body.Reason);
                return new WithdrawalReport(withdrawn, ledger.Views.Networks.Links.CountRepeating(body.Source, ledger.Head));
            }));
        });
    }

    private static Task<Page<LinkLine>> ListAsync(Inquiry inquiry)
    {
        var (asked, reader) = (PageRequest.Of(inquiry), Parameters.Mark(inquiry.Text("handling"), "handling"));
        var (source, hidden) = (inquiry.Text("source"), inquiry.Flag("includeHidden"));
        return inquiry.ReadPersonsAsync<Page<LinkLine>>(Right.SeeNetworks, "links", (ledger, _) =>
        {
            var at = asked.At(ledger);
            var lines = LinkList.Of(ledger, source, reader, hidden, at, DateOnly.FromDateTime(inquiry.Now.UtcDateTime));
            var page = asked.Of(lines, l => l.KnownAt.UtcTicks, l => l.Link.Id.Value, l => l);
            return new(page, ShownPersons.Of(ledger, page.Items.SelectMany(l => new[] { l.Link.From, l.Link.To })), page.Items.Count);
        });
    }

    private static async Task<LinkImportReport> ImportAsync(Inquiry inquiry)
    {
        using var upload = await Upload.TakeAsync(inquiry, Right.WorkNetworks, "link-import", ["file", "nodes", "mapping"], Fields);
        var file = upload.File("file") ?? throw new BadRequestException("file", "expected a file of links, found none");
        var request = new LinkImportRequest(
            file,
            upload.File("nodes"),
            upload.File("mapping") is { } map ? LinkMapping.Parse(Text(map), map.Name) : LinkMapping.None,
            new LinkDefaults
            {
                Day = default,
                Source = Line(upload, "source"),
                Grade = Parameters.GradeOf(upload.Text("grade"), "grade"),
                LegalBasis = Line(upload, "legal_basis"),
                Handling = upload.Text("handling") is { } mark ? Parameters.Mark(mark, "handling") : default,
                Expires = upload.Text("expires") is not { } day ? null
                    : PartialDate.TryParse(day, out var expires) ? expires
                    : throw new BadRequestException("expires", $"expected a date such as 2030-12-31, found \"{ReadIssue.Cut(day)}\""),
            },
            upload.Text("watchlist") is { } list ? Parameters.Watchlist(list) : null);
        return await inquiry.WriteAsync(
            Right.WorkNetworks, "link-import", ledger => LinkImportReport.Of(file.Name, new ImportLinks(ledger).Run(request, static _ => { })));
    }

    private static string? Line(Upload upload, string name) => upload.Text(name)?.Trim() switch
    {
        null => null,
        { Length: > 0 and <= Link.MaxText } text when !text.Any(char.IsControl) => text,
        _ => throw new BadRequestException(name, FormattableString.Invariant($"expected a line of 1 to {Link.MaxText} characters, found another text")),
    };

    private static string Text(SourceFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }
}

/// <summary>Everything that a source said itself, to be withdrawn.</summary>
internal sealed record SourceWithdrawal(string Source, string Reason);
