using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary>The way in: the password, then the second factor. Equal answers and equal work, whether an address is known or not.</summary>
public sealed class StaffSignIn(NewsDb db, StaffSessions sessions, StaffAttempts attempts, IPasswordHasher<StaffMember> hasher, SecondFactorKeys keys, TimeProvider clock)
{
    public async Task<StaffMember> WithPasswordAsync(string email, string password, IPAddress? from, CancellationToken cancel)
    {
        var address = StaffMember.AddressOf(email);
        await attempts.CountAsync(address, from, cancel);
        var member = await db.Staff.FirstOrDefaultAsync(m => m.Email == address, cancel);
        if (!IsPasswordOf(member, password))
        {
            throw new RefusedException("newsroom.wrong_password");
        }

        await attempts.ForgiveAsync(address, from, cancel);
        await sessions.BeginAsync(member!, cancel);
        return member!;
    }

    public async Task WithCodeAsync(StaffSession session, string code, IPAddress? from, CancellationToken cancel)
    {
        var (member, account) = (session.Member, AccountOf(session.Member));
        await attempts.CountAsync(account, from, cancel);
        if (TimeCode.StepOf(code, keys.Open(member.SecondFactorKey!), member.SecondFactorStep, clock.GetUtcNow()) is { } step)
        {
            member.TookStep(step);
        }
        else if (!await SpendRecoveryCodeAsync(member, code, cancel))
        {
            throw new RefusedException("newsroom.wrong_code");
        }

        try
        {
            await sessions.CompleteAsync(session, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException("newsroom.wrong_code"); // the same code came twice at once: one of them was first
        }

        await attempts.ForgiveAsync(account, from, cancel);
    }

    /// <summary>The recovery codes, to be shown once.</summary>
    public async Task<IReadOnlyList<string>> EnrolAsync(StaffSession session, string code, IPAddress? from, CancellationToken cancel)
    {
        var key = session.ProposedKey ?? throw new InvalidOperationException("No key was proposed to this session.");
        await attempts.CountAsync(AccountOf(session.Member), from, cancel);
        if (TimeCode.StepOf(code, keys.Open(key), 0, clock.GetUtcNow()) is not { } step)
        {
            throw new RefusedException("newsroom.wrong_code");
        }

        var codes = Enumerable.Range(0, RecoveryCode.PerMember).Select(_ => RecoveryCode.Invent()).ToList();
        await db.Entry(session.Member).Collection(m => m.RecoveryCodes).LoadAsync(cancel);
        session.Member.Enrol(key, step, codes.Select(RecoveryCode.Of));
        await sessions.CompleteAsync(session, cancel);
        await attempts.ForgiveAsync(AccountOf(session.Member), from, cancel);
        return codes;
    }

    private static string AccountOf(StaffMember member) => FormattableString.Invariant($"second factor of {member.Id}");

    private async Task<bool> SpendRecoveryCodeAsync(StaffMember member, string code, CancellationToken cancel)
    {
        var hash = RecoveryCode.HashOf(code);
        return await db.Set<RecoveryCode>().Where(c => c.StaffMemberId == member.Id && c.Hash == hash).ExecuteDeleteAsync(cancel) == 1;
    }

    private bool IsPasswordOf(StaffMember? member, string password)
    {
        if (member is not null)
        {
            return hasher.VerifyHashedPassword(member, member.PasswordHash, password) != PasswordVerificationResult.Failed;
        }

        hasher.HashPassword(StaffMember.Join("", "", StaffRole.Editor, clock.GetUtcNow()), password); // as much work as looking at a known one
        return false;
    }
}
