using Nashra.Localization;
using Nashra.Platform.Post;

namespace Nashra.Readers;

/// <summary>Every letter about an account, in the publication's words. Whoever asks adds the row to the transaction that causes it.</summary>
public sealed class AccountLetters(Edition edition)
{
    public Letter ConfirmJoining(EmailAddress to, Secret token) => Write("join", to, Link("/join/confirm", token));

    public Letter AlreadyJoined(EmailAddress to) => Write("joined", to, edition.Absolute("/sign-in"));

    public Letter JoinCode(EmailAddress to, string code) => Write("join_code", to, code: code);

    public Letter SignInCode(EmailAddress to, string code) => Write("code", to, code: code);

    /// <summary>To who asked to sign in, or for a new password, with an address that has no account.</summary>
    public Letter NoAccount(EmailAddress to) => Write("nobody", to, edition.Absolute("/join"));

    public Letter Reset(EmailAddress to, Secret token) => Write("reset", to, Link("/reset", token));

    public Letter PasswordChanged(EmailAddress to) => Write("password", to, edition.Absolute("/forgot"));

    public Letter ConfirmAddress(EmailAddress to, Secret token) => Write("address", to, Link("/account/address", token));

    /// <summary>To the old address; it does not name the new one.</summary>
    public Letter AddressChanged(EmailAddress old) => Write("moved", old);

    public Letter NewDevice(EmailAddress to, Device device) => Write(
        "device", to, edition.Absolute("/account#devices"), arguments: [edition.Say[device.BrowserKey], edition.Say[device.SystemKey], edition.DateAndTime(edition.Now)]);

    private Uri Link(string path, Secret token) => edition.Absolute(path + QueryString.Create("token", token.Text));

    private Letter Write(string kind, EmailAddress to, Uri? address = null, string? code = null, params object[] arguments)
    {
        var say = edition.Say;
        var key = $"readers.letter.{kind}";
        return LetterTemplate.Compose(edition.Paper, to.Text, new LetterWords
        {
            Subject = say.Say($"{key}.subject", edition.Paper.Name),
            Heading = say[$"{key}.heading"],
            Paragraphs = [say.Say($"{key}.text", [edition.Paper.Name, .. arguments])],
            Code = code,
            Button = address is null ? null : new LetterButton(say[$"{key}.button"], address),
            Why = say[$"{key}.why"],
        }, edition.Now);
    }
}
