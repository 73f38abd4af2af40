using System.Text;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Tests.Reading;

public sealed class MimeReaderTests
{
    [Theory]
    [InlineData("iso-2022-jp", "宛先が見つかりません")]
    [InlineData("windows-1256", "تعذر تسليم الرسالة")]
    [InlineData("iso-8859-6", "صندوق البريد ممتلئ")]
    [InlineData("koi8-r", "почтовый ящик переполнен")]
    [InlineData("shift_jis", "受信箱がいっぱい")]
    [InlineData("gb2312", "邮箱已满")]
    [InlineData("euc-kr", "사용자 없음")]
    [InlineData("utf-8", "علبة الوارد ممتلئة")]
    public void A_body_reads_in_the_charset_it_names(string charset, string words)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] message = [.. Encoding.ASCII.GetBytes($"Content-Type: text/plain; charset=\"{charset}\"\r\n\r\n"), .. Encoding.GetEncoding(charset).GetBytes(words)];

        MimeReader.Read(message).Text().ShouldBe(words);
    }

    [Theory]
    [InlineData("=?utf-8?B?2YbYtNix2Kk=?=", "نشرة")]
    [InlineData("=?utf-8?Q?=D9=86=D8=B4?= =?utf-8?Q?=D8=B1=D8=A9?=", "نشرة")]
    [InlineData("=?utf-8?Q?=D9=86=D8?= =?utf-8?Q?=B4=D8=B1=D8=A9?=", "نشرة")]
    [InlineData("=?ISO-8859-1?Q?a?= b", "a b")]
    [InlineData("=?ISO-8859-1?Q?a_b?=", "a b")]
    [InlineData("a =?x?=", "a =?x?=")]
    [InlineData("Re: =?utf-8*ar?B?2YbYtNix2Kk=?= today", "Re: نشرة today")]
    public void Encoded_words_read_as_their_writer_meant_them(string value, string expected) => EncodedWordReader.Decode(value).ShouldBe(expected);

    [Fact]
    public void A_file_name_in_pieces_is_joined_before_it_is_decoded()
    {
        var parameters = HeaderParameters.Parse("application/pdf; name*0*=utf-8'ar'%D9%86%D8; name*1*=%B4%D8%B1; name*2=\"%.pdf\"", "text/plain");

        parameters["name"].ShouldBe("نشر%.pdf");
        parameters.Value.ShouldBe("application/pdf");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Parts_are_found_whatever_ends_the_lines(string end)
    {
        var message = string.Join(end, "Content-Type: multipart/mixed; boundary=b", "", "preamble", "--b", "", "one", "--b", "Content-Type: text/html", "", "two", "--b--", "epilogue");

        var parts = MimeReader.Read(Encoding.UTF8.GetBytes(message)).Parts;

        parts.Select(part => part.Text()).ShouldBe(["one", "two"]);
        parts[1].MediaType.ShouldBe("text/html");
    }

    [Fact]
    public void A_boundary_that_begins_another_does_not_cut_it()
    {
        var message = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\ninner\n--bb--\n--b\n\nouter\n--b--\n";

        MimeReader.Read(Encoding.UTF8.GetBytes(message)).Walk().Where(part => part.Parts.Count == 0).Select(part => part.Text()).ShouldBe(["inner", "outer"]);
    }

    [Theory]
    [InlineData("=D9=86=\n=D8=B4", "نش")]
    [InlineData("a=  \nb", "ab")]
    [InlineData("100 = 100 =ZZ =", "100 = 100 =ZZ =")]
    public void Quoted_printable_keeps_what_is_no_code(string encoded, string expected) =>
        Text("quoted-printable", encoded).ShouldBe(expected);

    [Theory]
    [InlineData("2YbYtNix2Kk=", "نشرة")]
    [InlineData("2Yb Y!t\nNix2Kk", "نشرة")]
    [InlineData("YQ==Yg==", "ab")]
    public void Damaged_base64_gives_what_can_be_saved(string encoded, string expected) => Text("base64", encoded).ShouldBe(expected);

    private static string Text(string encoding, string body) =>
        MimeReader.Read(Encoding.UTF8.GetBytes($"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{body}")).Text();
}
