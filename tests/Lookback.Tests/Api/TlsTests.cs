using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lookback.Cli;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>The server's own TLS: by a certificate that its owner alone can read, of today's versions alone.</summary>
public sealed class TlsTests
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task It_is_served_and_the_cookie_is_bound_to_it()
    {
        using var certificate = Reloaded(Made(30));
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(change: s => s with
        {
            Certificate = certificate, Listen = ["http://127.0.0.1:0", "https://127.0.0.1:0"],
        });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint };
        using var una = new HttpClient(handler) { BaseAddress = served.AddressOf("https") };
        var answer = (await una.SignInAsync("una")).Expect(201);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-lookback=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        (await una.ReadAsync("/session")).Expect(200);
        // A cookie of the plain name is none here: another host of the domain could have set it.
        Assert.Equal(SslProtocols.Tls12, await ShakeAsync(served.AddressOf("https"), SslProtocols.Tls12));
        Assert.Equal(SslProtocols.Tls13, await ShakeAsync(served.AddressOf("https"), SslProtocols.Tls13));
#pragma warning disable SYSLIB0039, CA5397 // What is to be refused has to be asked for.
        await Assert.ThrowsAnyAsync<Exception>(() => ShakeAsync(served.AddressOf("https"), SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
    }

    [Fact]
    public void A_certificate_is_read_as_pem_and_as_pfx_with_its_password()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        using var made = Made(30);
        Write(folder["both.pem"], made.ExportCertificatePem() + "\n" + made.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(folder["one.pfx"], made.Export(X509ContentType.Pfx, "a word of the certificate"));
        File.SetUnixFileMode(folder["one.pfx"], Own);
        Write(folder["word"], "a word of the certificate\n");
        using var pem = ServeSecrets.Certificate(folder["both.pem"], null, DateTimeOffset.UtcNow);
        using var pfx = ServeSecrets.Certificate(folder["one.pfx"], folder["word"], DateTimeOffset.UtcNow);
        Assert.Equal([made.Thumbprint, made.Thumbprint], new[] { pem.Thumbprint, pfx.Thumbprint });
        Assert.Equal("bad-certificate", Refused(() => ServeSecrets.Certificate(folder["one.pfx"], null, DateTimeOffset.UtcNow)));
        Assert.Equal("bad-certificate", Refused(() => ServeSecrets.Certificate(folder["both.pem"], null, DateTimeOffset.UtcNow.AddDays(31))));
        Write(folder["alone.pem"], made.ExportCertificatePem());
        Assert.Equal("bad-certificate", Refused(() => ServeSecrets.Certificate(folder["alone.pem"], null, DateTimeOffset.UtcNow)));
        Write(folder["none"], "nothing of the kind");
        Assert.Equal("bad-certificate", Refused(() => ServeSecrets.Certificate(folder["none"], null, DateTimeOffset.UtcNow)));
        File.SetUnixFileMode(folder["both.pem"], Own | UnixFileMode.GroupRead);
        Assert.Equal("readable-secret", Refused(() => ServeSecrets.Certificate(folder["both.pem"], null, DateTimeOffset.UtcNow)));
    }

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Own);
    }

    private static X509Certificate2 Made(int days)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(days));
    }

    private static X509Certificate2 Reloaded(X509Certificate2 made)
    {
        using (made) return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static async Task<SslProtocols> ShakeAsync(Uri address, SslProtocols only)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
#pragma warning disable CA5359 // The test speaks to itself.
        await using var tls = new SslStream(tcp.GetStream(), false, (_, _, _, _) => true);
#pragma warning restore CA5359
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = only }, TestContext.Current.CancellationToken);
        return tls.SslProtocol;
    }
}
