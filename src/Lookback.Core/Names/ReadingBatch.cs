using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lookback.Core.Names;

/// <summary>
/// Up to eight readings in Latin letters side by side, so that one word is laid beside all of them at once: what <see cref="EditCost"/> and
/// <see cref="WrittenCost"/> say of each, to the last bit. Room is used again. For one thread.
/// </summary>
internal sealed class ReadingBatch
{
    /// <summary>How many readings there is room for.</summary>
    public const int Room = 8;

    private const int Most = PackedReading.MostLetters;
    private const int Width = Most + 1;

    private readonly int[] _letters = new int[Most * Room];
    private readonly byte[] _where = new byte[EditCost.Letters * Width];
    private readonly int[] _lengths = new int[Room];
    private readonly float[] _limits = new float[Room];
    private readonly float[] _gaps = new float[Most * Room];
    private readonly float[] _costs = new float[Room];
    private readonly int[] _tags = new int[Room];
    private readonly Vector256<float>[] _rows = new Vector256<float>[3 * Width];
    private int _longest;

    /// <summary>Without readings.</summary>
    public ReadingBatch() => Array.Fill(_limits, float.NegativeInfinity);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What the caller knows a reading by.</summary>
    public int Tag(int lane) => _tags[lane];

    /// <summary>What was found that a reading costs: exact up to its limit, and above it some value above.</summary>
    public float Cost(int lane) => _costs[lane];

    /// <summary>What a reading may cost.</summary>
    public float Limit(int lane) => _limits[lane];

    /// <summary>Adds a reading; there must be room.</summary>
    public void Add(in PackedReading reading, float limit, int tag)
    {
        var lane = Count++;
        var letters = reading.Letters;
        (_lengths[lane], _limits[lane], _tags[lane]) = (letters.Length, limit, tag);
        _longest = Math.Max(_longest, letters.Length);
        for (var j = 0; j < letters.Length; j++)
        {
            _letters[(j * Room) + lane] = letters[j];
            _where[(letters[j] * Width) + j] |= (byte)(1 << lane);
        }
    }

    /// <summary>Takes all readings out.</summary>
    public void Clear()
    {
        Array.Clear(_where);
        Array.Clear(_letters, 0, _longest * Room);
        Array.Fill(_limits, float.NegativeInfinity, 0, Count);
        (Count, _longest) = (0, 0);
    }

    /// <summary>Lays a word beside them by <see cref="EditCost"/>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="givesUp">
    /// Whether a reading is given up where <see cref="EditCost.Of"/> gives it up: as soon as every way on costs too much, but for two neighbours that
    /// would yet change places.
    /// </param>
    public void Compare(Spelling word, bool givesUp = true)
    {
        for (var j = 0; j < _longest; j++)
        {
            var letters = At(_letters, j);
            var gaps = Look(j == 0 ? EditCost.FirstGaps : EditCost.InnerGaps, 0, letters);
            if (j > 0)
            {
                var doubled = Vector256.Equals(letters, At(_letters, j - 1)) & Vector256.LessThan(letters, Vector256.Create(EditCost.FirstDigit));
                gaps = Vector256.ConditionalSelect(doubled.AsSingle(), Vector256.Create(EditCost.Doubled), gaps);
            }

            gaps.StoreUnsafe(ref _gaps[j * Room]);
        }

        var before = _rows.AsSpan(0, Width);
        var previous = _rows.AsSpan(Width, Width);
        var current = _rows.AsSpan(2 * Width, Width);
        var a = word.Letters;
        var (lengths, limits) = (At(_lengths, 0), At(_limits, 0));
        var givenUp = Vector256<float>.Zero;
        previous[0] = Vector256<float>.Zero;
        for (var j = 0; j < _longest; j++) previous[j + 1] = previous[j] + At(_gaps, j);
        for (var i = 0; i < a.Length; i++)
        {
            var gap = Vector256.Create(word.Gaps[i]);
            var swapped = i > 0 && a[i] != a[i - 1];
            var least = current[0] = previous[0] + gap;
            for (var j = 0; j < _longest; j++)
            {
                var replace = Look(EditCost.Replacements, a[i] * EditCost.Letters, At(_letters, j));
                if (i == 0 && j == 0) replace *= Vector256.Create(EditCost.FirstLetter);
                var cost = Vector256.Min(previous[j] + replace, Vector256.Min(previous[j + 1] + gap, current[j] + At(_gaps, j)));
                if (swapped && j > 0 && (_where[(a[i] * Width) + j - 1] & _where[(a[i - 1] * Width) + j]) is var lanes and not 0)
                    cost = Offered(cost, before[j - 1] + Vector256.Create(EditCost.Swapped), lanes);
                current[j + 1] = cost;
                // Not what lies behind the end of a reading.
                least = Vector256.ConditionalSelect(Vector256.GreaterThan(lengths, Vector256.Create(j)).AsSingle(), Vector256.Min(least, cost), least);
            }

            if (givesUp) givenUp |= Vector256.GreaterThan(least, limits);
            if (Vector256.EqualsAll(givenUp.AsInt32(), Vector256<int>.AllBitsSet)) break;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        Take(previous);
        for (var lane = 0; lane < Count; lane++)
            if (givenUp.AsInt32()[lane] != 0) _costs[lane] = float.MaxValue;
    }

    /// <summary>Reads a word of another script as each of them, by <see cref="WrittenCost"/>.</summary>
    public void Compare(WrittenWord word)
    {
        for (var lane = 0; lane < Count; lane++)
        {
            for (var j = 0; j < _lengths[lane]; j++)
            {
                var (letter, before) = (_letters[(j * Room) + lane], j == 0 ? -1 : _letters[((j - 1) * Room) + lane]);
                _gaps[(j * Room) + lane] = WrittenCost.GapOf(letter, before, isLast: j == _lengths[lane] - 1, word.Gaps);
            }
        }

        var current = _rows.AsSpan(0, _longest + 1);
        var next = _rows.AsSpan(Width, _longest + 1);
        current.Fill(Vector256.Create(float.MaxValue));
        current[0] = Vector256<float>.Zero;
        var isFirst = true;
        foreach (var sound in word.Sounds)
        {
            next.Fill(Vector256.Create(float.MaxValue));
            var gap = Vector256.Create(sound.Gap);
            for (var j = 0; j <= _longest; j++)
            {
                var cost = current[j];
                if (j < _longest)
                {
                    current[j + 1] = Vector256.Min(current[j + 1], cost + At(_gaps, j));
                    var replace = Look(sound.Costs, 0, At(_letters, j));
                    if (isFirst && j == 0) replace *= Vector256.Create(EditCost.FirstLetter);
                    next[j + 1] = Vector256.Min(next[j + 1], cost + replace);
                    foreach (var rendering in sound.Renderings)
                    {
                        var lanes = Having(rendering.Latin, j);
                        if (lanes == 0) continue;
                        ref var cell = ref next[j + rendering.Latin.Length];
                        cell = Offered(cell, cost + Vector256.Create(rendering.Cost), lanes);
                    }
                }

                next[j] = Vector256.Min(next[j], cost + gap);
            }

            isFirst = false;
            var spare = current;
            current = next;
            next = spare;
            var least = current[0];
            foreach (ref readonly var cost in current[1..]) least = Vector256.Min(least, cost);
            if (AllAbove(least)) return;
        }

        for (var j = 0; j < _longest; j++) current[j + 1] = Vector256.Min(current[j + 1], current[j] + At(_gaps, j));
        Take(current);
    }

    /// <summary>Whether every reading costs more than it may already; what is told of each is that it does.</summary>
    private bool AllAbove(Vector256<float> least)
    {
        if (Vector256.LessThanOrEqualAny(least, At(_limits, 0))) return false;
        Array.Fill(_costs, float.MaxValue, 0, Count);
        return true;
    }

    private void Take(ReadOnlySpan<Vector256<float>> row)
    {
        for (var lane = 0; lane < Count; lane++) _costs[lane] = row[_lengths[lane]][lane];
    }

    /// <summary>Which readings have letters at a place, one bit each.</summary>
    private int Having(string latin, int at)
    {
        if (at + latin.Length > _longest) return 0;
        int lanes = byte.MaxValue;
        for (var k = 0; k < latin.Length && lanes != 0; k++) lanes &= _where[((latin[k] - 'a') * Width) + at + k];
        return lanes;
    }

    /// <summary>The lesser of two in some lanes, the first in the others.</summary>
    private static Vector256<float> Offered(Vector256<float> cell, Vector256<float> cost, int lanes)
    {
        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        var mask = Vector256.Equals(Vector256.Create(lanes) & bits, bits).AsSingle();
        return Vector256.ConditionalSelect(mask, Vector256.Min(cell, cost), cell);
    }

    private static Vector256<float> At(float[] values, int place) => Vector256.LoadUnsafe(ref values[place * Room]);

    private static Vector256<int> At(int[] values, int place) => Vector256.LoadUnsafe(ref values[place * Room]);

    /// <summary>What a table has for each lane.</summary>
    /// <param name="table">The table.</param>
    /// <param name="from">Where the row begins; it is as long as there are letters.</param>
    /// <param name="places">Places in the row, each the number of a letter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<float> Look(float[] table, int from, Vector256<int> places)
    {
        if (Avx2.IsSupported)
        {
            fixed (float* row = &table[from]) return Avx2.GatherVector256(row, places, sizeof(float));
        }

        return Vector256.Create(
            table[from + places[0]], table[from + places[1]], table[from + places[2]], table[from + places[3]],
            table[from + places[4]], table[from + places[5]], table[from + places[6]], table[from + places[7]]);
    }
}
