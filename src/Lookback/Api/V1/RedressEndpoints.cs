using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Serving;
using Lookback.Views.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>
/// <c>/api/v1/redress</c>: for whoever was taken for somebody else. The form, handing it in and asking where it stands take no account; whoever works
/// on requests finds them among the cases.
/// </summary>
internal static class RedressEndpoints
{
    private const string Workflow = "redress-1";
    private static readonly CaseWork Requests = new(Right.SeeCases, Right.WorkCases, Workflow);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var redress = routes.MapGroup("/redress");
        redress.MapGet("/form", (HttpContext http, PublicDoor door) =>
        {
            door.Pass(http, "form");
            return Results.Text(RedressForm.Blank, "text/plain; charset=utf-8");
        });
        redress.MapPost("/", async (HttpContext http, PublicDoor door, Desk desk) => Answer.Made(await FileAsync(http, door, desk)));
        redress.MapPost("/status", async (HttpContext http, PublicDoor door, Desk desk) => Answer.Of(await StatusAsync(http, door, desk)));
        redress.MapPost("/{id}/likeness", async (Inquiry inquiry, string id) => Answer.Of(await LikenessAsync(inquiry, id)));
        redress.MapPost("/{id}/answer", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<RedressAnswer>(Right.WorkCases, "redress-answer");
            await Requests.DoAsync(inquiry, Right.WorkCases, "redress-answer", id, body.ExpectedPosition, (ledger, file, now) =>
                new AnswerRedress(ledger, now).Run(file, body.Mode, body.ReasonCode, body.Reason, inquiry.Caller.Account));
            return Answer.Of(await LetterAsync(inquiry, id));
        });
        redress.MapGet("/{id}/letter", async (Inquiry inquiry, string id) => Answer.Of(await LetterAsync(inquiry, id)));
    }

    private static async Task<RedressReference> FileAsync(HttpContext http, PublicDoor door, Desk desk)
    {
        door.Pass(http, "file");
        PublicDoor.Narrow(http);
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var now = desk.Time.GetUtcNow();
        var read = RedressForm.Read(new SourceFile("the form", () => new MemoryStream(bytes.ToArray())), DateOnly.FromDateTime(now.UtcDateTime)).ToJson();
        return await desk.WriteAsync(
            PublicDoor.Account,
            ledger =>
            {
                // The same form again is the same request: whoever did not hear the answer sends it again, and gets their reference.
                var id = CaseFile.Of(new CaseFile { Id = default, Workflow = Workflow, Version = 0, Form = read, At = now }).Id;
                return new RedressReference(
                    (ledger.Views.Cases.Files.Of(id, ledger.Head) ?? new OpenCase(ledger, now).WithForm(read, Workflow)).File.Id);
            },
            http.RequestAborted);
    }

    // By the whole reference alone, and in a body: an address stands in logs.
    private static async Task<RedressStatus> StatusAsync(HttpContext http, PublicDoor door, Desk desk)
    {
        door.Pass(http, "status");
        PublicDoor.Narrow(http);
        var body = await StrictBody.ReadAsync<RedressQuestion>(http);
        return await desk.ReadAsync(
            ledger => ledger.Views.Cases.Files.Of(new CaseId(body.Reference.Trim()), ledger.Head) is { File.Workflow: Workflow } file
                ? RedressStatus.Of(ledger, file, ledger.Head, desk.Time.GetUtcNow())
                : throw Problems.Nothing(),
            http.RequestAborted);
    }

    // Who of those met may be the one who asks: looked for among everybody, which brings the index of everybody up to date.
    private static async Task<IReadOnlyList<LikePersonLine>> LikenessAsync(Inquiry inquiry, string id)
    {
        await inquiry.RequireAsync(Right.SeeCases, "redress-likeness");
        return await inquiry.WritePersonsAsync<IReadOnlyList<LikePersonLine>>(Right.WorkCases, "redress-likeness", ledger =>
        {
            var sight = CaseSight.ToWork(ledger, inquiry.Caller);
            var file = sight.One(id, ledger.Head, Workflow);
            var facts = RedressForm.Kept(file.File).Facts("the form on record", DateOnly.FromDateTime(inquiry.Now.UtcDateTime));
            var like = new PastLikeness(ledger).Of(facts, inquiry.Cancel);
            return new(
                [.. like.Select(l => LikePersonLine.Of(ledger, l))], [sight.Shown(file, ledger.Head), .. like.Select(l => l.SubjectPosition)], like.Count);
        });
    }

    /// <summary>The letter that answers a request.</summary>
    public static Task<LetterReport> LetterAsync(Inquiry inquiry, string id) =>
        inquiry.ReadPersonsAsync<LetterReport>(Right.SeeCases, "redress-letter", (ledger, at) =>
        {
            var sight = new CaseSight(ledger, inquiry.Caller);
            var file = sight.One(id, at, Workflow);
            return new(new LetterReport(file.File.Id, RedressLetter.Of(ledger, file, at, inquiry.Now)), [sight.Shown(file, at)], 1);
        });
}

/// <summary>What whoever made a request keeps: by it alone they learn where it stands.</summary>
internal sealed record RedressReference(CaseId Reference);

/// <summary>Where does a request stand?</summary>
/// <param name="Reference">The whole reference that was given when it was received.</param>
internal sealed record RedressQuestion(string Reference);

/// <summary>The answer to a request.</summary>
/// <param name="ExpectedPosition">The position that the case was shown with.</param>
/// <param name="Mode">How much the letter says.</param>
/// <param name="ReasonCode">Why, by a short word to count by.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record RedressAnswer(long ExpectedPosition, string Mode, string ReasonCode, string Reason);
