using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

/// <summary>What the server refuses to start with.</summary>
public sealed class ServeVerbTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://192.0.2.7:8000")]
    [InlineData("http://loopback:0")]
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
    [InlineData("aaaaaaaaaaaaaaaaaaaa", UnixFileMode.UserRead, "weak-secret")]
    public void A_token_that_others_can_read_or_guess_is_refused(string token, UnixFileMode mode, string code)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        File.WriteAllText(folder["token"], token);
        File.SetUnixFileMode(folder["token"], mode);
        var ran = TheProgram.Run("serve", "--update-token", folder["token"], "--store", folder["s.db"]).Expect(3);
        Assert.StartsWith($"refused ({code}): ", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>A folder that everybody can look into has the store and its key (F45).</summary>
    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherExecute)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_store_in_a_folder_that_others_look_into_is_not_served(UnixFileMode open)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        var inside = Directory.CreateDirectory(folder["data"]).FullName;
        File.SetUnixFileMode(inside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | open);
        var ran = TheProgram.Run("serve", "--store", Path.Combine(inside, "s.db")).Expect(3);
        Assert.StartsWith("refused (readable-folder): ", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(inside));
    }

    [Fact]
    public void A_certificate_that_others_can_read_and_none_for_https_are_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        File.WriteAllText(folder["c.pem"], "whatever it is");
        File.SetUnixFileMode(folder["c.pem"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var ran = TheProgram.Run("serve", "--listen", "https://127.0.0.1:0", "--certificate", folder["c.pem"], "--store", folder["s.db"]).Expect(3);
        Assert.StartsWith("refused (readable-secret): ", ran.Error, StringComparison.Ordinal);
        TheProgram.Run("serve", "--listen", "https://127.0.0.1:0", "--store", folder["s.db"]).Expect(2);
        Assert.False(File.Exists(folder["s.db"]));
    }
}
