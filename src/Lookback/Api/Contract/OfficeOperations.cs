using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views;
using Lookback.Views.Access;
using Lookback.Views.Cases;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Staff, keys, webhooks, and the server itself.</summary>
internal static class OfficeOperations
{
    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("staff", "GET", "/staff", Ask("listStaff", "Which account is whose, and what it acts as.", Right.Configure).Gives<IReadOnlyList<StaffLine>>()),
        Own("staff", "POST", "/staff", Do("appoint", "Appoints an account.", Right.Configure).Takes<StaffAppointment>().Makes<StaffLine>()),
        Own("staff", "POST", "/staff/{account}/end", Do("endAppointment", "Closes an account, with the reason.", Right.Configure).Takes<Ending>()
            .Gives<StaffLine>()),
        Own("keys", "GET", "/keys", Ask("listKeys", "Keys by which machines act for accounts.", Right.Configure).Gives<Page<KeyLine>>()),
        Own("keys", "POST", "/keys", Do("issueKey", "Issues a key; its text is shown this once.", Right.Configure).Plain().Takes<KeyBody>().Makes<IssuedKey>()),
        Own("keys", "DELETE", "/keys/{id}", Do("endKey", "Takes a key back, with the reason.", Right.Configure).Plain().Asks(new Asked("reason", "Why."))
            .Gives(204, Said.Nothing)),
        Own("webhooks", "POST", "/webhooks", Do("setWebhook", "Has somebody told of what happens; the secret is shown this once.", Right.Configure)
            .Plain().Takes<WebhookBody>().Makes<NewWebhook>()),
        Own("webhooks", "GET", "/webhooks", Ask("listWebhooks", "Who is told of what.", Right.Configure).Gives<Page<WebhookLine>>()),
        Own("webhooks", "GET", "/webhooks/{id}", Ask("getWebhook", "One of them, and what became of its messages.", Right.Configure).Gives<WebhookLine>()),
        Own("webhooks", "DELETE", "/webhooks/{id}", Do("endWebhook", "Ends one.", Right.Configure).Plain().Gives(204, Said.Nothing)),
        Own("webhooks", "POST", "/webhooks/{id}/resend", Do("resend", "Tries again what was given up.", Right.Configure).Plain().Gives<SentAgain>(202)),
        Own("policies", "GET", "/policies", Ask("listPolicies", "By what is compared, now and before.", Right.Configure).Gives<IReadOnlyList<PolicyLine>>()),
        Own("policies", "POST", "/policies/trial",
            Do("tryPolicy", "How many of a sample another policy would treat otherwise: counts, and nobody; nothing is written.", Right.Configure)
                .Plain().Takes<PolicyTrying>().Gives<PolicyTrial>()),
        Own("server", "GET", "/openapi.json", Ask("getContract", "This document.").Plain().Gives(200, new Said("application/json", null))),
        new("server", "GET", "/healthz", Ask("getHealth", "Whether the server is up.").Plain().Gives<Health>()),
        new("server", "GET", "/readyz", Ask("getReadiness", "Whether it can screen: the listings in force are ready.").Plain().Gives<Health>()
            .Gives<NotReady>(503)),
    ];
}
