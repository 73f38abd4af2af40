using System.Globalization;
using System.Text;
using Nashra.Arabic.Analysis;

namespace Nashra.Search.Query;

/// <summary>
/// Reads a query: words, "phrase" or «phrase», -without, this OR that (هذا أو ذاك), section: author: topic: type:
/// before: after: in Arabic or English. What it cannot read so is read as words; no text is an error.
/// </summary>
internal static class QueryParser
{
    public const int LongestQuery = 1000;
    private const int MostClauses = 32;
    private const int MostWordsInPhrase = 24;

    public static SearchQuery Parse(string? typed)
    {
        var text = Cleaned(typed);
        var reading = new Reading();
        foreach (var piece in QueryPiece.Cut(text))
        {
            reading.Take(piece);
        }

        return reading.Query(text);
    }

    private static string Cleaned(string? typed)
    {
        var text = new StringBuilder();
        foreach (var unit in typed.AsSpan(0, Math.Min(typed?.Length ?? 0, LongestQuery)))
        {
            text.Append(char.IsControl(unit) ? ' ' : unit);
        }

        return text.ToString().Trim();
    }

    /// <summary>2015, 2015-06 or 2015-06-21, in any digits.</summary>
    private static DateOnly? DateOf(string text)
    {
        var parts = Folding.Fold(text).Split('-', '/');
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers switch
        {
            [>= 1 and <= 9998 and var year] => new DateOnly(year, 1, 1),
            [>= 1 and <= 9998 and var year, >= 1 and <= 12 and var month] => new DateOnly(year, month, 1),
            [>= 1 and <= 9998 and var year, >= 1 and <= 12 and var month, >= 1 and var day] when day <= DateTime.DaysInMonth(year, month) => new DateOnly(year, month, day),
            _ => null,
        };
    }

    private sealed class Reading
    {
        private readonly List<Clause> clauses = [];
        private readonly List<Clause> stopWords = [];
        private readonly List<Phrase> excluded = [];
        private SearchFilter filter = SearchFilter.None;
        private bool joinsLast;

        public void Take(QueryPiece piece)
        {
            if (piece.Keyword is { } keyword && Narrowed(keyword, piece.Text))
            {
                return;
            }

            if (piece is { IsQuoted: false, IsExcluded: false, Text: "OR" or "أو" or "او" or "||" or "|" } && clauses.Count > 0)
            {
                joinsLast = true;
                return;
            }

            // A name of a keyword that narrows nothing is a word like its value.
            var words = Analyzer.Analyze(piece.Keyword is null || piece.IsQuoted ? piece.Text : $"{piece.Keyword} {piece.Text}");
            if (piece.IsQuoted || piece.IsExcluded)
            {
                TakePhrase(piece, words);
                return;
            }

            foreach (var word in words)
            {
                Demand(new Phrase([word], false), word.IsStopWord ? stopWords : clauses);
            }
        }

        // Only stop words were typed, or only what is not wanted: then that is what is meant.
        public SearchQuery Query(string typed)
        {
            var demanded = clauses.Count > 0 ? clauses : stopWords;
            return demanded.Count == 0 && filter == SearchFilter.None && excluded.Count > 0
                ? new SearchQuery(typed, [.. excluded.Take(MostClauses).Select(Clause.Of)], [], filter)
                : new SearchQuery(typed, demanded, [.. excluded.Take(MostClauses)], filter);
        }

        private void TakePhrase(QueryPiece piece, IReadOnlyList<Token> words)
        {
            if (words.Count == 0)
            {
                return;
            }

            var phrase = new Phrase([.. words.Take(MostWordsInPhrase)], piece.IsQuoted);
            if (piece.IsExcluded)
            {
                excluded.Add(phrase);
            }
            else
            {
                Demand(phrase, clauses);
            }
        }

        private void Demand(Phrase phrase, List<Clause> among)
        {
            if (joinsLast && among == clauses && clauses.Count > 0)
            {
                clauses[^1] = new Clause([.. clauses[^1].Alternatives, phrase]);
            }
            else if (among.Count < MostClauses)
            {
                among.Add(Clause.Of(phrase));
            }

            joinsLast = joinsLast && among != clauses;
        }

        private bool Narrowed(string keyword, string value)
        {
            if (keyword is QueryKeywords.Before or QueryKeywords.After)
            {
                if (DateOf(value) is not { } date)
                {
                    return false;
                }

                filter = keyword == QueryKeywords.Before ? filter with { Until = date.AddDays(-1) } : filter with { From = date };
                return true;
            }

            if (keyword == QueryKeywords.Type)
            {
                filter = filter with { Type = ArticleTypes.Find(value) ?? filter.Type };
                return ArticleTypes.Find(value) is not null;
            }

            filter = keyword switch
            {
                QueryKeywords.Section => filter with { Section = value },
                QueryKeywords.Author => filter with { Author = value },
                _ => filter with { Topic = value },
            };
            return true;
        }
    }
}
