namespace Nashra.Admin;

/// <summary>One line of a check-up: what was found, and, unless all is well, what to do about it.</summary>
internal sealed record Finding(Health Health, string Key, params object[] Arguments)
{
    /// <summary>A line for a zone file, to be pasted as it is; null where none helps.</summary>
    public string? Record { get; private init; }

    public static Finding Fine(string key, params object[] arguments) => new(Health.Ok, key, arguments);

    public static Finding Doubtful(string key, params object[] arguments) => new(Health.Warn, key, arguments);

    public static Finding Broken(string key, params object[] arguments) => new(Health.Fail, key, arguments);

    public Finding ToPaste(string record) => this with { Record = record };
}

internal enum Health
{
    Ok,
    Warn,
    Fail,
}
