using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Access;

/// <summary>An export that was asked for.</summary>
/// <param name="Asked">The request.</param>
/// <param name="Decision">What a second person said; <see langword="null"/> while nobody has.</param>
public sealed record RecordedExport(Recorded<ExportRequest> Asked, Recorded<ExportDecision>? Decision);

/// <summary>Records of many persons as files: asked for, decided by a second person, and what went out.</summary>
public sealed class ExportTable
{
    private static readonly TableShape RequestShape = new("export_request", "position", "decision_position");
    private static readonly TableShape MadeShape = new("export_made", "position", "watermark");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal ExportTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Every request, oldest first.</summary>
    public IReadOnlyList<RecordedExport> Requests(Horizon at) => Read(at, "1 = 1");

    /// <summary>One by its position; <see langword="null"/> where there is none.</summary>
    public RecordedExport? Of(long request, Horizon at) => Read(at, "position = @request", new { request }).FirstOrDefault();

    /// <summary>What went out, oldest first; what carried a mark where it is named.</summary>
    public IReadOnlyList<Recorded<ExportMade>> Made(Horizon at, string? watermark = null) => _entries
        .ReadMany<EntryBody.ExportWritten>(_database.Query<long>(
            $"SELECT position FROM export_made WHERE position <= @acts {(watermark is null ? "" : "AND watermark = @watermark")} ORDER BY position",
            at.With(watermark is null ? null : new { watermark })))
        .ConvertAll(r => new Recorded<ExportMade>(r.Body.Export, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    /// <summary>How many lines went out after a position to a person without a second one's word.</summary>
    public long LinesAfter(long position, StaffId person) => _entries
        .ReadMany<EntryBody.ExportWritten>(
            _database.Query<long>("SELECT position FROM export_made WHERE position > @position ORDER BY position", new { position }))
        .Where(r => r.Body.Export.Person == person && r.Body.Export.Request is null)
        .Sum(r => r.Body.Export.Lines);

    internal static void Ask(Writes writes, long position) => writes.Insert(RequestShape, position, Positions.Open);

    internal static void Decide(Writes writes, long position, ExportDecision decision) => writes.Run(
        "UPDATE export_request SET decision_position = $1 WHERE position = $2 AND decision_position = $3", position, decision.Request, Positions.Open);

    internal static void Write(Writes writes, long position, ExportMade export) => writes.Insert(MadeShape, position, export.Watermark);

    private List<RecordedExport> Read(Horizon at, string where, object? parameters = null)
    {
        var rows = _database.Query<(long Position, long Decision)>(
            $"SELECT position, decision_position FROM export_request WHERE position <= @acts AND {where} ORDER BY position", at.With(parameters));
        var decisions = _entries.ReadMany<EntryBody.ExportDecided>([.. rows.Select(r => r.Decision).Where(d => d <= at.Acts)])
            .Select(r => new Recorded<ExportDecision>(r.Body.Decision, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor))
            .ToDictionary(r => r.Body.Request);
        return _entries.ReadMany<EntryBody.ExportAsked>([.. rows.Select(r => r.Position)]).ConvertAll(r => new RecordedExport(
            new Recorded<ExportRequest>(r.Body.Request, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor), decisions.GetValueOrDefault(r.Entry.Position)));
    }
}
