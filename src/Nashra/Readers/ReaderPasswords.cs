using System.IO.Compression;
using Microsoft.AspNetCore.Identity;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>
/// Which passwords are accepted (long enough, and not on the list of those that are tried first; nothing about kinds of
/// characters), and the hashing, which costs the same whether there is an account or not.
/// </summary>
public sealed class ReaderPasswords
{
    public const int Shortest = 8;
    public const int Longest = 200;
    private readonly HashSet<string> breached = ReadBreached();
    private readonly IPasswordHasher<Reader> hasher;
    private readonly string nobodys;

    public ReaderPasswords(IPasswordHasher<Reader> hasher)
    {
        this.hasher = hasher;
        nobodys = Hash(Secret.Create().Text);
    }

    /// <exception cref="RefusedException">Too short, too long, or known to everyone who guesses.</exception>
    public string Require(string? password, EmailAddress address)
    {
        if (password is null or { Length: < Shortest })
        {
            throw new RefusedException("readers.password_short", Shortest);
        }

        if (password.Length > Longest)
        {
            throw new RefusedException("readers.password_long", Longest);
        }

        return IsGuessedFirst(password, address) ? throw new RefusedException("readers.password_common") : password;
    }

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>One hash's work, whoever is asked for: a reader, a reader without a password, or nobody.</summary>
    public bool Matches(string? hash, string? password) =>
        hasher.VerifyHashedPassword(null!, hash ?? nobodys, Bounded(password)) != PasswordVerificationResult.Failed && hash is not null;

    private static string Bounded(string? password) => password is { Length: <= Longest } ? password : "";

    private bool IsGuessedFirst(string password, EmailAddress address)
    {
        var plain = password.ToLowerInvariant();
        return breached.Contains(plain) || plain.Distinct().Count() < 3 || string.Equals(password, address.Text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(password, address.Text[..address.Text.LastIndexOf('@')], StringComparison.OrdinalIgnoreCase);
    }

    private static HashSet<string> ReadBreached()
    {
        using var words = new StreamReader(new GZipStream(typeof(ReaderPasswords).Assembly.GetManifestResourceStream("breached-passwords.gz")!, CompressionMode.Decompress));
        var list = new HashSet<string>(16_000, StringComparer.Ordinal);
        while (words.ReadLine() is { } word)
        {
            list.Add(word);
        }

        return list;
    }
}
