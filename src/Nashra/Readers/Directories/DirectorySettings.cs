namespace Nashra.Readers.Directories;

/// <summary>The publisher's own directory of people (OpenID Connect), where one is named: its readers may come in through it.</summary>
/// <param name="Issuer">As its discovery document names itself; https, or this machine.</param>
/// <param name="ClientId">What the directory calls this newspaper.</param>
/// <param name="ClientSecret">What proves it.</param>
/// <param name="Name">What readers read on the button.</param>
public sealed record DirectorySettings(Uri Issuer, string ClientId, string ClientSecret, string Name)
{
    private const string IssuerVariable = "NASHRA_OIDC_ISSUER";
    private const string ClientVariable = "NASHRA_OIDC_CLIENT";
    private const string SecretVariable = "NASHRA_OIDC_SECRET";
    private const string NameVariable = "NASHRA_OIDC_NAME";

    /// <summary>Null when no directory is named.</summary>
    /// <exception cref="FormatException">One is named, but not whole or not safely.</exception>
    public static DirectorySettings? Read(Func<string, string?> variable)
    {
        if (variable(IssuerVariable) is not { Length: > 0 } issuer)
        {
            return null;
        }

        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback))
        {
            throw new FormatException($"{IssuerVariable} must be an https address.");
        }

        return new DirectorySettings(address, Required(variable, ClientVariable), Required(variable, SecretVariable), variable(NameVariable) is { Length: > 0 } name ? name : address.Host);
    }

    private static string Required(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : throw new FormatException($"{name} is missing: {IssuerVariable} names a directory.");
}
