using System.Text;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// A FollowTheMoney delta (OpenSanctions' <c>entities.delta.json</c>): lines of <c>op</c> (ADD, MOD, DEL) and <c>entity</c>. It is put upon the whole file
/// that it follows, and what comes out is read as a whole edition: documents, addresses and sanctions are entities of their own, so that a changed
/// party alone would have lost them. An id that is deleted and lives on among another's <c>referents</c> is then a merger, as in any edition.
/// </summary>
public static class FtmDelta
{
    /// <summary>Characters of a delta that are held; the largest are a hundredth of that.</summary>
    private const long MostHeld = 256L << 20;

    /// <summary>Operations that may be about entities that the whole file lacks, or already has.</summary>
    private const int AlwaysBelieved = 10;

    private const double MostMisfits = 0.05;

    private const int HeadLength = 64;

    /// <summary>A first line up to this many characters is read whole, for the operation may stand behind the entity.</summary>
    private const int MostFirstLine = 1 << 20;

    /// <summary>Whether a file is a delta.</summary>
    public static bool Is(SourceFile file)
    {
        if (Spreadsheet.Is(file)) return false;
        using var text = SourceText.Open(file);
        if (FirstCharacter(text) != '{') return false;
        Span<char> head = stackalloc char[HeadLength];
        head[0] = '{';
        head = head[..(text.ReadBlock(head[1..]) + 1)];
        return FirstLine(head, text) is { } line ? IsOperation(line) : head.Contains("\"op\"", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a file is a delta of no operations. Publishers put one out for every edition, be it that nothing changed; its name alone tells it from a
    /// download that failed.
    /// </summary>
    public static bool IsEmpty(SourceFile file)
    {
        if (!file.Name.Contains(".delta.", StringComparison.OrdinalIgnoreCase) || Spreadsheet.Is(file)) return false;
        using var text = SourceText.Open(file);
        return FirstCharacter(text) < 0;
    }

    // Behind the blanks; less than nothing where there is none.
    private static int FirstCharacter(SourceText text)
    {
        int next;
        do next = text.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next));
        return next;
    }

    // Null where it is longer than what is read of it.
    private static string? FirstLine(ReadOnlySpan<char> head, SourceText text)
    {
        var line = new StringBuilder();
        line.Append(head);
        if (head.Contains('\n')) return line.ToString(0, head.IndexOf('\n'));
        for (int next; (next = text.Read()) is not (-1 or '\n'); line.Append((char)next))
            if (line.Length >= MostFirstLine) return null;
        return line.ToString();
    }

    private static bool IsOperation(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            // A line that is cut, or one of many that make one object: the head tells.
            return line.AsSpan(0, Math.Min(line.Length, HeadLength)).Contains("\"op\"", StringComparison.Ordinal);
        }
    }

    /// <summary>Writes what the whole file is with the delta upon it, an entity a line.</summary>
    /// <param name="whole">The file that the delta follows.</param>
    /// <param name="delta">The delta.</param>
    /// <param name="target">Where to.</param>
    /// <exception cref="RefusedException">
    /// <c>malformed-delta</c>, <c>truncated</c>, <c>delta-does-not-fit</c> where it follows another file, <c>too-many-rows</c>.
    /// </exception>
    public static void Apply(SourceFile whole, SourceFile delta, TextWriter target)
    {
        var changes = Read(delta);
        var misfits = 0L;
        foreach (var record in JsonRecords.Read(whole))
        {
            if (record.Expected is not null) continue;
            var id = FtmValues.Text(record.Root, "id");
            if (id is null || !changes.Remove(id, out var change))
            {
                target.WriteLine(record.Root.GetRawText());
                continue;
            }

            if (change.Op is Op.Add or Op.Gone) misfits++;
            if (change.Entity is { } changed) target.WriteLine(changed);
        }

        var count = changes.Count;
        foreach (var (op, entity) in changes.Values)
        {
            if (op is Op.Change or Op.Delete) misfits++;
            if (entity is not null) target.WriteLine(entity);
        }

        if (misfits > AlwaysBelieved && misfits > (count + misfits) * MostMisfits)
        {
            throw new RefusedException(
                "delta-does-not-fit",
                FormattableString.Invariant($"{delta.Name} changes or deletes what the edition in force lacks, or adds what it has, {misfits} times: ")
                + "expected the delta that follows the edition in force; import those between first, or the whole list");
        }
    }

    private static Dictionary<string, (Op Op, string? Entity)> Read(SourceFile delta)
    {
        var (changes, held) = (new Dictionary<string, (Op Op, string? Entity)>(StringComparer.Ordinal), 0L);
        foreach (var record in JsonRecords.Read(delta))
        {
            if (record.IsRepeated) throw Malformed(delta, record.Line, JsonRecord.Once, record.Root.GetRawText());
            if (record.Expected is { } expected) throw Malformed(delta, record.Line, expected, record.Found);
            var op = FtmValues.Text(record.Root, "op") switch { "ADD" => Op.Add, "MOD" => Op.Change, "DEL" => Op.Delete, _ => default(Op?) };
            if (op is not { } known) throw Malformed(delta, record.Line, "an op of ADD, MOD or DEL", record.Root.GetRawText());
            if (!record.Root.TryGetProperty("entity", out var entity) || entity.ValueKind != JsonValueKind.Object || FtmValues.Text(entity, "id") is not { } id)
                throw Malformed(delta, record.Line, "an entity with an id", record.Root.GetRawText());
            var text = known == Op.Delete ? null : entity.GetRawText();
            held += text?.Length ?? 0;
            if (held > MostHeld) throw new RefusedException("too-many-rows", $"{delta.Name} is larger than a delta may be: import the whole list instead");
            changes[id] = (changes.TryGetValue(id, out var before) ? Then(before.Op, known) : known, text);
        }

        return changes;
    }

    /// <summary>What two operations on one id come to, one after the other: a delta may be several put together.</summary>
    private static Op Then(Op before, Op next) => (before, next) switch
    {
        (Op.Add or Op.Gone, Op.Delete) => Op.Gone,
        (Op.Add or Op.Gone, _) => Op.Add,
        (_, Op.Delete) => Op.Delete,
        _ => Op.Change,
    };

    private static RefusedException Malformed(SourceFile delta, long line, string expected, string found) => new(
        "malformed-delta", FormattableString.Invariant($"{delta.Name}, line {line}: expected {expected}, found \"{ReadIssue.Cut(found)}\""));

    private enum Op
    {
        Add,
        Change,
        Delete,

        /// <summary>Added and deleted again.</summary>
        Gone,
    }
}
