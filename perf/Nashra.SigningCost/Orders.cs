using System.Globalization;
using System.Runtime.CompilerServices;
using Nashra.Mail;
using Nashra.Platform.Post;

namespace Nashra.SigningCost;

/// <summary>
/// Lets a script say how the next issue is signed: it writes how often each signature is made, and the algorithms, into the
/// pipe "order"; once that holds, the pipe "answer" says what processor time the process and its signatures have taken.
/// </summary>
internal static class Orders
{
    public static void Follow(MailKeys keys, string folder)
    {
        var pens = new Dictionary<string, DkimKey>(StringComparer.Ordinal) { ["rsa"] = DkimKey.GenerateRsa(), ["ed25519"] = DkimKey.GenerateEd25519() };
        new Thread(() => FollowForEver(keys, pens, folder)) { IsBackground = true }.Start();
    }

    private static void FollowForEver(MailKeys keys, Dictionary<string, DkimKey> pens, string folder)
    {
        while (true)
        {
            var words = File.ReadAllText(Path.Combine(folder, "order")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var times = int.Parse(words[0], CultureInfo.InvariantCulture);
            // The database holds no keys, and for no keys this is the composer from now on.
            Last(keys) = ("", new MessageComposer([.. words[1..].Select(name => new DkimSigner("example.org", name, new TimedKey(pens[name], times)))]));
            File.WriteAllText(
                Path.Combine(folder, "answer"),
                string.Create(CultureInfo.InvariantCulture, $"{Environment.CpuUsage.TotalTime.TotalMicroseconds:0} {TimedKey.Spent.TotalMicroseconds:0}\n"));
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "last")]
    private static extern ref (string Signature, MessageComposer Composer) Last(MailKeys keys);
}
