namespace Nashra.Mail;

internal static class Hex
{
    public static byte Upper(int nibble) => "0123456789ABCDEF"u8[nibble];
}
