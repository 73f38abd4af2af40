using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Localization;
using Nashra.Platform;
using QRCoder;

namespace Nashra.Newsroom.Staff;

/// <summary>Pairs a member's device with the newsroom, and shows the recovery codes this once.</summary>
[Door(DoorNeeds.Password)]
public sealed class SecondFactorPage(StaffSignIn signIn, SecondFactorKeys keys, StaffVisit visit) : PageModel
{
    private const int DotsPerModule = 6;

    [BindProperty]
    public string? Code { get; set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string WrittenKey => string.Join(' ', TimeCode.Written(Key).Chunk(4).Select(part => new string(part)));

    public IActionResult OnGet() => visit.Member.HasSecondFactor ? new SeeOther(StaffDoor.Code) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (visit.Member.HasSecondFactor)
        {
            return new SeeOther(StaffDoor.Code);
        }

        RecoveryCodes = await signIn.EnrolAsync(visit.Session!, Code ?? "", HttpContext.Connection.RemoteIpAddress, cancel);
        return Page();
    }

    public string QrCode(Edition edition)
    {
        using var data = QRCodeGenerator.GenerateQrCode(TimeCode.AddressFor(edition.Paper.Name, visit.Member.Email, Key), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(DotsPerModule));
    }

    private byte[] Key => keys.Open(visit.Session!.ProposedKey ?? throw new InvalidOperationException("No key was proposed to this session."));
}
