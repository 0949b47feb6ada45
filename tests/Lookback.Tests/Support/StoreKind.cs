namespace Lookback.Tests.Support;

/// <summary>The databases that a store can lie in.</summary>
public enum StoreKind
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A database on the server that the tests share; where there is none the test is skipped.</summary>
    Postgres,
}
