using System.Globalization;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// Learns the curves of <see cref="NameModel"/> by <see cref="BoostedCurves"/> over the features of the alignment, each held to the direction
/// that its meaning demands. Labelled name pairs weigh 1; distorted UN names and look-alikes among unrelated people keep it honest about
/// screening. Prints the cross-validated F1, and with <c>--write FILE</c> leaves the curves as the data that ships.
/// </summary>
internal static class Training
{
    private const double ScreeningWeight = 0.2;
    private const int Folds = 10;
    private const int Repeats = 2;

    private static readonly NameScale Scale = new(Policy.Default.Name);
    private static readonly NameFeature[] Features = Enum.GetValues<NameFeature>();

    /// <summary>
    /// Half of the F1 that is reached: F1 is greatest where a pair is an alert from half its own value on (Lipton and others, 2014), not from
    /// even odds on.
    /// </summary>
    private const double Best = 0.44;

    /// <summary>From the chance at which a pair should alert to the threshold 0.7, in logits.</summary>
    private static readonly double Threshold = Math.Log(0.7 / 0.3) - Math.Log(Best / (1 - Best));

    /// <summary>
    /// Costs that are set by rule and not learned: the cases are too few, and their labels contradict each other, to show what another
    /// number, father, initial, legal form or kind of party means.
    /// </summary>
    private static readonly Dictionary<NameFeature, double> Rules = new()
    {
        [NameFeature.NumbersDiffer] = -2.2, [NameFeature.NumberOmitted] = -1, [NameFeature.PatronymicsDiffer] = -3,
        [NameFeature.InitialsDiffer] = -2.8, [NameFeature.KindsDiffer] = -2.5, [NameFeature.FormsDiffer] = -2.4,
        [NameFeature.GenerationsDiffer] = -2.8, [NameFeature.ByAcronym] = -1,
    };

    /// <summary>Where learning starts, so that a curve goes on sensibly where no case is: among pairs that nobody would label.</summary>
    private static readonly Dictionary<NameFeature, double> Start = new()
    {
        [NameFeature.LeastCoverage] = 3, [NameFeature.MostCoverage] = 1, [NameFeature.Omission] = -0.3, [NameFeature.Contradiction] = -1.5,
        [NameFeature.ContradictionUnlike] = -1, [NameFeature.Unlikeness] = -1, [NameFeature.WorstPart] = -1, [NameFeature.ThinOmission] = -1.2,
    };

    private sealed record Pair(Example? Example, bool Truth);

    public static void Run(string[] options)
    {
        var bench = Sources.NameBench().Select(c => PairOf(c.First, c.Second, LabelledPairs.SchemaOf(c.Schema), c.IsMatch, 1)).ToList();
        var screening = Screening();
        Console.WriteLine($"{bench.Count} labelled pairs, {bench.Count(b => b.Example is null)} without an alignment ({bench.Count(b => b.Example is null && b.Truth)} true), {screening.Count} screening pairs ({screening.Count(s => s.Truth)} true)");
        if (options.Contains("--ablate")) Ablate(bench, screening);
        Console.WriteLine($"cross-validated F1 at -.6 .. +.2: {string.Join(' ', CrossValidated(bench, screening, null).Select(f => f.ToString("f4", CultureInfo.InvariantCulture)))}");
        var model = Learn([.. bench.Select(b => b.Example).OfType<Example>(), .. screening], null);
        Console.WriteLine($"F1 of the final curves on what they were learned from: {F1([.. bench.Select(b => (b.Truth, ScoreOf(b, model) >= 0))]):f4}");
        if (Array.IndexOf(options, "--write") is var at and >= 0) Write(options[at + 1], model);
    }

    private static void Ablate(List<Pair> bench, List<Example> screening)
    {
        foreach (var feature in Features) Console.WriteLine($"without {feature}: {CrossValidated(bench, screening, feature)[3]:f4}");
    }

    private static void Write(string path, BoostedCurves model)
    {
        string Row(string name, CurvePoint point) => string.Create(CultureInfo.InvariantCulture, $"{name},{point.At},{point.Logit}");
        var head = File.ReadLines(path).TakeWhile(l => l.StartsWith('#')).ToList();
        var rows = Features.SelectMany(f => model.PointsOf((int)f).Select(p => Row(f.ToString(), p)));
        File.WriteAllLines(path, [.. head, "feature,at,logit", Row("bias", new CurvePoint(0, Math.Round(model.Bias + Threshold, 3))), .. rows]);
    }

    private static List<Example> Screening()
    {
        PreparedParty[] prepared = [.. Sources.Un().Concat(Sources.Ofac()).Select(PreparedParty.Of)];
        var index = NameIndex.Build(prepared.Select((p, i) => (i, p.Keys)));
        var (rows, candidates) = (new List<Example>(), new List<int>());
        var plain = Sources.People("positives_un_untreated.csv.gz");
        var treated = Sources.People("positives_un_treated.csv.gz");
        for (var i = 0; i < plain.Count; i++)
            if (PairOf(treated[i].Names[0].Full, plain[i].Names[0].Full, Schema.Person, true, ScreeningWeight).Example is { } row) rows.Add(row);
        foreach (var file in new[] { "negatives_us.csv.gz", "negatives_global.csv.gz" })
        {
            foreach (var person in Sources.People(file, 12_000))
            {
                var subject = PreparedParty.Of(person);
                index.Candidates(subject.Keys, candidates);
                var best = candidates.SelectMany(c => prepared[c].Names).Where(n => n.Source.Kind != NameKind.WeakAlias)
                    .Select(n => (Name: n, Logit: NameEvidence.Logit(subject.Names[0], n, Scale)))
                    .Where(n => n.Logit > -1.5).OrderByDescending(n => n.Logit).FirstOrDefault();
                if (best.Name is not null && FeaturesOf(subject.Names[0], best.Name) is { } features) rows.Add(new Example(features, false, ScreeningWeight));
            }
        }

        return rows;
    }

    private static Pair PairOf(string one, string other, Schema schema, bool truth, double weight) =>
        new(FeaturesOf(Name.Of(new PartyName { Full = one }, schema), Name.Of(new PartyName { Full = other }, schema)) is { } features
            ? new Example(features, truth, weight)
            : null, truth);

    private static double[]? FeaturesOf(Name subject, Name listed) =>
        NameEvidence.FeaturesOf(subject, listed) is { IsBare: false } f ? [.. Features.Select(n => f[n])] : null;

    private static BoostedCurves Learn(List<Example> examples, NameFeature? without)
    {
        if (without is { } left) examples = examples.ConvertAll(e => e with { Features = [.. e.Features.Select((x, i) => i == (int)left ? 0 : x)] });
        return BoostedCurves.Of(examples, Array.ConvertAll(Features, NameScale.IsCoverage), Array.ConvertAll(Features, f => Rules.GetValueOrDefault(f, Start.GetValueOrDefault(f))), Array.ConvertAll(Features, Rules.ContainsKey));
    }

    private static double ScoreOf(Pair pair, BoostedCurves model) =>
        pair.Example is { } e ? model.Score(e.Features, Policy.Default.Name.Ceiling - Threshold) : double.NegativeInfinity;

    private static double[] CrossValidated(List<Pair> bench, List<Example> screening, NameFeature? without)
    {
        double[] levels = [-0.6, -0.4, -0.25, 0, 0.2];
        var total = new double[levels.Length];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var fold = bench.Select((_, i) => (int)((((uint)i * 2654435761u) + ((uint)repeat * 40503977u)) >> 9) % Folds).ToArray();
            var scored = new List<(bool Truth, double Score)>();
            for (var f = 0; f < Folds; f++)
            {
                var model = Learn([.. bench.Where((_, i) => fold[i] != f).Select(b => b.Example).OfType<Example>(), .. screening], without);
                scored.AddRange(bench.Where((_, i) => fold[i] == f).Select(b => (b.Truth, ScoreOf(b, model))));
            }

            for (var i = 0; i < levels.Length; i++) total[i] += F1([.. scored.Select(s => (s.Truth, s.Score >= levels[i]))]) / Repeats;
        }

        return total;
    }

    private static double F1(List<(bool Truth, bool Alert)> scored)
    {
        var (hits, wrong) = (scored.Count(s => s.Truth && s.Alert), scored.Count(s => s.Truth != s.Alert));
        return 2.0 * hits / ((2 * hits) + wrong);
    }
}
