using Microsoft.AspNetCore.DataProtection;

namespace Nashra.Newsroom.Staff;

/// <summary>Keys of members' devices rest sealed, so that a stolen backup shows no codes.</summary>
public sealed class SecondFactorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("Nashra.Newsroom.SecondFactor");

    public byte[] Invent() => seal.Protect(TimeCode.NewKey());

    public byte[] Open(byte[] kept) => seal.Unprotect(kept);
}
