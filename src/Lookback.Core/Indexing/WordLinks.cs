using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>The words of an index that one word leads to, found out once for many subjects that have it.</summary>
/// <param name="Part">The word.</param>
/// <param name="Telling">Those where both say which party it is.</param>
/// <param name="Generic">And those where one says only what it is.</param>
/// <param name="Likes">How alike the two are, of the telling and then of the others, in parts of 255 and rounded up.</param>
/// <param name="Joined">Names that have the word in two.</param>
internal sealed record WordLinks(NamePart Part, int[] Telling, int[] Generic, byte[] Likes, int[] Joined);

/// <summary>Remembers links of words that were sought lately, in a bounded room. Any number of threads may use it.</summary>
internal sealed class LinkMemory
{
    private const int Room = 1 << 15;

    /// <summary>Places in which a word may stand, the latest first.</summary>
    private const int Ways = 4;

    /// <summary>Links of one word that are remembered; more would take more room than they are worth.</summary>
    private const int Longest = 4096;

    private readonly WordLinks?[] _found = new WordLinks?[Room * Ways];

    /// <summary>What is remembered of a word, or <see langword="null"/>.</summary>
    public WordLinks? Of(NamePart part)
    {
        var place = PlaceOf(part);
        for (var way = 0; way < Ways; way++)
            if (Volatile.Read(ref _found[place + way]) is { } found && (found.Part == part || found.Part.IsSameWord(part))) return found;
        return null;
    }

    /// <summary>Remembers, in the place of the one of that place that was remembered longest.</summary>
    public void Keep(WordLinks links)
    {
        if (links.Telling.Length + links.Generic.Length + links.Joined.Length > Longest) return;
        var place = PlaceOf(links.Part);
        for (var way = Ways - 1; way > 0; way--) Volatile.Write(ref _found[place + way], Volatile.Read(ref _found[place + way - 1]));
        Volatile.Write(ref _found[place], links);
    }

    private static int PlaceOf(NamePart part) => ((int)(part.Identity >> 20) & (Room - 1)) * Ways;
}
