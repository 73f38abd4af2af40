using Nashra.Search.Evaluation;

namespace Nashra.Tests.Search;

public sealed class JudgedCollectionTests
{
    [Theory]
    [InlineData("q1\ta1\t2\n")]
    [InlineData("query\tdocument\tgrade\nq1\ta1\t2\n")]
    [InlineData("q1 0 a1 2\n")]
    public void Judgements_are_read_with_and_without_a_header_and_as_trec_writes_them(string judgements) =>
        Read(judgements).Judgements["q1"]["a1"].ShouldBe(2);

    [Theory]
    [InlineData("q1\ta1\t2\nq1 a2\n", "line 2")]
    [InlineData("q7\ta1\t1\n", "no grade above zero")]
    [InlineData("q1\ta1\t0\n", "no grade above zero")]
    public void What_cannot_be_measured_is_refused_by_name(string judgements, string reason) =>
        Should.Throw<InvalidDataException>(() => Read(judgements)).Message.ShouldContain(reason);

    private static JudgedCollection Read(string judgements)
    {
        var folder = Directory.CreateTempSubdirectory("nashra-judged-");
        string Written(string name, string text)
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        try
        {
            return JudgedCollection.Read(
                Written("docs.jsonl", """{"id": "a1", "text": "كتب المعلمون رسالة"}"""), Written("queries.jsonl", """{"id": "q1", "text": "معلم"}"""), Written("qrels.tsv", judgements));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
