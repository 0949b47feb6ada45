using System.Globalization;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Bench.Populations;

/// <summary>An invented population as the CSV that <c>screen</c> reads, which with a mapping is a list, too.</summary>
internal static class PopulationCsv
{
    private const int RowsPerPiece = 20_000;

    /// <summary>Writes rows, worked out on all cores and in their order.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="population">Who.</param>
    /// <param name="count">How many rows, from the first on.</param>
    /// <param name="progress">Told rows done and the share of the whole.</param>
    /// <param name="cancel">Stops between two pieces.</param>
    public static void Write(TextWriter writer, InventedPopulation population, long count, Action<long, double> progress, CancellationToken cancel)
    {
        writer.Write("reference,name,birth_date,sex,nationality,passport,met_at\n");
        var pieces = (int)((count + RowsPerPiece - 1) / RowsPerPiece);
        // A few at a time, so that none piles up that is not written yet.
        foreach (var some in Enumerable.Range(0, pieces).Chunk(Environment.ProcessorCount))
        {
            foreach (var (piece, upTo) in some.AsParallel().AsOrdered().WithCancellation(cancel).Select(p => Piece(population, p, count)))
            {
                writer.Write(piece);
                progress(upTo, upTo / (double)count);
            }
        }
    }

    private static (StringBuilder Piece, long UpTo) Piece(InventedPopulation population, int number, long count)
    {
        var (from, upTo) = ((long)number * RowsPerPiece, Math.Min(count, (number + 1L) * RowsPerPiece));
        var piece = new StringBuilder(RowsPerPiece * 100);
        for (var row = from; row < upTo; row++) Append(piece, population.At(row));
        return (piece, upTo);
    }

    private static void Append(StringBuilder piece, InventedEncounter met)
    {
        // A name with a comma is the only text that may need quotes.
        var quote = met.Name.Contains(',', StringComparison.Ordinal) ? "\"" : "";
        piece.Append(met.Reference).Append(',').Append(quote).Append(met.Name).Append(quote).Append(',').Append(met.BirthDate).Append(',')
            .Append(met.Sex == Sex.Female ? 'F' : 'M').Append(',').Append(met.Nationality).Append(',').Append(met.Passport).Append(',')
            .Append(met.MetAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)).Append('\n');
    }
}
