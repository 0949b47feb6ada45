using Lookback.Core.Access;
using Lookback.Core.Records;

namespace Lookback.Api.People;

/// <summary>A session as whoever is in it is told.</summary>
/// <param name="Account">The account.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Roles">What it was appointed to.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Rights">What it may do in this session.</param>
/// <param name="How">How its person signed in.</param>
/// <param name="HasSecondFactor">Whether there is a second factor.</param>
/// <param name="Lacks">What has to be done before anything else, as a code; <see langword="null"/> where nothing has.</param>
/// <param name="SignedInAt">Since when.</param>
/// <param name="EndsAt">When it is over at the latest.</param>
/// <param name="Antiforgery">The word that requests which change something bring in the header <c>Lookback-Antiforgery</c>.</param>
internal sealed record SessionLine(
    string Account,
    StaffId Person,
    IReadOnlyList<string> Roles,
    string? Unit,
    IReadOnlyList<string> Rights,
    string How,
    bool HasSecondFactor,
    string? Lacks,
    DateTimeOffset SignedInAt,
    DateTimeOffset EndsAt,
    string Antiforgery)
{
    /// <summary>Of whoever asks.</summary>
    public static SessionLine Of(Caller caller, PersonSession session) => new(
        caller.Account, caller.Person, caller.Roles, caller.Unit, [.. caller.Rights.Select(AccessRules.WordOf).Order(StringComparer.Ordinal)], session.How,
        session.HasSecondFactor, caller.Lacks, session.SignedInAt, session.EndsAt, session.Antiforgery);
}
