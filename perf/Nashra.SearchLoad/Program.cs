using System.Globalization;
using Nashra.SearchLoad;

// Each step is a process of its own, so that the memory of asking is not that of building.
return args switch
{
    ["build", var archive, var folder, var count, ..] => await IndexBuild.RunAsync(new Archive(archive), folder, int.Parse(count, CultureInfo.InvariantCulture), args[4..]),
    ["ask", var folder] => Questions.Ask(folder),
    ["hostile", var folder] => Questions.AskHostile(folder),
    ["shortcuts", var folder, var documents, var queries, var judgements, var asked] => Shortcuts.Measure(folder, documents, queries, judgements, int.Parse(asked, CultureInfo.InvariantCulture)),
    ["peers", var archive, var folder, var connection] => await Peers.AskAsync(new Archive(archive), folder, connection),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: Nashra.SearchLoad build ARCHIVE.jsonl.gz FOLDER ARTICLES [JUDGED-DOCUMENTS.jsonl …]
               Nashra.SearchLoad ask FOLDER
               Nashra.SearchLoad hostile FOLDER
               Nashra.SearchLoad shortcuts FOLDER DOCUMENTS.jsonl QUERIES.jsonl JUDGEMENTS.tsv QUESTIONS
               Nashra.SearchLoad peers ARCHIVE.jsonl.gz FOLDER CONNECTION
        """);
    return 2;
}
