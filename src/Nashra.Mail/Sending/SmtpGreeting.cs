using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Nashra.Mail;

/// <summary>Everything before the first mail: connect, greeting, EHLO, TLS, EHLO again, AUTH.</summary>
internal sealed class SmtpGreeting(SmtpServer server, TimeProvider clock)
{
    private SmtpStage stage = SmtpStage.Connect;

    public async Task<(SmtpWire Wire, SmtpCapabilities Capabilities)> MeetAsync(CancellationToken cancel)
    {
        var stream = await ReachAsync(cancel);
        var isMet = false;
        try
        {
            var met = await MeetAsync(stream, cancel);
            isMet = true;
            return met;
        }
        catch (Exception fault) when (fault is IOException or HangUpException or AuthenticationException)
        {
            cancel.ThrowIfCancellationRequested();
            throw fault as SmtpException ?? new SmtpException(stage, fault.Message, inner: fault);
        }
        finally
        {
            if (!isMet)
            {
                await stream.DisposeAsync();
            }
        }
    }

    private async Task<Stream> ReachAsync(CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(server.Timeouts.Connect, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            cancel.ThrowIfCancellationRequested();
            throw new SmtpException(stage, $"{server.Host} port {server.Port} cannot be reached: {fault.Message}", inner: fault);
        }
    }

    private async Task<(SmtpWire Wire, SmtpCapabilities Capabilities)> MeetAsync(Stream stream, CancellationToken cancel)
    {
        if (server.Security is SmtpSecurity.ImplicitTls)
        {
            stream = await SecureAsync(stream, cancel);
        }

        var wire = new SmtpWire(stream, clock);
        stage = SmtpStage.Greeting;
        Expect(await wire.ReadReplyAsync(server.Timeouts.Greeting, cancel));
        var capabilities = await HelloAsync(wire, cancel);
        if (server.Security is SmtpSecurity.StartTls || (server.Security is SmtpSecurity.StartTlsIfOffered && capabilities.StartTls))
        {
            (stream, wire) = await StartTlsAsync(stream, wire, capabilities, cancel);
            capabilities = await HelloAsync(wire, cancel);
        }

        if (server.Credentials is { } credentials)
        {
            stage = SmtpStage.Authentication;
            await new SmtpAuthentication(wire, server, capabilities).ProveAsync(credentials, stream is SslStream, cancel);
        }

        return (wire, capabilities);
    }

    private async Task<SmtpCapabilities> HelloAsync(SmtpWire wire, CancellationToken cancel)
    {
        stage = SmtpStage.Hello;
        var reply = await wire.AskAsync($"EHLO {server.ClientName}\r\n", server.Timeouts.Command, cancel);
        if (reply.IsPermanent)
        {
            Expect(await wire.AskAsync($"HELO {server.ClientName}\r\n", server.Timeouts.Command, cancel));
            return SmtpCapabilities.None;
        }

        Expect(reply);
        return SmtpCapabilities.Parse(reply);
    }

    private async Task<(Stream Stream, SmtpWire Wire)> StartTlsAsync(Stream stream, SmtpWire wire, SmtpCapabilities capabilities, CancellationToken cancel)
    {
        stage = SmtpStage.Tls;
        if (!capabilities.StartTls)
        {
            throw new SmtpException(stage, $"{server.Host} does not offer STARTTLS.");
        }

        Expect(await wire.AskAsync("STARTTLS\r\n", server.Timeouts.Command, cancel));
        if (!wire.TryLetGo())
        {
            throw new SmtpException(stage, "The server spoke in clear after its consent to STARTTLS."); // injected by a third party
        }

        stream = await SecureAsync(stream, cancel);
        return (stream, new SmtpWire(stream, clock));
    }

    private async Task<Stream> SecureAsync(Stream stream, CancellationToken cancel)
    {
        stage = SmtpStage.Tls;
        using var patience = new CancellationTokenSource(server.Timeouts.Greeting, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var secure = new SslStream(stream);
        try
        {
            await secure.AuthenticateAsClientAsync(TlsOptions(), either.Token);
            return secure;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(stage, "The TLS handshake took too long.");
        }
    }

    private SslClientAuthenticationOptions TlsOptions() => new()
    {
        TargetHost = server.Host,
        CertificateChainPolicy = server.TrustedRoots is null ? null : TrustPolicy(server.TrustedRoots),
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
    };

    private static X509ChainPolicy TrustPolicy(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private void Expect(SmtpReply reply)
    {
        if (!reply.IsPositive)
        {
            throw new SmtpException(stage, $"{server.Host} answered: {reply.Text}", reply);
        }
    }
}
