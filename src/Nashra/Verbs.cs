using System.CommandLine;
using Nashra.Account;
using Nashra.Admin;
using Nashra.Database;
using Nashra.Import;
using Nashra.Newsletters;
using Nashra.Newsroom.Staff;
using Nashra.Platform;
using Nashra.Search.Evaluation;
using Nashra.Search.Verbs;
using Nashra.Platform.Post;

namespace Nashra;

/// <summary>The command line: one verb a line, each written in the folder of its feature.</summary>
internal static class Verbs
{
    private static readonly Option<string?> Data = new("--data") { Description = "data folder (NASHRA_DATA; default: data)", Recursive = true };
    private static readonly Option<string?> Urls = new("--urls") { Description = "address to answer on (NASHRA_URLS; default: http://127.0.0.1:5080)", Recursive = true };
    private static readonly Option<string?> Database = new("--database") { Description = "PostgreSQL connection string; better: NASHRA_DATABASE, which no process list shows", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Nashra, the Arabic newspaper: without a verb it serves the demonstration newspaper on this machine.") { Data, Urls, Database };
        root.SetAction((parsed, cancel) => Serving.RunAsync(InstallationFrom(parsed, isDevelopment: true), cancel));

        var serve = new Command("serve", "serve the newspaper");
        serve.SetAction((parsed, cancel) => Serving.RunAsync(InstallationFrom(parsed, isDevelopment: IsDevelopment), cancel));
        root.Add(serve);
        root.Add(ImportVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(NewslettersVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(SearchVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(IndexVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(AnalyzeVerb.Create());
        root.Add(EvaluateVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(StaffVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(MailVerb.Create(OpenAsync, parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(DoctorVerb.Create(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(BackupVerbs.Backup(parsed => InstallationFrom(parsed, IsDevelopment)));
        root.Add(BackupVerbs.Restore(parsed => InstallationFrom(parsed, IsDevelopment), ForgetAgainAsync));
        root.Add(SchemaVerb.Create());

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"nashra: {result.Errors[0].Message} (nashra --help)");
            return 2;
        }

        return await result.InvokeAsync();
    }

    private static async Task<WebApplication> OpenAsync(Installation installation, CancellationToken cancel)
    {
        var paper = Newspaper.Open(installation);
        await Newspaper.PrepareAsync(paper.Services, cancel);
        return paper;
    }

    private static async Task<int> ForgetAgainAsync(Installation installation, CancellationToken cancel)
    {
        await using var paper = await OpenAsync(installation, cancel);
        await using var scope = paper.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Erasing>().EraseAgainAsync(cancel);
    }

    private static bool IsDevelopment => string.Equals(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"), Environments.Development, StringComparison.OrdinalIgnoreCase);

    private static Installation InstallationFrom(ParseResult parsed, bool isDevelopment) => new(
        Path.GetFullPath(parsed.GetValue(Data) ?? Environment.GetEnvironmentVariable("NASHRA_DATA") ?? "data"),
        parsed.GetValue(Urls) ?? Environment.GetEnvironmentVariable("NASHRA_URLS") ?? Installation.DefaultUrls,
        parsed.GetValue(Database) ?? Environment.GetEnvironmentVariable("NASHRA_DATABASE"),
        isDevelopment);
}
