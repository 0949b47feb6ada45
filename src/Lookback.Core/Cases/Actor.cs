using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Who acts, as the last appointment of their account says: a person, in whose stead, in which roles, from which unit.</summary>
/// <param name="Person">The person; the same whatever their accounts are called.</param>
/// <param name="ActsFor">In whose stead, where that was delegated.</param>
/// <param name="Roles">The roles they may act in.</param>
/// <param name="Unit">The unit they work in; <see langword="null"/> where it is not known.</param>
public sealed record Actor(StaffId Person, StaffId? ActsFor, IReadOnlyList<string> Roles, string? Unit)
{
    /// <summary>The program itself.</summary>
    public static Actor System { get; } = new(StaffId.System, null, [Transition.SystemRole], null);

    /// <summary>Everybody whose act it is: four eyes are those of two such sets that share nobody.</summary>
    public IReadOnlyList<StaffId> Persons => ActsFor is { } other && other != Person ? [Person, other] : [Person];

    /// <summary>Whether they may act in a role.</summary>
    public bool Has(string role) => Roles.Contains(role);
}
