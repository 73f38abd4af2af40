using System.Security.Cryptography;
using System.Text;

namespace Nashra.Platform.Keys;

/// <summary>
/// The newspaper's one secret outside the database and its backups: it wraps the keys that are stored there, and keys
/// the hashes that must mean nothing without it. Nodes of one newspaper share it (NASHRA_KEY_FILE).
/// </summary>
public sealed class KeyFile
{
    public const string Variable = "NASHRA_KEY_FILE";
    private const int Bytes = 32;
    private readonly byte[] master;

    public KeyFile(Installation installation) => master = Read(PathIn(installation));

    public static string PathIn(Installation installation) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : installation.FilePath("keys", "master.key");

    /// <summary>A key of its own for each purpose (RFC 5869), so that none of them tells anything about another.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, Bytes, info: Encoding.UTF8.GetBytes(purpose));

    public byte[] Hash(string purpose, string text) => HMACSHA256.HashData(For(purpose), Encoding.UTF8.GetBytes(text));

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == Bytes ? key : throw new InvalidOperationException($"{path} does not hold a key of {Bytes} bytes.");
    }

    // Written whole beside its place and moved there without overwriting: of two first starts, both read the same key.
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
