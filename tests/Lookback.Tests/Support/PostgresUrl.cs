using Npgsql;

namespace Lookback.Tests.Support;

/// <summary>Database addresses as users write them, <c>postgres://USER@HOST:PORT/NAME</c>, for tests that look into one directly.</summary>
internal static class PostgresUrl
{
    /// <summary>Opens the database, past the product and past Npgsql's pool.</summary>
    public static NpgsqlConnection Open(string url, string settings = "")
    {
        var at = new Uri(url);
        var connection = new NpgsqlConnection(
            $"Host={at.Host};Port={at.Port};Username={at.UserInfo};Database={Name(url)};Pooling=false;SSL Mode=Disable;{settings}");
        connection.Open();
        return connection;
    }

    /// <summary>Runs one statement and gives the first value of its answer, if any.</summary>
    public static object? Ask(string url, string sql)
    {
        using var connection = Open(url);
        return connection.Ask(sql);
    }

    /// <summary>Runs one statement and gives the first value of its answer, if any.</summary>
    public static object? Ask(this NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>The database's own name.</summary>
    public static string Name(string url) => new Uri(url).AbsolutePath[1..];

    /// <summary>The same database behind another port.</summary>
    public static string WithPort(string url, int port) => new UriBuilder(url) { Port = port }.Uri.ToString();
}
