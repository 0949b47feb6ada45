using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>A segment of the listings' index as its index wrote it.</summary>
/// <param name="Number">Its number; of two segments the one built later has the higher.</param>
/// <param name="Bytes">What was written; <see langword="null"/> where it is damaged.</param>
public sealed record StoredListings(long Number, byte[]? Bytes);

/// <summary>
/// The listings' index, in segments that each hold some listings under the positions of their texts. Sealed, so that nobody who can write to the
/// database can make a listing be overlooked. Derived: dropping it costs time, never data.
/// </summary>
public sealed class ListingSegmentTable
{
    private static readonly TableShape Shape = new("listing_segment", "number", "program", "bytes");
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal ListingSegmentTable(Database database, KeyRing? ring)
    {
        _database = database;
        _ring = ring;
    }

    private KeyRing Ring => _ring ?? throw new InvalidOperationException("this ledger was opened without its key");

    /// <summary>The segments that one program built, by number, read as they are asked for; those of any other are of no use.</summary>
    public IEnumerable<StoredListings> Read(string program)
    {
        var numbers = _database.Query<long>("SELECT number FROM listing_segment WHERE program = @program ORDER BY number", new { program });
        foreach (var number in numbers)
        {
            // Gone meanwhile, where a writer has merged it: the same to whoever reads as if it were damaged.
            var bytes = _database.Query<byte[]>("SELECT bytes FROM listing_segment WHERE number = @number AND program = @program", new { number, program });
            yield return new StoredListings(number, bytes.Select(sealed_ => Ring.OpenListings(sealed_, number, program)).FirstOrDefault());
        }
    }

    /// <summary>Puts a segment in place of others and of all that another program built, all or nothing; returns its number.</summary>
    public long Put(string program, byte[] bytes, IEnumerable<long> instead)
    {
        _database.Begin();
        try
        {
            var number = (_database.Scalar<long?>("SELECT MAX(number) FROM listing_segment") ?? 0) + 1;
            _database.Execute("DELETE FROM listing_segment WHERE program <> @program", new { program });
            foreach (var other in instead) _database.Execute("DELETE FROM listing_segment WHERE number = @other", new { other });
            _database.Insert([new TableRows(Shape.Name, Shape.Columns, [[number, program, Ring.SealListings(bytes, number, program)]])]);
            _database.Commit();
            return number;
        }
        catch
        {
            _database.Rollback();
            throw;
        }
    }

    /// <summary>Drops them all.</summary>
    internal void Clear() => _database.Execute("DELETE FROM listing_segment");
}
