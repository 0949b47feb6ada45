using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Api.Yente;

/// <summary>
/// The reasons of a hit as yente's clients read them: a feature for each kind of evidence, with both values and our sentences. A feature's score is what it
/// adds, in logits: all of them sum to the logit of the whole score.
/// </summary>
internal static class MatchFeatures
{
    private static readonly Dictionary<EvidenceKind, (string Name, string Description)> Kinds = new()
    {
        [EvidenceKind.Name] = ("name_match", "How alike the two names are that fit best, part by part, in any script."),
        [EvidenceKind.BirthDate] = ("birth_date", "Whether the dates of birth agree, as far as each is known."),
        [EvidenceKind.Country] = ("country", "Whether the parties have a country in common."),
        [EvidenceKind.Identifier] = ("identifier_match", "Whether a document or number is the same, by its kind and issuer."),
        [EvidenceKind.Sex] = ("gender", "Whether the sex agrees."),
        [EvidenceKind.BirthPlace] = ("birth_place", "Whether the places of birth have anything in common."),
        [EvidenceKind.Schema] = ("schema", "Whether the parties are of one kind."),
        [EvidenceKind.Rule] = ("rule", "A rule of the whole match that keeps the score from being the plain sum."),
        [EvidenceKind.Address] = ("address_match", "Whether an address is the same."),
        [EvidenceKind.Phone] = ("phone_match", "Whether a telephone line is the same."),
        [EvidenceKind.Email] = ("email_match", "Whether a mailbox is the same."),
        [EvidenceKind.Website] = ("website_match", "Whether a web site is the same."),
    };

    /// <summary>Every feature there is.</summary>
    public static IEnumerable<(string Name, string Description)> All => Kinds.Values;

    /// <summary>Writes those of a hit.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        json.WriteStartObject("explanations");
        foreach (var kind in evidence.GroupBy(e => e.Kind))
        {
            var first = kind.MaxBy(e => Math.Abs(e.Contribution))!;
            json.WriteStartObject(Kinds[kind.Key].Name);
            json.WriteString("detail", string.Join("; ", kind.Select(e => e.Sentence)));
            json.WriteNumber("score", Math.Round(kind.Sum(e => e.Contribution), 4));
            json.WriteString("query", first.Subject);
            json.WriteString("candidate", first.Listed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
