using System.Text.Json;
using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Screening;

/// <summary><c>/ui/screening</c>: one person, or a file of many. What is screened goes to the interface; these pages show nobody who is on record.</summary>
internal static class ScreeningPages
{
    private const string Question = "screen";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/screening", (Inquiry inquiry) => ShowAsync(inquiry, "Screening/One"));
        routes.MapGet("/screening/file", (Inquiry inquiry) => ShowAsync(inquiry, "Screening/Many"));
    }

    private static async Task<PageAnswer> ShowAsync(Inquiry inquiry, string page)
    {
        await inquiry.RequireAsync(Right.Screen, Question);
        return PageAnswer.Of(inquiry, page, new ScreeningPage(Referral.IsAll(inquiry.Caller)));
    }
}

/// <summary>How somebody is screened.</summary>
/// <param name="IsToldNoMore">Whether whoever asks is told no more than whether to let them go on: a partner.</param>
internal sealed record ScreeningPage(bool IsToldNoMore)
{
    /// <summary>What a column may hold, in the order in which it is offered.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Enum.GetValues<EncounterField>().Select(Word)];

    /// <summary>What a column of a known name holds.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = EncounterMapping.KnownNames.ToDictionary(k => k.Key, k => Word(k.Value));

    private static string Word(EncounterField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());
}
