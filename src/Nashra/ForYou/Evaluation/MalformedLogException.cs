using Nashra.Localization;

namespace Nashra.ForYou.Evaluation;

/// <summary>A log cannot be read or says nothing; names the file and the line where one is at fault.</summary>
public sealed class MalformedLogException(string messageKey, params object[] arguments) : Exception(messageKey)
{
    public string? File { get; init; }

    /// <summary>The last line that could be read.</summary>
    public int Line { get; init; }

    public string In(Phrases say) => File is null
        ? say.Say(Message, arguments)
        : say.Say("for_you.log.at", File, Line, say.Say(Message, arguments));
}
