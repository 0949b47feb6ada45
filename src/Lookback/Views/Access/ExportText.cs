using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using nietras.SeparatedValues;

namespace Lookback.Views.Access;

/// <summary>
/// An export as a file. Every row says in its last column whose file it is, so that a row that is sorted, filtered or copied elsewhere takes it along; and
/// the order of the rows says it too, to whoever has the store's key.
/// </summary>
/// <param name="Bytes">The file.</param>
/// <param name="Made">What goes on record of it.</param>
internal sealed record ExportText(byte[] Bytes, ExportMade Made)
{
    /// <summary>The column that says whose file it is.</summary>
    public const string MarkColumn = "export";

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file.</summary>
    /// <param name="ledger">The store.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="made">What is to go on record, but for the file's hash.</param>
    /// <param name="now">The moment.</param>
    public static ExportText Of(Ledger ledger, IReadOnlyCollection<ExportRow> rows, ExportQuestion question, ExportMade made, DateTimeOffset now)
    {
        var at = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var mark = $"export {made.Watermark} of {made.Account} ({made.Person}) at {at} for {made.Purpose}";
        var drawn = RowOrder.Draw(rows, r => r.Id, ledger.OrderKey(made.Watermark));
        var (columns, bytes) = (ExportRow.Columns(question.What), new MemoryStream());
        using (bytes)
        {
            using (var to = new StreamWriter(bytes, new UTF8Encoding(false), leaveOpen: true))
            {
                if (question.Format == "csv") WriteCsv(to, columns, drawn, mark);
                else WriteLines(to, columns, drawn, mark);
            }

            var file = bytes.ToArray();
            return new ExportText(file, made with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) });
        }
    }

    private static void WriteCsv(StreamWriter to, IReadOnlyList<string> columns, IReadOnlyList<ExportRow> rows, string mark)
    {
        using var csv = Sep.New(',').Writer(o => o with { Escape = true }).To(to, leaveOpen: true);
        csv.Header.Add([.. columns, MarkColumn]);
        foreach (var row in rows)
        {
            using var line = csv.NewRow();
            for (var i = 0; i < columns.Count; i++) line[columns[i]].Set(SpreadsheetCell.Neutral(row.Cells[i]));
            line[MarkColumn].Set(mark);
        }
    }

    private static void WriteLines(StreamWriter to, IReadOnlyList<string> columns, IReadOnlyList<ExportRow> rows, string mark)
    {
        foreach (var row in rows)
        {
            var line = new System.Buffers.ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(line, AsWritten))
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Count; i++) json.WriteString(columns[i], row.Cells[i]);
                json.WriteString(MarkColumn, mark);
                json.WriteEndObject();
            }

            to.Write(Encoding.UTF8.GetString(line.WrittenSpan));
            to.Write('\n');
        }
    }
}
