using Npgsql;
using NpgsqlTypes;

namespace Nashra.SearchLoad;

/// <summary>What a newspaper without a search of its own would use: PostgreSQL's Arabic full text, and LIKE.</summary>
internal sealed class Peers(string connectionString) : IDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    /// <summary>Asks both what the index in a folder was asked.</summary>
    public static async Task<int> AskAsync(Archive archive, string folder, string connectionString)
    {
        using var peers = new Peers(connectionString);
        await peers.FillAsync(archive);
        var queries = Questions.Read(folder, "short");
        _ = Timing.Of(queries[..50], peers.FullText);
        Console.WriteLine($"PostgreSQL arabic:     {Timing.Of(queries, peers.FullText)}");
        Console.WriteLine($"PostgreSQL LIKE:       {Timing.Of(queries[..100], peers.Like)}");
        return 0;
    }

    private async Task FillAsync(Archive archive)
    {
        await RunAsync("DROP TABLE IF EXISTS search_load; CREATE TABLE search_load (id bigint PRIMARY KEY, headline text, body text, words tsvector)");
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var copy = await connection.BeginBinaryImportAsync("COPY search_load (id, headline, body) FROM STDIN (FORMAT binary)");
            for (var number = 0; number < archive.Count; number++)
            {
                var document = archive.Document(number);
                await copy.StartRowAsync();
                await copy.WriteAsync(document.Id, NpgsqlDbType.Bigint);
                await copy.WriteAsync(document.Headline.Replace("\0", "", StringComparison.Ordinal), NpgsqlDbType.Text);
                await copy.WriteAsync(document.Body.Replace("\0", "", StringComparison.Ordinal), NpgsqlDbType.Text);
            }

            await copy.CompleteAsync();
        }

        await RunAsync("UPDATE search_load SET words = setweight(to_tsvector('arabic', headline), 'A') || to_tsvector('arabic', body); CREATE INDEX ON search_load USING gin (words); VACUUM ANALYZE search_load");
    }

    private void FullText(string query) =>
        Ask("SELECT id FROM search_load, plainto_tsquery('arabic', $1) query WHERE words @@ query ORDER BY ts_rank(words, query) DESC LIMIT 20", query);

    private void Like(string query)
    {
        var words = query.Split(' ');
        var conditions = string.Join(" AND ", words.Select((_, number) => FormattableString.Invariant($"(headline LIKE ${number + 1} OR body LIKE ${number + 1})")));
        Ask($"SELECT id FROM search_load WHERE {conditions} LIMIT 20", [.. words.Select(word => $"%{word.Replace("%", "\\%", StringComparison.Ordinal)}%")]);
    }

    public void Dispose() => source.Dispose();

    private void Ask(string sql, params string[] values)
    {
        using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            _ = reader.GetInt64(0);
        }
    }

    private async Task RunAsync(string statements)
    {
        foreach (var statement in statements.Split(';', StringSplitOptions.TrimEntries))
        {
            await using var command = source.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }
}
