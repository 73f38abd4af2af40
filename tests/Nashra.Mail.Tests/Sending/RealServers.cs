using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nashra.Mail.Tests.Composing;

namespace Nashra.Mail.Tests.Sending;

/// <summary>A real Postfix that delivers to a real Dovecot, of their own, on loopback, with TLS and AUTH.</summary>
internal sealed class RealServers : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int[] ports = [.. Enumerable.Range(0, 4).Select(_ => FreePort())];
    private readonly X509Certificate2 certificate = Certificate();

    public SmtpServer Submission => new()
    {
        Host = "127.0.0.1",
        Port = ports[0],
        Security = SmtpSecurity.StartTls,
        TrustedRoots = [certificate],
        Credentials = new SmtpCredentials.Password("paper", "secret"),
    };

    public SmtpServer Submissions => Submission with { Port = ports[1], Security = SmtpSecurity.ImplicitTls };

    /// <summary>Every mail in every reader's mailbox.</summary>
    public string[] Stored => [.. Directory.EnumerateFiles(Path.Combine(folder.Path, "mail"), "*", SearchOption.AllDirectories).Where(file => file.Contains("/new/", StringComparison.Ordinal))];

    public static async Task<RealServers> StartAsync()
    {
        var isHere = File.Exists("/usr/sbin/postfix") && File.Exists("/usr/sbin/dovecot") && File.Exists("/usr/lib/dovecot/lmtp");
        Assert.SkipUnless(isHere, "Debian's postfix, dovecot-imapd and dovecot-lmtpd are not installed.");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Postfix can be started by root only.");
        var servers = new RealServers();
        servers.folder.Write("cert.pem", System.Text.Encoding.ASCII.GetBytes(servers.certificate.ExportCertificatePem()));
        servers.folder.Write("key.pem", System.Text.Encoding.ASCII.GetBytes(servers.certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()));
        await servers.RunAsync("start");
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop");
        certificate.Dispose();
        folder.Dispose();
    }

    private async Task RunAsync(string verb)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "real_servers.sh"), verb, folder.Path, .. ports.Select(port => $"{port}")];
        using var process = Process.Start(new ProcessStartInfo("bash", arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=loopback", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
