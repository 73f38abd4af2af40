using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Nashra.Mail;
using Nashra.MailWire;

// mail-wire PORT COUNT SESSIONS SIZE [signed]: sends COUNT composed letters and prints letters per second and processor time.
var (port, count, sessions, size) = (Number(0), Number(1), Number(2), Number(3));
var signers = args is [.., "signed"]
    ? new[] { new DkimSigner("example.org", "rsa", DkimKey.GenerateRsa()), new DkimSigner("example.org", "ed", DkimKey.GenerateEd25519()) }
    : [];
var server = new SmtpServer { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, MaxConnections = sessions, MaxMailsPerConnection = int.MaxValue };
await using var pool = new SmtpPool(server, TimeProvider.System);
var outbox = new Outbox(count, new MessageComposer(signers), size);
var watch = Stopwatch.StartNew();
var endings = await Task.WhenAll(Enumerable.Range(0, sessions).Select(_ => pool.SendAsync(outbox, CancellationToken.None)));
watch.Stop();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{count / watch.Elapsed.TotalSeconds:0} per second; {outbox.Accepted} accepted; {Environment.CpuUsage.TotalTime.TotalMilliseconds * 1000 / count:0} µs each; {Environment.WorkingSet / 1048576} MB; {endings[0]}"));

int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);
