using System.Diagnostics;
using Nashra.Search.Index;
using Nashra.Search.Query;
using Nashra.SearchLoad;

// search-load ARCHIVE.jsonl.gz FOLDER ARTICLES [POSTGRES]
if (args.Length < 3)
{
    await Console.Error.WriteLineAsync("usage: Nashra.SearchLoad ARCHIVE.jsonl.gz FOLDER ARTICLES [POSTGRES CONNECTION]");
    return 2;
}

var archive = new Archive(args[0]);
var path = Path.Combine(args[1], "search.db");
var count = int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture);
IndexFiles.Delete(path);
IndexFiles.Delete(path + ".bare");

using var index = SearchIndex.Open(path);
var rate = await IndexBuild.RunAsync(index, archive, count);
Say($"index: {count} articles at {rate:F0}/s, {new FileInfo(path).Length / 1e6:F0} MB, {index.Memory.Words.Forms.Count} forms");
if (count <= 100_000)
{
    var bare = IndexBuild.Bare(index, path + ".bare", count);
    Say($"bare FTS5 with the same finished tokens: {bare:F0}/s; the index takes {rate / bare:P0} of it");
}

var searcher = new Searcher(SearchWeights.Default, SearchLimits.Default, TimeProvider.System);
void Ask(string query) => searcher.Rank(index, QueryParser.Parse(query), RankingFilter.None);
var chance = new Random(1);
string[] short1To5 = [.. Enumerable.Range(0, 1000).Select(number => archive.Query(chance, 1 + (number % 5)))];
string[] questions = [.. Enumerable.Range(0, 200).Select(_ => archive.Query(chance, 10))];
_ = Timing.Of(short1To5[..100], Ask);
Say($"search, 1 to 5 words:  {Timing.Of(short1To5, Ask)}");
Say($"search, 10 words:      {Timing.Of(questions, Ask)}");
Say($"memory {Process.GetCurrentProcess().WorkingSet64 / 1e6:F0} MB");
if (args.Length > 3)
{
    using var peers = new Peers(args[3]);
    await peers.FillAsync(archive);
    _ = Timing.Of(short1To5[..50], peers.FullText);
    Say($"PostgreSQL arabic:     {Timing.Of(short1To5, peers.FullText)}");
    Say($"PostgreSQL LIKE:       {Timing.Of(short1To5[..100], peers.Like)}");
}

return 0;

static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
