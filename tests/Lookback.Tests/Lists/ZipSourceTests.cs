using System.Buffers.Binary;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class ZipSourceTests
{
    private const string Row = "1,\"NORDHAVN\",-0- ,\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";

    /// <summary>The archive with this as the unpacked length of its last file in the central directory.</summary>
    public static byte[] SayingLength(byte[] archive, uint length)
    {
        byte[] patched = [.. archive];
        var at = patched.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(patched.AsSpan(at + 24), length);
        return patched;
    }

    private static string Read(byte[] archive)
    {
        using var text = SourceText.Open(Sources.Bytes("list.zip", archive));
        return text.ReadToEnd();
    }

    private static Refusal Refused(byte[] archive) => Assert.Throws<RefusedException>(() => Read(archive)).Refusal;

    [Fact]
    public void The_one_file_in_an_archive_is_the_source()
    {
        var archive = Workbooks.Zip(("folder/sdn.csv", Row), ("__MACOSX/._sdn.csv", "resource"));

        Assert.Equal(Row, Read(archive));
        Assert.Equal("NORDHAVN", Sources.One(Sources.Bytes("sdn.zip", archive)).Facts.Names[0].Full);
    }

    [Fact]
    public void Two_files_are_refused_by_their_names()
    {
        var refusal = Refused(Workbooks.Zip(("sdn.csv", Row), ("alt.csv", Row)));

        Assert.Equal("zip-of-several", refusal.Code);
        Assert.Contains("sdn.csv, alt.csv", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_nothing_is_refused()
    {
        Assert.Equal("empty-file", Refused(Workbooks.Zip()).Code);
        Assert.Equal("empty-file", Refused(Workbooks.Zip(("folder/", ""))).Code);
    }

    [Theory]
    [InlineData("../sdn.csv")]
    [InlineData("lists/../../sdn.csv")]
    [InlineData("..\\sdn.csv")]
    [InlineData("/etc/sdn.csv")]
    [InlineData("C:\\sdn.csv")]
    public void A_name_that_leaves_the_archive_is_refused(string name) => Assert.Equal("zip-path", Refused(Workbooks.Zip((name, Row))).Code);

    [Fact]
    public void One_name_twice_is_refused()
    {
        Assert.Equal("zip-path", Refused(Workbooks.Zip(("sdn.csv", Row), ("sdn.csv", "1,2\n"))).Code);
        Assert.Equal("zip-path", Refused(Workbooks.Zip(("sdn.csv", Row), ("SDN.csv", "1,2\n"))).Code);
    }

    [Fact]
    public void Twenty_megabytes_in_a_few_kilobytes_are_refused_before_they_are_unpacked()
    {
        var bomb = Workbooks.Zip(("sdn.csv", new string('a', 20 * 1024 * 1024)));

        Assert.True(bomb.Length < 100_000);
        Assert.Equal("zip-bomb", Refused(bomb).Code);
    }

    [Theory]
    [InlineData(10u)]
    [InlineData(50_000_000u)]
    public void A_length_that_is_not_true_is_refused(uint length)
    {
        var text = string.Concat(Enumerable.Range(1, 3000).Select(i => Row.Replace("NORDHAVN", $"NORDHAVN {i * 7919}", StringComparison.Ordinal)));
        var refusal = Refused(SayingLength(Workbooks.Zip(("sdn.csv", text)), length));

        Assert.Contains(refusal.Code, (string[])["truncated", "zip-bomb"]);
    }

    [Fact]
    public void A_file_whose_sum_is_not_the_stated_one_is_refused()
    {
        var archive = Workbooks.Zip(("sdn.csv", Row));
        archive[archive.AsSpan().LastIndexOf("PK\x01\x02"u8) + 16] ^= 1;

        Assert.Equal("truncated", Refused(archive).Code);
    }

    [Fact]
    public void An_archive_that_was_cut_is_refused_wherever_it_was_cut()
    {
        var archive = Workbooks.Zip(("sdn.csv", string.Concat(Enumerable.Range(1, 500).Select(i => $"{i},NORDHAVN {i * 7919}\n"))));

        foreach (var length in Enumerable.Range(4, 60).Concat([archive.Length / 2, archive.Length - 30, archive.Length - 1]))
        {
            Assert.Equal($"truncated {length}", $"{Refused(archive[..length]).Code} {length}");
        }
    }
}
