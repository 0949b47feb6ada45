using System.Collections.Frozen;
using System.Text.Json;

namespace Lookback.Core.Access;

/// <summary>
/// Who may do what: the one place. What a role is not given it has not. A role's rights say which questions may be asked at all; on which alerts
/// and cases, and that nobody approves what they proposed, the workflows' rules say beside it.
/// </summary>
public static class AccessRules
{
    private static readonly Right[] Office =
        [Right.Screen, Right.SeeAlerts, Right.SeeSubjects, Right.SeeCases, Right.WorkCases, Right.SeeLists, Right.SeeCounts];

    private static readonly Right[] Desk = [.. Office, Right.OpenEmergency];

    private static readonly FrozenDictionary<string, FrozenSet<Right>> OfRoles = new Dictionary<string, Right[]>
    {
        ["screener"] = [Right.Screen, Right.SeeAlerts, Right.DecideAlerts, Right.WorkCases, Right.OpenEmergency],
        ["l1"] = [.. Desk, Right.DecideAlerts],
        ["analyst"] = [.. Desk, Right.DecideAlerts, Right.SeeNetworks, Right.WorkNetworks, Right.RunLookbacks, Right.Export],
        ["l2"] = [.. Desk, Right.DecideAlerts, Right.SeeNetworks, Right.RunLookbacks, Right.Export],
        ["caseworker"] = [Right.SeeSubjects, Right.SeeCases, Right.WorkCases, Right.SeeLists, Right.OpenEmergency],
        ["sanctions_officer"] = [.. Desk, Right.DecideAlerts, Right.Approve, Right.RunLookbacks, Right.Export],
        ["supervisor"] =
        [
            // Sees everything there is to see already.
            .. Office, Right.Approve, Right.SeeNetworks, Right.RunLookbacks, Right.WorkCounts, Right.Export, Right.Oversee,
        ],
        ["list_officer"] = [Right.SeeLists, Right.WorkLists, Right.WorkOwnList, Right.Approve, Right.SeeCounts],
        ["nominator"] = [Right.SeeLists, Right.WorkOwnList],
        ["statistician"] = [Right.SeeCounts, Right.WorkCounts],
        ["redress"] = [Right.SeeCases, Right.WorkCases, Right.OpenEmergency],
        ["sar"] = [Right.SeeCases, Right.WorkCases, Right.OpenEmergency],
        ["redress_reviewer"] = [Right.SeeCases, Right.WorkCases, Right.OpenEmergency],
        ["auditor"] =
        [
            Right.SeeAlerts, Right.SeeSubjects, Right.SeeCases, Right.SeeNetworks, Right.SeeLists, Right.SeeCounts, Right.SeeAudit, Right.Export, Right.Oversee,
        ],
        ["admin"] = [Right.SeeLists, Right.Configure],
        ["partner"] = [Right.Screen, Right.AnswerReferrals],
    }.ToFrozenDictionary(r => r.Key, r => r.Value.ToFrozenSet(), StringComparer.Ordinal);

    /// <summary>What an emergency opens, to look at alone.</summary>
    public static IReadOnlyList<Right> InEmergency { get; } = [Right.SeeAlerts, Right.SeeSubjects, Right.SeeCases, Right.SeeNetworks];

    /// <summary>The roles that have rights of their own.</summary>
    public static IReadOnlyCollection<string> Roles => OfRoles.Keys;

    /// <summary>What the holder of roles may do; a role that nobody described gives nothing.</summary>
    public static FrozenSet<Right> Of(IEnumerable<string> roles) =>
        roles.SelectMany(role => OfRoles.TryGetValue(role, out var rights) ? rights : []).ToFrozenSet();

    /// <summary>The roles that have a right, in the order of their names: what a refusal says was expected.</summary>
    public static IReadOnlyList<string> RolesWith(Right right) =>
        [.. OfRoles.Where(r => r.Value.Contains(right)).Select(r => r.Key).Order(StringComparer.Ordinal)];

    /// <summary>The word of a right: <c>see-alerts</c>.</summary>
    public static string WordOf(Right right) => JsonNamingPolicy.KebabCaseLower.ConvertName(right.ToString());

    /// <summary>The right of a word; <see langword="null"/> where it is none.</summary>
    public static Right? Find(string word) => Enum.GetValues<Right>().Cast<Right?>().FirstOrDefault(r => WordOf(r!.Value) == word);
}
