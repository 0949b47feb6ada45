using System.Globalization;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// A check on the weights of <see cref="NameWeights"/>, which are set by hand: logistic regression over the features of the alignment, every weight
/// held to the sign that its meaning demands, drawn towards the weights set by hand where the cases say little. Labelled name
/// pairs weigh 1; distorted UN names and look-alikes among unrelated people keep it honest about screening. Deterministic. As long
/// as its cross-validated F1 is no better than that of the weights by hand, those stay.
/// </summary>
internal static class Training
{
    private const double ScreeningWeight = 0.35;
    private const double Prior = 0.02;

    private static readonly string[] Members =
    [
        "SubjectCoverage", "ListedCoverage", "SubjectUnmatched", "ListedUnmatched", "Contradiction", "Unlikeness", "WorstPart",
        "Thinness", "NumbersDiffer", "FormsDiffer", "Loose", "KindsDiffer", "ThinOmission", "OrganizationOmission", "Bias",
    ];

    /// <summary>
    /// The least that each cost must be, whatever the cases say: their labels contradict each other on numbers, and they are too few
    /// to show that a contradicting part is another party.
    /// </summary>
    private static readonly double[] Most = [-0.05, -0.05, -1.0, -0.05, -0.05, -0.1, -1.5, -0.2, -0.5, -1.5, -0.5, -0.05];

    private static readonly double[] Priors = [0.003, 0.02, 0.1, 0.5];

    private sealed record Row(double[] Features, bool Truth, double Weight, bool Bench);

    public static void Run()
    {
        var bench = Sources.NameBench().Select(c => RowOf(c.One, c.Other, c.Schema, c.IsMatch, 1, bench: true)).OfType<Row>().ToList();
        var unaligned = Sources.NameBench().Where(c => RowOf(c.One, c.Other, c.Schema, c.IsMatch, 1, true) is null).ToList();
        var screening = Screening();
        Console.WriteLine($"{bench.Count} labelled pairs, {unaligned.Count} without an alignment ({unaligned.Count(u => u.IsMatch)} true), {screening.Count} screening pairs");
        var missed = unaligned.Count(u => u.IsMatch);
        foreach (var prior in Priors) Console.WriteLine($"prior {prior}: cross-validated F1 {CrossValidated(bench, screening, missed, prior):f4}");
        var weights = Fit([.. bench, .. screening], Prior);
        Console.WriteLine($"bench F1 of the final weights on what they were fitted to: {F1(bench, weights, missed, 0):f4}");
        // The fit puts even odds at 0.5; the product's threshold is 0.7.
        weights[^1] += Math.Log(0.7 / 0.3);
        for (var i = 0; i < weights.Length; i++) Console.WriteLine($"{Members[i]} = {weights[i].ToString("f2", CultureInfo.InvariantCulture)}");
    }

    private static List<Row> Screening()
    {
        PreparedParty[] prepared = [.. Sources.Un().Concat(Sources.Ofac()).Select(PreparedParty.Of)];
        var index = NameIndex.Build(prepared.Select((p, i) => (i, p.Keys)));
        var (rows, candidates) = (new List<Row>(), new List<int>());
        var plain = Sources.People("positives_un_untreated.csv.gz");
        var treated = Sources.People("positives_un_treated.csv.gz");
        for (var i = 0; i < plain.Count; i++)
            if (RowOf(treated[i].Names[0].Full, plain[i].Names[0].Full, Schema.Person, true, ScreeningWeight, false) is { } row) rows.Add(row);
        foreach (var file in new[] { "negatives_us.csv.gz", "negatives_global.csv.gz" })
        {
            foreach (var person in Sources.People(file, 12_000))
            {
                var subject = PreparedParty.Of(person with { BirthDates = [], Countries = [] });
                index.Candidates(subject.Keys, candidates);
                var best = candidates.SelectMany(c => prepared[c].Names).Where(n => n.Source.Kind != NameKind.WeakAlias)
                    .Select(n => (Name: n, Logit: NameEvidence.Logit(subject.Names[0], n, Policy.Default.Name)))
                    .Where(n => n.Logit > -1.5).OrderByDescending(n => n.Logit).FirstOrDefault();
                if (best.Name is not null && FeaturesOf(subject.Names[0], best.Name) is { } features) rows.Add(new Row(features, false, ScreeningWeight, false));
            }
        }

        return rows;
    }

    private static Row? RowOf(string one, string other, Schema schema, bool truth, double weight, bool bench) =>
        FeaturesOf(Name.Of(new PartyName { Full = one }, schema), Name.Of(new PartyName { Full = other }, schema)) is { } features
            ? new Row(features, truth, weight, bench)
            : null;

    private static double[]? FeaturesOf(Name subject, Name listed)
    {
        if (NameEvidence.FeaturesOf(subject, listed) is not { IsBare: false } f) return null;
        return
        [
            f.SubjectCoverage, f.ListedCoverage, f.SubjectUnmatched, f.ListedUnmatched, f.Contradiction, f.Unlikeness, f.WorstPart, f.Thinness,
            f.NumbersDiffer, f.FormsDiffer, f.Loose, f.KindsDiffer, f.ThinOmission, f.OrganizationOmission, 1,
        ];
    }

    private static double[] Hand()
    {
        var w = Policy.Default.Name;
        return
        [
            w.SubjectCoverage, w.ListedCoverage, w.SubjectUnmatched, w.ListedUnmatched, w.Contradiction, w.Unlikeness, w.WorstPart, w.Thinness,
            w.NumbersDiffer, w.FormsDiffer, w.Loose, w.KindsDiffer, w.ThinOmission, w.OrganizationOmission, w.Bias - Math.Log(0.7 / 0.3),
        ];
    }

    private static double CrossValidated(List<Row> bench, List<Row> screening, int missed, double prior)
    {
        var total = 0.0;
        for (var split = 0; split < 5; split++)
        {
            var salt = split;
            var half = bench.Select((r, i) => (Row: r, First: ((((i * 2654435761L) + (salt * 40503L)) >> 7) & 1) == 0)).ToList();
            foreach (var first in new[] { true, false })
            {
                var weights = Fit([.. half.Where(h => h.First == first).Select(h => h.Row), .. screening], prior);
                total += F1([.. half.Where(h => h.First != first).Select(h => h.Row)], weights, missed / 2, 0);
            }
        }

        return total / 10;
    }

    private static double F1(List<Row> rows, double[] weights, int missed, double at)
    {
        var tp = rows.Count(r => r.Truth && Dot(r.Features, weights) >= at);
        var wrong = rows.Count(r => r.Truth != Dot(r.Features, weights) >= at) + missed;
        return 2.0 * tp / ((2 * tp) + wrong);
    }

    private static double[] Fit(List<Row> rows, double prior)
    {
        var hand = Hand();
        var (weights, velocity) = ((double[])hand.Clone(), new double[hand.Length]);
        var total = rows.Sum(r => r.Weight);
        for (var step = 0; step < 1500; step++)
        {
            var gradient = new double[hand.Length];
            foreach (var row in rows)
            {
                var error = row.Weight * ((1 / (1 + Math.Exp(-Dot(row.Features, weights)))) - (row.Truth ? 1 : 0));
                for (var i = 0; i < gradient.Length; i++) gradient[i] += error * row.Features[i];
            }

            for (var i = 0; i < weights.Length; i++)
            {
                velocity[i] = (0.9 * velocity[i]) - (0.3 * ((gradient[i] / total) + (prior / total * 20 * (weights[i] - hand[i]))));
                weights[i] += velocity[i];
                // Coverage can only speak for a match, and everything else only against.
                if (i < 2) weights[i] = Math.Max(0.2, weights[i]);
                else if (i < weights.Length - 1) weights[i] = Math.Min(Most[i - 2], weights[i]);
            }
        }

        return weights;
    }

    private static double Dot(double[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++) sum += features[i] * weights[i];
        return sum;
    }
}
