using System.Security.Cryptography;
using System.Text;
using Nashra.Mail.Tests.Composing;

namespace Nashra.Mail.Tests.Signing;

public sealed class DkimTests
{
    [Fact]
    public async Task Dkimpy_verifies_both_signatures_of_200_varied_letters()
    {
        using var folder = new TemporaryFolder();
        using var rsa = DkimKey.GenerateRsa();
        using var ed25519 = DkimKey.GenerateEd25519();
        DkimSigner[] signers = [new("example.org", "rsa", rsa), new("example.org", "ed", ed25519)];
        folder.Write(signers[0].DnsName, Encoding.ASCII.GetBytes(rsa.DnsText()));
        folder.Write(signers[1].DnsName, Encoding.ASCII.GetBytes(ed25519.DnsText()));
        foreach (var (number, letter) in Letters.Varied(200).Index())
        {
            folder.Write($"{number:000}.eml", Letters.Compose(letter, signers));
        }

        var verdicts = await Python.RunAsync("/usr/bin/python3", "dkim, nacl", "verify_dkim.py", folder.Path);

        verdicts.Length.ShouldBe(200);
        verdicts.ShouldAllBe(line => line.EndsWith(".eml True True", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dkimpy_notices_every_change_a_reader_would_see()
    {
        using var folder = new TemporaryFolder();
        using var key = DkimKey.GenerateEd25519();
        var signer = new DkimSigner("example.org", "ed", key);
        folder.Write(signer.DnsName, Encoding.ASCII.GetBytes(key.DnsText()));
        var letter = Encoding.Latin1.GetString(Letters.Compose(Letters.Number(0), signer));
        string[] forged =
        [
            letter.Replace("\r\nDate: ", "\r\nDate: 1", StringComparison.Ordinal),
            letter.Replace("One-Click", "Two-Clicks", StringComparison.Ordinal),
            letter.Replace("leave/0", "leave/1", StringComparison.Ordinal),
            "From: evil@example.org\r\n" + letter,
            "Subject: evil\r\n" + letter,
            letter + "one more line\r\n",
        ];
        foreach (var (number, message) in forged.Index())
        {
            folder.Write($"{number}.eml", Encoding.Latin1.GetBytes(message));
        }

        var verdicts = await Python.RunAsync("/usr/bin/python3", "dkim, nacl", "verify_dkim.py", folder.Path);

        verdicts.ShouldBe(Enumerable.Range(0, forged.Length).Select(number => $"{number}.eml False"));
    }

    [Theory] // RFC 8032, 7.1, tests 1 and 3
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Ed25519_signs_as_its_standard_shows(string seed, string publicKey, string message, string signature)
    {
        using var key = new Ed25519DkimKey(Convert.FromHexString(seed));
        var signed = new byte[64];
        key.Sign(Convert.FromHexString(message), signed);
        Convert.ToHexStringLower(signed).ShouldBe(signature);
        key.DnsText().ShouldBe($"v=DKIM1; k=ed25519; p={Convert.ToBase64String(Convert.FromHexString(publicKey))}");
    }

    [Fact]
    public void Keys_go_into_PEM_and_come_back_the_same()
    {
        using var rsa = DkimKey.GenerateRsa();
        using var ed25519 = DkimKey.GenerateEd25519();
        foreach (var key in new[] { rsa, ed25519 })
        {
            using var back = DkimKey.FromPem(key.ToPem());
            back.Algorithm.ShouldBe(key.Algorithm);
            back.DnsText().ShouldBe(key.DnsText());
        }

        Should.Throw<CryptographicException>(() => DkimKey.FromPem("no key"));
    }

    [Fact]
    public void A_long_record_is_split_into_strings_that_DNS_can_hold()
    {
        using var rsa = DkimKey.GenerateRsa();
        var strings = rsa.ZoneFileText().Split("\" \"");
        strings.Length.ShouldBe(2);
        strings.ShouldAllBe(part => part.Trim('"').Length <= 255);
        string.Concat(strings).Trim('"').ShouldBe(rsa.DnsText());
    }

    [Theory] // RFC 6376, 3.4.4 and 3.4.5
    [InlineData(" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n")]
    [InlineData("", "")]
    [InlineData("\r\n\r\n", "")]
    [InlineData("no break", "no break\r\n")]
    [InlineData("a\r\n \r\n", "a\r\n")]
    public void A_body_is_hashed_in_its_relaxed_form(string body, string relaxed)
    {
        var hash = new byte[32];
        RelaxedBody.Hash(Encoding.ASCII.GetBytes(body), hash);
        hash.ShouldBe(SHA256.HashData(Encoding.ASCII.GetBytes(relaxed)));
    }
}
