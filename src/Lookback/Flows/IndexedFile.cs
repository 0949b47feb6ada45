using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Flows;

/// <summary>The file that an <c>index.json</c> names, held against what the index says of it.</summary>
/// <param name="File">The file.</param>
/// <param name="PublishedAt">When the index says that the dataset was made.</param>
internal sealed record IndexedFile(SourceFile File, DateTimeOffset? PublishedAt)
{
    /// <summary>The end of the name of a file that somebody packed.</summary>
    public const string Packed = ".gz";

    /// <summary>Finds it among the files that came with the index.</summary>
    /// <param name="files">The index and the others.</param>
    /// <param name="watchlist">The watchlist, by whose name a catalogue's dataset is found.</param>
    /// <returns><see langword="null"/> where none of the files is an index.</returns>
    /// <exception cref="RefusedException">
    /// What reading the index is refused for; <c>resource-missing</c>; <c>wrong-length</c> and <c>wrong-sum</c> where the file is another than the index means;
    /// <c>too-many-files</c> where there are more than the two.
    /// </exception>
    public static IndexedFile? Among(IReadOnlyList<SourceFile> files, WatchlistId watchlist)
    {
        if (files.FirstOrDefault(DatasetIndex.Is) is not { } index) return null;
        var dataset = DatasetIndex.Read(index, watchlist.ToString());
        var (name, address) = (dataset.Resource.Name, dataset.Resource.Address);
        if (files.FirstOrDefault(f => f.Name == name || f.Name == name + Packed) is not { } file)
        {
            throw new RefusedException(
                "resource-missing",
                $"{index.Name} names {name}{(address is null ? "" : $" ({ReadIssue.Cut(address)})")}: expected it beside the index; download it there");
        }

        if (files.FirstOrDefault(f => f != index && f != file) is { } more)
            throw new RefusedException("too-many-files", $"{more.Name} was given with {index.Name}: expected the index and {name} alone");
        Compare(index, file, dataset.Resource);
        return new IndexedFile(file, dataset.PublishedAt);
    }

    [SuppressMessage("Security", "CA5350", Justification = "the sum that OpenSanctions publishes; it tells a damaged or mixed-up download, not an attacker")]
    private static void Compare(SourceFile index, SourceFile file, IndexedResource resource)
    {
        if (resource is { Length: null, Sha1: null }) return;
        // What the index states is the length and the sum of the file as published.
        using var stream = file.Name.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(file.Open(), CompressionMode.Decompress) : file.Open();
        using var sums = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var (buffer, length) = (new byte[81920], 0L);
        for (int read; (read = stream.Read(buffer)) > 0; length += read) sums.AppendData(buffer, 0, read);
        if (resource.Length is { } stated && stated != length)
        {
            throw new RefusedException(
                "wrong-length",
                FormattableString.Invariant($"{file.Name} has {length} bytes: expected {stated}, as {index.Name} says; download both again"));
        }

        var found = Convert.ToHexStringLower(sums.GetHashAndReset());
        if (resource.Sha1 is { } sum && found != sum)
            throw new RefusedException("wrong-sum", $"{file.Name} has the SHA-1 {found}: expected {sum}, as {index.Name} says; download both again");
    }
}
