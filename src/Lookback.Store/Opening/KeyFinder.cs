using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Opening;

/// <summary>Where files that belong to a store stand: beside a file, or in a folder of the user's for a database.</summary>
internal sealed record Companions(StoreLocation Location, string Name, string Id)
{
    /// <summary>The path of one.</summary>
    public string Of(string extension)
    {
        if (StoreAddress.Parse(Location.Address) is StoreAddress.SqliteFile file) return $"{file.Path}.{extension}";
        return Location.Home is { } home
            ? Path.Combine(home, $"{Id}.{extension}")
            : throw new RefusedException(
                "no-home", $"there is no folder for what belongs to {Name} and must not lie in it (its key, its erasures): LOOKBACK_HOME names one");
    }
}

/// <summary>Finds the key of a store: given as a text, as a file, or in the file of the store's own.</summary>
internal sealed class KeyFinder(StoreLocation location, string name, string id)
{
    private string KeyFile => location.KeyFile ?? new Companions(location, name, id).Of("key");

    /// <exception cref="RefusedException">It is not there, open to others, or no key.</exception>
    public StoreKey Find() => location.Key is { } text ? StoreKey.Parse(text, "LOOKBACK_KEY") : StoreKey.Read(KeyFile);

    /// <summary>For a store that is made now: where no key is given and none lies ready, one is drawn.</summary>
    public StoreKey FindOrMake(List<string> made)
    {
        if (location.Key is not null || File.Exists(KeyFile)) return Find();
        // A file named on purpose and not there is a slip; a new key in its place would be found out too late.
        if (location.KeyFile is not null) return StoreKey.Read(KeyFile);
        var key = StoreKey.Make(KeyFile);
        made.Add(KeyFile);
        return key;
    }
}
