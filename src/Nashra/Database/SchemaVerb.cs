using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Nashra.Database;

/// <summary>Prints the schema that the model asks for: the draft from which a migration is written and reviewed.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var provider = new Argument<string>("provider") { Description = "sqlite or postgres" };
        provider.AcceptOnlyFromAmong("sqlite", "postgres");
        var command = new Command("schema", "print the schema that the model asks for, as a draft for a migration") { provider };
        command.Hidden = true;
        command.SetAction(parsed => Console.Out.WriteLine(DraftFor(parsed.GetValue(provider)!)));
        return command;
    }

    private static string DraftFor(string provider)
    {
        using NewsDb db = provider == "sqlite"
            ? new SqliteNewsDb(new DbContextOptionsBuilder<SqliteNewsDb>().UseSqlite("Data Source=:memory:").Options)
            : new PostgresNewsDb(new DbContextOptionsBuilder<PostgresNewsDb>().UseNpgsql("Host=unused").Options);
        return db.Database.GenerateCreateScript();
    }
}
