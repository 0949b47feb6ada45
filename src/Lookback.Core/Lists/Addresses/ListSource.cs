using Lookback.Core.Records;

namespace Lookback.Core.Lists.Addresses;

/// <summary>Where one of a watchlist's files is published.</summary>
/// <param name="Name">The name under which it is kept.</param>
/// <param name="Address">The publisher's address; <c>{token}</c> in it stands for what <paramref name="TokenVariable"/> holds.</param>
public sealed record ListFileSource(string Name, string Address)
{
    /// <summary>What stands in an address for a token, which is a secret and never in the configuration.</summary>
    public const string TokenMark = "{token}";

    /// <summary>The hosts that the publisher's answer may lead to, beside its own.</summary>
    public IReadOnlyList<string> RedirectHosts { get; init; } = [];

    /// <summary>The environment variable that holds the token, where the address needs one.</summary>
    public string? TokenVariable { get; init; }

    /// <summary>Where the publisher puts the SHA-256 of the file out, if anywhere.</summary>
    public string? Sha256Address { get; init; }

    /// <summary>The largest it may be, unpacked.</summary>
    public required long MostBytes { get; init; }
}

/// <summary>Where a watchlist is published.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="Files">Its files, which make an edition together.</param>
public sealed record ListSource(WatchlistId Watchlist, IReadOnlyList<ListFileSource> Files)
{
    /// <summary>How often the publisher is asked for a new edition: more often than it publishes, for one that has not changed is not sent.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);
}
