using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Api;

/// <summary>The pages that a server shows to persons: whoever starts it says them, for the interface knows nothing of how they look.</summary>
/// <param name="AddTo">Adds what they are made by.</param>
/// <param name="Map">Maps them.</param>
/// <param name="AnswerAsync">Answers a problem with a page; <see langword="false"/> where a program asks, which is answered as always.</param>
internal sealed record BrowserPages(
    Action<IServiceCollection> AddTo, Action<IEndpointRouteBuilder> Map, Func<HttpContext, ProblemDetails, Task<bool>> AnswerAsync);
