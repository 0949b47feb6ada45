using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/designations</c>: persons' reasoned word that a network is to be traced from somebody who is on no list.</summary>
internal static class DesignationEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var designations = routes.MapGroup("/designations");
        designations.MapGet("/", async (Inquiry inquiry) => Answer.Of(await ListAsync(inquiry)));
        designations.MapPost("/", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<Designating>(Right.WorkNetworks, "designate");
            return Answer.Made(await inquiry.WritePersonsAsync<Designation>(Right.WorkNetworks, "designate", ledger =>
            {
                var made = new DesignateParty(ledger, Today(inquiry)).Run(body.Who, body.Name, body.Reason, body.LegalBasis, body.ReviewBy);
                return new(made, ShownPersons.Of(ledger, [made.Node]), 1);
            }));
        });
        designations.MapPost("/{id}/end", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<Ending>(Right.WorkNetworks, "designation-end");
            return Answer.Of(await inquiry.WritePersonsAsync<Designation>(Right.WorkNetworks, "designation-end", ledger =>
            {
                if (ledger.Views.Networks.Designations.Find(id, ledger.Head) is not [var made] || made.Designation.Id.Value != id) throw Problems.Nothing();
                new DesignateParty(ledger, Today(inquiry)).End(made, body.Reason);
                return new(made.Designation, ShownPersons.Of(ledger, [made.Designation.Node]), 1);
            }));
        });
    }

    private static Task<Page<DesignationLine>> ListAsync(Inquiry inquiry)
    {
        var asked = PageRequest.Of(inquiry);
        return inquiry.ReadPersonsAsync<Page<DesignationLine>>(Right.SeeNetworks, "designations", (ledger, _) =>
        {
            var lines = DesignationList.Of(ledger, asked.At(ledger), Today(inquiry));
            var page = asked.Of(lines, l => l.MadeAt.UtcTicks, l => l.Designation.Value, l => l);
            return new(page, ShownPersons.Of(ledger, page.Items.Select(l => l.Node)), page.Items.Count);
        });
    }

    private static DateOnly Today(Inquiry inquiry) => DateOnly.FromDateTime(inquiry.Now.UtcDateTime);
}

/// <summary>Somebody to be designated.</summary>
/// <param name="Who">Somebody met, or a party of a source: <c>party:...</c></param>
/// <param name="Reason">Why.</param>
/// <param name="LegalBasis">The law, and the office exercising it.</param>
/// <param name="ReviewBy">The last day on which it holds.</param>
/// <param name="Name">What they are called, for sentences.</param>
internal sealed record Designating(string Who, string Reason, string LegalBasis, PartialDate ReviewBy, string? Name = null);
