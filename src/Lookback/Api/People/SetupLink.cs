using Lookback.Flows.Access;
using Lookback.Serving;

namespace Lookback.Api.People;

/// <summary>
/// The link that is shown once, where nobody who appoints others can come in yet: who starts the server makes the first account by it. Only its hash is
/// kept, in memory.
/// </summary>
internal sealed class SetupLink(Desk desk)
{
    private string? _hash;
    private DateTimeOffset _until;

    /// <summary>Draws it; <see langword="null"/> where somebody can come in.</summary>
    public async Task<string?> DrawAsync(CancellationToken cancel)
    {
        var now = desk.Time.GetUtcNow();
        if (!await desk.ReadAsync(ledger => FirstAdmin.IsMissing(ledger, now), cancel)) return null;
        (var text, _hash) = DrawnToken.Draw();
        _until = now + InviteAccount.Time;
        return text;
    }

    /// <summary>Whether a token is the link's, and worth something still.</summary>
    public bool Is(string token) => DrawnToken.IsOf(token, _hash) && _hash is not null && desk.Time.GetUtcNow() < _until;

    /// <summary>It is worth nothing any more.</summary>
    public void End() => _hash = null;
}
