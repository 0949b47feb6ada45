using System.Collections.Frozen;

namespace Lookback.Api.Contract;

/// <summary>Every operation by its method and path: what is not in here is in no contract, and a test says so.</summary>
internal static class Operations
{
    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        .. DeskOperations.All, .. CaseOperations.All, .. ListOperations.All, .. NetworkOperations.All, .. CountOperations.All, .. OfficeOperations.All,
        .. AccessOperations.All, .. SignInOperations.All,
        .. YenteOperations.All,
    ];

    private static readonly FrozenDictionary<string, Placed> Table = All.ToFrozenDictionary(o => $"{o.Method} {o.Path}", StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Placed> ByName = All.ToFrozenDictionary(o => o.Operation.Id, StringComparer.Ordinal);

    /// <summary>The operation of a name, which has to be one.</summary>
    public static Placed Named(string id) => ByName[id];

    /// <summary>The operation of a route; <see langword="null"/> where there is none. The route of a group may end in a slash.</summary>
    public static Placed? Find(string method, string path) => Table.GetValueOrDefault($"{method} {path.TrimEnd('/')}");
}

/// <summary>An operation where it is.</summary>
/// <param name="Tag">Its noun.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Operation">What it does.</param>
internal sealed record Placed(string Tag, string Method, string Path, Operation Operation)
{
    /// <summary>One of the own interface.</summary>
    public static Placed Own(string tag, string method, string path, Operation operation) => new(tag, method, "/api/v1" + path, operation);
}
