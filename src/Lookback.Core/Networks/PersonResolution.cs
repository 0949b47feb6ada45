using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>What an encounter says of who was met, as far as it binds it to others.</summary>
/// <param name="Encounter">Its position.</param>
/// <param name="Subject">The position of its subject: the same description.</param>
/// <param name="Reference">The client's own word for it, as a mark; <see langword="null"/> where there is none.</param>
/// <param name="Documents">The documents shown whose issuer is on record.</param>
public sealed record Sighting(long Encounter, long Subject, string? Reference, IReadOnlyList<long> Documents);

/// <summary>A person's decision on who was met, on record.</summary>
/// <param name="Position">Where it stands: a later one outdoes an earlier.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Grade">How sure.</param>
/// <param name="Encounters">Of which encounters.</param>
public sealed record DecidedIdentity(long Position, IdentityKind Kind, Grade Grade, IReadOnlyCollection<long> Encounters);

/// <summary>
/// Which encounters were of one person. Two rules bind: the same document of the same issuer, where neither name nor birth date contradicts; and the same
/// description under the same reference of the client. Names and birth dates bind nobody: two people share them every day. What persons decided comes
/// after: together, or apart. Nothing is stored: it is a reading of the encounters and the decisions, so a split takes back all that followed from a merger.
/// </summary>
public static class PersonResolution
{
    private static readonly Grade SameDocument = Grade.Parse("B2");
    private static readonly Grade SameReference = Grade.Parse("B3");

    /// <summary>For each encounter that is bound to another: the others of its person, nearest first.</summary>
    /// <param name="sightings">All encounters that a document, a reference or a decision may bind to those asked about.</param>
    /// <param name="decisions">All decisions on any of them.</param>
    /// <param name="mayBeOne">Whether what two encounters say of name and birth leaves it open that they are of one person.</param>
    public static IReadOnlyDictionary<long, IReadOnlyList<Binding>> Resolve(
        IReadOnlyCollection<Sighting> sightings, IReadOnlyCollection<DecidedIdentity> decisions, Func<Sighting, Sighting, bool> mayBeOne)
    {
        var ties = new Dictionary<long, List<Binding>>();
        var splits = decisions.Where(d => d.Kind == IdentityKind.Apart).ToList();
        foreach (var same in decisions.Where(d => d.Kind == IdentityKind.Same)) Decided(same);
        foreach (var document in sightings.SelectMany(s => s.Documents.Distinct().Select(d => (Document: d, Sighting: s))).GroupBy(p => p.Document))
            Shown([.. document.Select(p => p.Sighting).OrderBy(s => s.Encounter)]);
        foreach (var known in sightings.Where(s => s.Reference is not null).GroupBy(s => (s.Subject, s.Reference)))
            Chain([.. known.OrderBy(s => s.Encounter)], SameReference);
        return ties.Keys.ToDictionary(e => e, e => (IReadOnlyList<Binding>)Others(e, ties));

        void Decided(DecidedIdentity same)
        {
            var members = same.Encounters.Order().ToList();
            for (var i = 1; i < members.Count; i++)
            {
                // To the first that no later decision sets apart from this one.
                for (var j = 0; j < i; j++)
                {
                    if (splits.Exists(s => s.Position > same.Position && Separates(s, members[i], members[j]))) continue;
                    Bind(members[j], members[i], same.Position, same.Grade);
                    break;
                }
            }
        }

        // A document that somebody found in two people's hands binds only whom that decision left together; who shows it later stands alone.
        void Shown(List<Sighting> bearers)
        {
            var contested = splits.Where(s => bearers.Exists(b => s.Encounters.Contains(b.Encounter))
                && bearers.Exists(b => b.Encounter < s.Position && !s.Encounters.Contains(b.Encounter))).ToList();
            if (contested.Count == 0)
            {
                Chain(bearers, SameDocument);
                return;
            }

            var last = contested.Max(s => s.Position);
            foreach (var side in bearers.Where(b => b.Encounter < last)
                .GroupBy(b => string.Concat(contested.Select(s => s.Encounters.Contains(b.Encounter) ? '1' : '0'))))
                Chain([.. side], SameDocument);
        }

        // Somebody joins those with all of whom they may be one.
        void Chain(List<Sighting> bearers, Grade grade)
        {
            var people = new List<List<Sighting>>();
            foreach (var sighting in bearers)
            {
                var person = people.Find(p => p.TrueForAll(other => MayJoin(other, sighting)));
                if (person is null) people.Add(person = []);
                else Bind(person[^1].Encounter, sighting.Encounter, sighting.Encounter, grade);
                person.Add(sighting);
            }
        }

        bool MayJoin(Sighting one, Sighting other) =>
            !splits.Exists(s => Separates(s, one.Encounter, other.Encounter)) && (one.Subject == other.Subject || mayBeOne(one, other));

        void Bind(long one, long other, long entry, Grade grade)
        {
            Of(one).Add(new Binding(other, entry, grade));
            Of(other).Add(new Binding(one, entry, grade));
        }

        List<Binding> Of(long encounter)
        {
            if (!ties.TryGetValue(encounter, out var list)) ties[encounter] = list = [];
            return list;
        }
    }

    private static bool Separates(DecidedIdentity split, long one, long other) => split.Encounters.Contains(one) != split.Encounters.Contains(other);

    private static List<Binding> Others(long encounter, Dictionary<long, List<Binding>> ties)
    {
        var found = new List<Binding>();
        var seen = new HashSet<long> { encounter };
        var waiting = new Queue<(long Encounter, Grade Weakest)>([(encounter, Grade.Parse("A1"))]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var tie in ties[at.Encounter].OrderByDescending(t => t.Grade.Factor).ThenBy(t => t.Encounter))
            {
                if (!seen.Add(tie.Encounter)) continue;
                var weakest = Grade.Weaker(at.Weakest, tie.Grade);
                found.Add(tie with { Grade = weakest });
                waiting.Enqueue((tie.Encounter, weakest));
            }
        }

        return found;
    }
}
