using System.Net.Sockets;
using Lookback.Store;
using Npgsql;

namespace Lookback.Tests.Store;

/// <summary>What a database says goes wrong, as a person is told.</summary>
public sealed class StoreFaultTests
{
    [Theory]
    [InlineData("53100", false, "the disk is full")]
    [InlineData("XX001", true, "the store is damaged")]
    [InlineData("XX002", true, "the store is damaged")]
    [InlineData("3D000", false, "no such database")]
    [InlineData("28P01", false, "refused the login")]
    [InlineData("28000", false, "refused the login")]
    [InlineData("42501", false, "GRANT")]
    [InlineData("53300", false, "cannot be reached")]
    [InlineData("57P03", false, "cannot be reached")]
    [InlineData("22P02", false, "the store failed: what the server says (22P02)")]
    public void Each_code_of_a_server_has_its_sentence(string code, bool isDamage, string said)
    {
        var fault = StoreFault.Of(Server(code))!;
        Assert.Equal((isDamage, false), (fault.IsDamage, fault.IsUncertain));
        Assert.Contains(said, fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Sentence);
        // Also where it comes wrapped, as out of a migration or of work on two cores.
        Assert.Equal(fault, StoreFault.Of(new AggregateException(new InvalidOperationException("could not be prepared", Server(code)))));
    }

    [Fact]
    public void A_connection_lost_is_no_refusal_for_nobody_knows_what_was_recorded()
    {
        Exception[] lost =
        [
            Server("57P01"), Server("57P02"), new NpgsqlException("while reading", new EndOfStreamException()),
            new NpgsqlException("while writing", new IOException("pipe", new SocketException((int)SocketError.ConnectionReset))),
        ];
        Assert.All(lost, e => Assert.True(StoreFault.Of(e) is { IsUncertain: true, IsDamage: false }, e.Message));
        Assert.All(lost, e => Assert.Contains("whole or not at all", StoreFault.Of(e)!.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_of_a_database_is_not_taken_for_it()
    {
        Assert.Null(StoreFault.Of(new InvalidOperationException("a defect")));
        Assert.Null(StoreFault.Of(new IOException("a file")));
    }

    private static PostgresException Server(string code) => new("what the server says", "ERROR", "ERROR", code, detail: "a row\nof somebody's");
}
