using Lookback.Store.Databases;

namespace Lookback.Store;

/// <summary>A store and what stands beside it: the key that its subjects' keys are wrapped under, and the journal of erasures.</summary>
public sealed record StoreLocation
{
    /// <summary>A file's path, or <c>postgres://user@host:port/database?schema=name</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The file that holds the store key; where neither it nor <see cref="Key"/> is given, a file of the store's own is used.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The store key itself, 64 hexadecimal digits or base64 of 32 bytes, as an environment variable gives it.</summary>
    public string? Key { get; init; }

    /// <summary>The erasure journal; where it is not given, a file of the store's own is used.</summary>
    public string? Journal { get; init; }

    /// <summary>The folder for key and journal of a store that is no file.</summary>
    public string? Home { get; init; }

    /// <summary>The address as messages say it: never with a password.</summary>
    public string Name => StoreAddress.Parse(Address).Name;

    /// <summary>The store at an address, with key and journal beside it.</summary>
    public static StoreLocation At(string address) => new() { Address = address };
}
