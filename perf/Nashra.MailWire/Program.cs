using System.Diagnostics;
using System.Globalization;
using Nashra.Mail;
using Nashra.MailWire;

// mail-wire PORT COUNT SESSIONS SIZE [rsa] [ed25519]: sends COUNT letters, each composed and signed on the way.
// Port 0 only composes and signs. Processor time is that of this process alone.
using var rsa = DkimKey.GenerateRsa();
using var ed25519 = DkimKey.GenerateEd25519();
var signers = new List<DkimSigner>();
if (args.Contains("rsa"))
{
    signers.Add(new("example.org", "rsa", rsa));
}

if (args.Contains("ed25519"))
{
    signers.Add(new("example.org", "ed", ed25519));
}

var (port, count, sessions, size) = (Number(0), Number(1), Number(2), Number(3));
var outbox = new Outbox(count, new MessageComposer([.. signers]), size);
var before = Environment.CpuUsage.TotalTime;
var watch = Stopwatch.StartNew();
await (port > 0 ? SendAsync() : ComposeAsync());
var (seconds, processor) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / count);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{count / seconds:0} per second, {processor:0.0} us of processor each, {outbox.Accepted} accepted, {outbox.Octets / count} octets each, a bare RSA signature {BareSignature():0} us, {Environment.WorkingSet >> 20} MB"));

int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);

async Task SendAsync()
{
    var server = new SmtpServer { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, MaxConnections = sessions, MaxMailsPerConnection = int.MaxValue };
    await using var pool = new SmtpPool(server, TimeProvider.System);
    await Task.WhenAll(Enumerable.Range(0, sessions).Select(_ => pool.SendAsync(outbox, CancellationToken.None)));
}

// What signing adds, beside what one bare RSA signature of the class library costs in the same second.
double BareSignature()
{
    using var key = System.Security.Cryptography.RSA.Create(2048);
    var hash = new byte[32];
    key.SignHash(hash, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1); // the key is made only now
    var start = Environment.CpuUsage.TotalTime;
    for (var i = 0; i < 500; i++)
    {
        key.SignHash(hash, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
    }

    return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / 500;
}

async Task ComposeAsync()
{
    while (await outbox.TakeAsync(CancellationToken.None) is not null)
    {
        continue;
    }
}
