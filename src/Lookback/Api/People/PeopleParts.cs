using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Api.People;

/// <summary>What it takes to let people in.</summary>
internal static class PeopleParts
{
    /// <summary>Adds it to a server.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInDoor>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<Setup>();
    }
}
