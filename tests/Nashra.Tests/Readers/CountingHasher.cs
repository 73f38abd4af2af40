using Microsoft.AspNetCore.Identity;
using Nashra.Readers;

namespace Nashra.Tests.Readers;

/// <summary>The real hashing, counted: equal work is what an eavesdropper's clock sees.</summary>
internal sealed class CountingHasher : IPasswordHasher<Reader>
{
    private readonly PasswordHasher<Reader> real = new();
    private int hashes;

    public int Hashes => Volatile.Read(ref hashes);

    public string HashPassword(Reader user, string password)
    {
        Interlocked.Increment(ref hashes);
        return real.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Reader user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref hashes);
        return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
