using System.Text.RegularExpressions;
using Lookback.Core.Records;
using Npgsql;

namespace Lookback.Store.Databases;

/// <summary>Where a store is, as a user writes it: a file's path, or <c>postgres://user@host:port/database?schema=name</c>.</summary>
internal abstract partial record StoreAddress
{
    private const string OwnSchema = "public";

    private StoreAddress()
    {
    }

    /// <summary>As messages say it: never with a password.</summary>
    public abstract string Name { get; }

    /// <summary>An SQLite file.</summary>
    public sealed record SqliteFile(string Path) : StoreAddress
    {
        /// <inheritdoc/>
        public override string Name => Path;
    }

    /// <summary>A PostgreSQL database.</summary>
    public sealed record PostgresUrl(string ConnectionString, string Shown) : StoreAddress
    {
        /// <inheritdoc/>
        public override string Name => Shown;
    }

    /// <exception cref="RefusedException">It begins as an address of PostgreSQL and is none.</exception>
    public static StoreAddress Parse(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.Ordinal) && !text.StartsWith("postgresql://", StringComparison.Ordinal))
            return new SqliteFile(text);
        // A sign of a password that was not escaped ends the host; what is left of it must not be taken for a database and be shown.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.AbsolutePath.Length < 2 || (url.PathAndQuery + url.Fragment).Contains('@'))
        {
            throw new RefusedException(
                "bad-store-address",
                "--store: expected postgres://user@host:port/database (a sign such as / ? # @ in a password written as %2F %3F %23 %40), "
                + "found an address of PostgreSQL without a database");
        }

        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host.Length == 0 ? "localhost" : url.IdnHost,
            Database = Uri.UnescapeDataString(url.AbsolutePath[1..]),
            SearchPath = OwnSchema,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            Pooling = false,
            CommandTimeout = 0, // A lookback takes as long as it takes; whether anybody is there still is for the network to find out.
            TcpKeepAlive = true,
            TcpKeepAliveTime = 60,
            TcpKeepAliveInterval = 10,
            ApplicationName = "lookback",
        };
        if (url.Port > 0) builder.Port = url.Port;
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var (key, value) in Options(url.Query)) Apply(builder, key, value);
        var schema = builder.SearchPath == OwnSchema ? "" : $"?schema={builder.SearchPath}";
        return new PostgresUrl(builder.ToString(), $"postgres://{url.Authority[(url.Authority.LastIndexOf('@') + 1)..]}{url.AbsolutePath}{schema}");
    }

    private static IEnumerable<(string Key, string Value)> Options(string query) => query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(o => o.Split('=', 2))
        .Select(o => (Uri.UnescapeDataString(o[0]), o.Length > 1 ? Uri.UnescapeDataString(o[1]) : ""));

    private static void Apply(NpgsqlConnectionStringBuilder builder, string key, string value)
    {
        try
        {
            if (key == "schema") builder.SearchPath = SchemaName().IsMatch(value) ? value : throw new FormatException();
            else if (key == "sslmode") builder["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal); // verify-full
            else builder[key] = value;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new RefusedException(
                "bad-store-address",
                $"--store: expected an option of PostgreSQL such as schema=name or sslmode=verify-full, found \"{key}\" or a value it cannot have");
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex SchemaName();
}
