using System.Collections.Frozen;
using Lookback.Api.People;
using Lookback.Core.Access;
using Lookback.Core.Records;

namespace Lookback.Api;

/// <summary>Who asks: an account, whose it is, and what it may do in this request.</summary>
/// <param name="Account">The account, as entries name their actor.</param>
/// <param name="Person">Whose account it is.</param>
/// <param name="Roles">What it was appointed to.</param>
/// <param name="Unit">The unit its person works in.</param>
/// <param name="Rights">What it may do: what its roles give, narrowed by the scopes of a key.</param>
/// <param name="Key">The key by which a machine asks; <see langword="null"/> for a person who signed in.</param>
internal sealed record Caller(string Account, StaffId Person, IReadOnlyList<string> Roles, string? Unit, IReadOnlySet<Right> Rights, ApiKey? Key)
{
    /// <summary>The emergency by which it sees what its roles do not show, while one is open: the position of its entry.</summary>
    public long? Emergency { get; init; }

    /// <summary>What that emergency opens beside its rights: to look at, and for nothing that is done.</summary>
    public IReadOnlySet<Right> Opened { get; init; } = FrozenSet<Right>.Empty;

    /// <summary>Why nothing is open to its person until an emergency has been reviewed; <see langword="null"/> where everything is as usual.</summary>
    public string? Locked { get; init; }

    /// <summary>Until when this holds, where nothing is recorded: an emergency ends by the clock.</summary>
    public DateTimeOffset HoldsUntil { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The session that a person asks in; <see langword="null"/> for a machine.</summary>
    public PersonSession? Session { get; init; }

    /// <summary>What has to be done first, as the code of what is refused until then; <see langword="null"/> where nothing has.</summary>
    public string? Lacks { get; init; }

    /// <summary>Whether it has a right.</summary>
    public bool May(Right right) => Rights.Contains(right) || Opened.Contains(right);

    /// <summary>The same without what an emergency opened.</summary>
    public Caller AsUsual() => this with { Emergency = null, Opened = FrozenSet<Right>.Empty };
}
