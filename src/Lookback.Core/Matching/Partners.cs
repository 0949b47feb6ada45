using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Which parts of two names may have a partner in the other, one bit a part. What has none is alone in every alignment, and that bounds the
/// score: most candidates share one part and nothing else, and are ruled out here.
/// </summary>
/// <param name="Subject">The parts of the subject's name.</param>
/// <param name="Listed">The parts of the listed name.</param>
/// <param name="SubjectJoined">Those of the subject's that may have it as one word of two, or together with a neighbour.</param>
/// <param name="ListedJoined">The same of the listed name.</param>
internal readonly record struct Partners(uint Subject, uint Listed, uint SubjectJoined, uint ListedJoined)
{
    /// <summary>Nothing is like anything.</summary>
    public static Partners None => default;

    /// <summary>By what the sketches of the parts tell: never none where there is one.</summary>
    public static Partners Possible(Name subject, Name listed)
    {
        var (own, theirs) = (subject.Sketches, listed.Sketches);
        var organizations = subject.Schema == Schema.Organization && listed.Schema == Schema.Organization;
        var (one, other) = (0u, 0u);
        for (var i = 0; i < own.Length; i++)
        {
            ref readonly var part = ref own[i];
            for (var j = 0; j < theirs.Length; j++)
            {
                if ((one & (1u << i)) != 0 && (other & (1u << j)) != 0) continue;
                if (!MayBe(part, subject.Core[i], theirs[j], listed.Core[j]) && !(organizations && PartSimilarity.AreShort(subject.Core[i], listed.Core[j])))
                    continue;
                one |= 1u << i;
                other |= 1u << j;
            }
        }

        var (oneJoined, otherJoined) = (0u, 0u);
        Join(own, theirs, ref oneJoined, ref otherJoined);
        Join(theirs, own, ref otherJoined, ref oneJoined);
        return new Partners(one | oneJoined, other | otherJoined, oneJoined, otherJoined);
    }

    private static bool MayBe(in PartSketch one, NamePart part, in PartSketch other, NamePart otherPart) =>
        one.MayBeLike(other) || (one.MayShareGroup(other) && PartSimilarity.ShareGroup(part, otherPart));

    /// <summary>The same, where only these parts have a whole part for a partner.</summary>
    public Partners Narrowed(uint subject, uint listed) => this with { Subject = subject | SubjectJoined, Listed = listed | ListedJoined };

    private static void Join(PartSketch[] split, PartSketch[] whole, ref uint ofSplit, ref uint ofWhole)
    {
        for (var i = 0; i + 1 < split.Length; i++)
        {
            for (var j = 0; j < whole.Length; j++)
            {
                if (!whole[j].MayJoin(split[i], split[i + 1])) continue;
                ofSplit |= 3u << i;
                ofWhole |= 1u << j;
            }
        }
    }
}
