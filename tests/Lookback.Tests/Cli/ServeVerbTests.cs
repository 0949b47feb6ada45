using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

/// <summary>What the server refuses to start with.</summary>
public sealed class ServeVerbTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://192.0.2.7:8000")]
    public void It_does_not_listen_beyond_this_machine_in_the_clear(string url)
    {
        using var folder = new TempFolder();
        var ran = TheProgram.Run("serve", "--listen", url, "--store", folder["s.db"]).Expect(3);
        Assert.StartsWith("refused (no-tls): ", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["s.db"]));
    }

    [Theory]
    [InlineData("8000")]
    [InlineData("ftp://127.0.0.1")]
    public void What_is_no_address_is_wrong_usage(string url)
    {
        using var folder = new TempFolder();
        TheProgram.Run("serve", "--listen", url, "--store", folder["s.db"]).Expect(2);
        Assert.False(File.Exists(folder["s.db"]));
    }

    [Theory]
    [InlineData("a-token-of-many-characters-that-nobody-guesses", UnixFileMode.UserRead | UnixFileMode.OtherRead, "readable-secret")]
    [InlineData("short", UnixFileMode.UserRead, "weak-secret")]
    public void A_token_that_others_can_read_or_guess_is_refused(string token, UnixFileMode mode, string code)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        File.WriteAllText(folder["token"], token);
        File.SetUnixFileMode(folder["token"], mode);
        var ran = TheProgram.Run("serve", "--update-token", folder["token"], "--store", folder["s.db"]).Expect(3);
        Assert.StartsWith($"refused ({code}): ", ran.Error, StringComparison.Ordinal);
    }
}
