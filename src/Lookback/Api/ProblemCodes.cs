using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>
/// The one table of the codes of problems and their status, which answers and the contract take from here; whatever is refused by another code is 422.
/// </summary>
internal static class ProblemCodes
{
    /// <summary>They, with what a status says of all of them.</summary>
    public static IReadOnlyList<(int Status, string About, string[] Codes)> All { get; } =
    [
        (400, "The request makes no sense as it was sent.", ["bad-request"]),
        (401, "Nobody known asks.", ["not-signed-in", "unknown-account", "wrong-credentials", "sign-in-again"]),
        (403, "The caller may not; the attempt is on record.",
        [
            "wrong-role", "account-closed", "same-person", "own-appointment", "admin-alone", "locked", "antiforgery", "own-account",
            "second-factor-missing",
        ]),
        (404, "There is nothing of that name, or nothing for this caller: nobody learns which.",
        [
            "not-found", "no-subject", "no-alert", "no-case", "no-listing", "no-watchlist", "no-task", "no-run", "no-encounter", "no-screening", "no-cohort",
            "no-briefing", "no-plan", "no-release", "no-reference", "no-request", "no-node", "no-workflow", "no-account", "no-emergency",
            "no-export",
        ]),
        (409, "Somebody else was first, or what it was about has moved on.",
        [
            "moved-on", "already-decided", "already-acknowledged", "already-claimed", "already-erased", "already-designated", "already-listed", "already-open",
            "task-closed", "already-recalled", "case-open", "rule-unchanged", "plan-changed", "counts-moved", "being-answered", "run-in-progress",
            "no-proposal", "same-tier", "same-workflow", "not-open", "emergency-open", "emergency-unreviewed", "export-undecided", "export-refused",
            "export-over", "already-reviewed", "already-set",
        ]),
        (410, "It was erased, and cannot be shown again.", ["not-replayable"]),
        (413, "The body is larger than is read.", ["too-large"]),
        (415, "The body is of another kind.", ["bad-request"]),
        (422, "It was understood and is refused; the code says why.", ["other-request"]),
        (428, "Records of persons are shown for a purpose.", ["purpose-missing"]),
        (429, "There were too many requests: Retry-After says when to ask again.", ["too-many-requests", "too-many-persons"]),
        (500, "A defect or a damage: nothing was done.", ["defect", "corrupt", "unreconciled"]),
        (503, "Not now.", ["store-busy", "not-ready", "no-edition", "provider-away", "stopped", "store-failed"]),
    ];

    // A body of another kind has the code of one that makes no sense: its status is its exception's.
    private static readonly FrozenDictionary<string, int> Statuses = All.SelectMany(a => a.Codes.Select(code => (Code: code, a.Status)))
        .DistinctBy(c => c.Code).ToFrozenDictionary(c => c.Code, c => c.Status, StringComparer.Ordinal);

    /// <summary>The status of a code.</summary>
    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, StatusCodes.Status422UnprocessableEntity);
}
