using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Flows;

/// <summary>The file that an <c>index.json</c> names, out of the folder in which the index lies, held against what the index says of it.</summary>
/// <param name="File">The file.</param>
/// <param name="PublishedAt">When the index says that the dataset was made.</param>
internal sealed record IndexedFile(SourceFile File, DateTimeOffset? PublishedAt)
{
    /// <summary>Finds it.</summary>
    /// <param name="index">The index.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="watchlist">The watchlist, by whose name a catalogue's dataset is found.</param>
    /// <exception cref="RefusedException">
    /// What reading the index is refused for; <c>resource-missing</c>; <c>wrong-length</c> and <c>wrong-sum</c> where the file is another than the index means.
    /// </exception>
    public static IndexedFile Find(SourceFile index, string folder, WatchlistId watchlist)
    {
        var dataset = DatasetIndex.Read(index, watchlist.ToString());
        var resource = dataset.Resource;
        var path = Path.Combine(folder, resource.Name);
        if (!System.IO.File.Exists(path))
        {
            var address = resource.Address is null ? "" : $" ({ReadIssue.Cut(resource.Address)})";
            throw new RefusedException(
                "resource-missing", $"{index.Name} names {resource.Name}{address}: expected it beside the index; download it there");
        }

        var length = new FileInfo(path).Length;
        if (resource.Length is { } stated && stated != length)
        {
            throw new RefusedException(
                "wrong-length",
                FormattableString.Invariant($"{resource.Name} has {length} bytes: expected {stated}, as {index.Name} says; download both again"));
        }

        if (resource.Sha1 is { } sum && SumOf(path) is var found && found != sum)
        {
            throw new RefusedException(
                "wrong-sum", $"{resource.Name} has the SHA-1 {found}: expected {sum}, as {index.Name} says; download both again");
        }

        return new IndexedFile(new SourceFile(resource.Name, () => System.IO.File.OpenRead(path)), dataset.PublishedAt);
    }

    [SuppressMessage("Security", "CA5350", Justification = "the sum that OpenSanctions publishes; it tells a damaged or mixed-up download, not an attacker")]
    private static string SumOf(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return Convert.ToHexStringLower(SHA1.HashData(stream));
    }
}
