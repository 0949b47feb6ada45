namespace Lookback.Core.Names;

/// <summary>
/// Lays one word beside many in Latin letters and says which of them may be like it, and mostly how much, without following a reference to any. Room is
/// used again. For one thread.
/// </summary>
internal sealed class WordsBeside
{
    /// <summary>Costs so near the limit are left to who decides, for what rounding makes of them.</summary>
    private const float Rounding = 1e-3f;

    /// <summary>Set in a tag where what is compared is the main reading of both.</summary>
    private const int Main = 1 << 30;

    private readonly List<bool> _mayBeLike = [];
    private readonly List<KnownCosts> _costs = [];
    private readonly List<float> _readings = [];
    private readonly List<ReadingBatch> _spelt = [];
    private readonly ReadingBatch _read = new();
    private readonly ReadingBatch _withTheirs = new();
    private readonly ReadingBatch _withOwn = new();
    private PackedWord? _word;

    /// <summary>Begins with a word; where that cannot be told, all are like it.</summary>
    public void Begin(PackedWord? word)
    {
        _word = word;
        _mayBeLike.Clear();
        _costs.Clear();
        _readings.Clear();
        for (var reading = _spelt.Count; reading < word?.Readings.Length; reading++) _spelt.Add(new ReadingBatch());
    }

    /// <summary>Adds a word; they are numbered as they come.</summary>
    /// <param name="traits">Of the word.</param>
    /// <param name="packed">See <see cref="PackedWord.Packed"/>; none where that is not all that is compared of it.</param>
    public void Add(in PackedTraits traits, ReadOnlySpan<PackedReading> packed)
    {
        var at = _mayBeLike.Count;
        _costs.Add(KnownCosts.None);
        _readings.Add(0);
        _mayBeLike.Add(_word is null || packed.IsEmpty);
        if (_mayBeLike[at]) return;
        var word = _word!;
        if (word.Traits.HasGroups && traits.HasGroups) _mayBeLike[at] = true;
        // As the sketches have it.
        if (!packed[0].HasConsonantsLike(word.Packed[0], word.Traits.Fixed & traits.Fixed)
            && !word.Traits.MayHaveParticle(traits) && !traits.MayHaveParticle(word.Traits)) return;
        AddWithParticle(at, traits, packed);
        if (word.Written is { } written)
        {
            var limit = EditCost.Most * word.WrittenScale;
            Queue(_read, packed[0], limit, packed[0].MayBeReadingOf(written, limit), at | Main);
        }

        var readings = traits.ReadingsOf(packed);
        for (var a = 0; a < word.Readings.Length; a++)
        {
            for (var b = 0; b < readings.Length; b++) AddReadings(at, a, readings[b], areMain: a + b == 0);
        }
    }

    /// <summary>All are in.</summary>
    public void End()
    {
        if (_word is null) return;
        Compare(_read);
        Compare(_withOwn);
        Compare(_withTheirs);
        for (var reading = 0; reading < _word.Readings.Length; reading++) Compare(_spelt[reading]);
    }

    /// <summary>Whether a word may be like the one: never no where <see cref="PartSimilarity"/> would say that it is.</summary>
    public bool MayBeLike(int at) => _mayBeLike[at];

    /// <summary>What their letters were found to cost.</summary>
    public KnownCosts Costs(int at) => _costs[at];

    /// <summary>
    /// How alike a word is to the one, or a little more, where that is known without touching it; NaN where it is not. See <see cref="PartSimilarity"/>.
    /// </summary>
    public float Like(int at, in PackedTraits traits, ReadOnlySpan<PackedReading> packed)
    {
        if (_word is not { } word || packed.IsEmpty || (word.Traits.HasGroups && traits.HasGroups)) return float.NaN;
        var costs = _costs[at];
        if ((word.IsSpelt && !word.IsSyllabic && float.IsNaN(costs.Spelt)) || (word.Written is not null && float.IsNaN(costs.Read))) return float.NaN;
        if (word.Traits.Long == 0 != (traits.Long == 0) && float.IsNaN(costs.WithParticle)) return float.NaN;
        return PartSimilarity.OfPacked(word, packed[0], traits, costs, _readings[at]);
    }

    private void AddReadings(int at, int a, in PackedReading other, bool areMain)
    {
        var word = _word!;
        ref readonly var own = ref word.Readings[a];
        var areSpellings = areMain && !word.IsSyllabic;
        if (areSpellings && !word.IsSpelt) return;
        var like = areSpellings ? float.NaN : PartSimilarity.OfPackedReadings(own, other);
        if (!float.IsNaN(like))
        {
            KeepReadings(at, like);
            return;
        }

        var limit = other.LimitOf(own);
        Queue(_spelt[a], other, limit, other.MayBeSpeltLike(own, limit), areSpellings ? at | Main : at);
    }

    private void KeepReadings(int at, float like)
    {
        if (like <= _readings[at]) return;
        _readings[at] = like;
        _mayBeLike[at] = true;
    }

    private void AddWithParticle(int at, in PackedTraits traits, ReadOnlySpan<PackedReading> packed)
    {
        var word = _word!;
        if (word.Traits.Long == 0 == (traits.Long == 0)) return;
        if (traits.IsNearWithParticle(word.Traits) && traits.IsLongPacked)
        {
            var limit = PartSketch.MostJoined * EditCost.ScaleOf(Math.Min(traits.Long, word.Traits.Length), Math.Max(traits.Long, word.Traits.Length));
            Queue(_withTheirs, packed[^1], limit, packed[^1].MayBeSpeltLike(word.Readings[0], limit), at | Main);
        }
        else if (word.Traits.IsNearWithParticle(traits) && word.Traits.IsLongPacked)
        {
            var limit = PartSketch.MostJoined * EditCost.ScaleOf(Math.Min(word.Traits.Long, traits.Length), Math.Max(word.Traits.Long, traits.Length));
            Queue(_withOwn, packed[0], limit, packed[0].MayBeSpeltLike(word.Packed[^1], limit), at | Main);
        }
        else if (traits.IsNearWithParticle(word.Traits) || word.Traits.IsNearWithParticle(traits))
        {
            _mayBeLike[at] = true;
        }
        else
        {
            _costs[at] = _costs[at] with { WithParticle = float.PositiveInfinity };
        }
    }

    private void Keep(int at, ReadingBatch batch, float cost) =>
        _costs[at] = batch == _read ? _costs[at] with { Read = cost }
            : batch == _withTheirs || batch == _withOwn ? _costs[at] with { WithParticle = Math.Max(0, cost - Rounding) }
            : _costs[at] with { Spelt = cost };

    private void Queue(ReadingBatch batch, in PackedReading reading, float limit, bool mayCost, int tag)
    {
        if (!mayCost)
        {
            if ((tag & Main) != 0) Keep(tag & ~Main, batch, float.PositiveInfinity);
            return;
        }

        batch.Add(reading, limit, tag);
        if (batch.Count == ReadingBatch.Room) Compare(batch);
    }

    private void Compare(ReadingBatch batch)
    {
        if (batch.Count == 0) return;
        if (batch == _read) batch.Compare(_word!.Written!);
        else if (batch == _withOwn) batch.Compare(_word!.LongSpelling!, givesUp: false);
        else if (batch == _withTheirs) batch.Compare(_word!.Spellings[0], givesUp: false);
        else batch.Compare(_word!.Spellings[_spelt.IndexOf(batch)]);
        for (var lane = 0; lane < batch.Count; lane++)
        {
            var (at, cost, limit) = (batch.Tag(lane) & ~Main, batch.Cost(lane), batch.Limit(lane));
            var mayBe = cost <= limit + Rounding;
            if (mayBe) _mayBeLike[at] = true;
            if ((batch.Tag(lane) & Main) == 0)
            {
                if (mayBe) KeepReadings(at, PartSimilarity.OfSlip(cost, limit));
                continue;
            }

            if (!mayBe) Keep(at, batch, float.PositiveInfinity);
            else if (cost <= limit - Rounding) Keep(at, batch, cost);
        }

        batch.Clear();
    }
}
