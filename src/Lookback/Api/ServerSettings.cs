using System.Net;
using Lookback.Serving.Webhooks;
using Lookback.Store;
using Microsoft.Extensions.Logging;

namespace Lookback.Api;

/// <summary>What a server is started with.</summary>
internal sealed record ServerSettings
{
    /// <summary>Its store.</summary>
    public required StoreLocation Location { get; init; }

    /// <summary>Where it listens; port 0 takes any that is free.</summary>
    public IReadOnlyList<string> Listen { get; init; } = ["http://127.0.0.1:8000"];

    /// <summary>The proxies whose word is taken for who sends.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether what happens is logged to standard error; a test's server is silent.</summary>
    public bool Logs { get; init; } = true;

    /// <summary>Where else what happens is logged.</summary>
    public ILoggerProvider? LogTo { get; init; }

    /// <summary>The collector that traces and metrics go to; <see langword="null"/> where they go nowhere.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>The pages that persons see; <see langword="null"/> for a server that speaks to programs alone.</summary>
    public BrowserPages? Pages { get; init; }

    /// <summary>How hard webhooks are tried, and where they may be.</summary>
    public WebhookRules Webhooks { get; init; } = new();

    /// <summary>The largest body of a request, in bytes.</summary>
    public long MostBytes { get; init; } = 8 << 20;

    /// <summary>The largest body that brings files: an edition, links.</summary>
    public long MostUploadBytes { get; init; } = 512 << 20;

    /// <summary>How often a minute one address may ask for each of what is asked without an account; all together 20 times that.</summary>
    public int PublicEach { get; init; } = 6;

    /// <summary>How many different persons one person may be shown within an hour.</summary>
    public int PersonsAnHour { get; init; } = 300;

    /// <summary>How many different persons one person may be shown within a day.</summary>
    public int PersonsADay { get; init; } = 1_000;

    /// <summary>How many lines of persons one person may have written into files within a day on their own word.</summary>
    public int ExportLines { get; init; } = 200;

    /// <summary>How many requests a second one key or session may send.</summary>
    public int RequestsASecond { get; init; } = 5_000;

    /// <summary>What <c>/updatez</c> is asked with; <see langword="null"/> where nobody may ask.</summary>
    public string? UpdateToken { get; init; }

    /// <summary>The certificate, with its key, by which addresses that begin with https are served.</summary>
    public System.Security.Cryptography.X509Certificates.X509Certificate2? Certificate { get; init; }

    /// <summary>The organisation's provider of identity; <see langword="null"/> where there is none.</summary>
    public People.OpenIdSettings? OpenId { get; init; }

    /// <summary>Whether something before it brings TLS, and says whom it asks for.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>For how long somebody is signed in, whatever they do.</summary>
    public TimeSpan SessionTime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>After how long without a request they no longer are.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>For how long after signing in invitations and keys may be made without doing so again.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a minute one address may give a password.</summary>
    public int SignInsEach { get; init; } = 20;

    /// <summary>How long it takes at the least to be told that something was wrong.</summary>
    public TimeSpan WrongTakes { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The roles whose holders need a second factor.</summary>
    public IReadOnlyList<string> SecondFactorFor { get; init; } = [];
}
