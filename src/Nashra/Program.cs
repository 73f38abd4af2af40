using Nashra;

if (Globalization.WhyItCannotRun() is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 3;
}

return await Verbs.RunAsync(args);
