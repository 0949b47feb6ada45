namespace Lookback.Store.Databases;

/// <summary>A table as rows are added to it.</summary>
internal sealed record TableShape(string Name, params string[] Columns);
