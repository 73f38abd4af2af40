namespace Nashra.Arabic.Tests.Direction;

/// <summary>
/// What the eye sees of one line, from its left edge: the bidirectional algorithm of UAX #9 for text with isolates and marks,
/// without embeddings and paired brackets, and without mirroring. Invisible characters are left out.
/// </summary>
internal static class VisualOrder
{
    private enum Kind { L, R, AL, EN, AN, ES, ET, CS, NSM, ON, Open, Close }

    public static string Of(string line, TextDirection paragraph)
    {
        var levels = new int[line.Length];
        var kinds = line.Select(KindOf).ToArray();
        Resolve(line, kinds, levels, 0, line.Length, paragraph is TextDirection.RightToLeft ? 1 : 0);
        var order = Enumerable.Range(0, line.Length).ToArray();
        for (var level = levels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            Reverse(order, levels, level);
        }

        return string.Concat(order.Select(i => line[i]).Where(c => char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format));
    }

    private static void Resolve(string line, Kind[] kinds, int[] levels, int start, int end, int level)
    {
        var sequence = new List<int>();
        for (var i = start; i < end; i++)
        {
            sequence.Add(i);
            if (kinds[i] is Kind.Open)
            {
                var close = ClosingOf(kinds, i, end);
                Resolve(line, kinds, levels, i + 1, close, InnerLevel(line[i], kinds, i + 1, close, level));
                i = close - 1;
            }
        }

        var types = sequence.Select(i => kinds[i] is Kind.Open or Kind.Close ? Kind.ON : kinds[i]).ToArray();
        WeakTypes(types, level % 2 == 1 ? Kind.R : Kind.L);
        NeutralTypes(types, level % 2 == 1 ? Kind.R : Kind.L);
        for (var n = 0; n < types.Length; n++)
        {
            var isOdd = level % 2 == 1;
            levels[sequence[n]] = level + (types[n], isOdd) switch { (Kind.L, true) => 1, (Kind.R, false) => 1, (Kind.EN or Kind.AN, true) => 1, (Kind.EN or Kind.AN, false) => 2, _ => 0 };
        }
    }

    private static int ClosingOf(Kind[] kinds, int opener, int end)
    {
        var depth = 1;
        for (var i = opener + 1; i < end; i++)
        {
            depth += kinds[i] is Kind.Open ? 1 : kinds[i] is Kind.Close ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return end;
    }

    private static int InnerLevel(char opener, Kind[] kinds, int start, int end, int level)
    {
        var strong = kinds[start..end].FirstOrDefault(kind => kind is Kind.L or Kind.R or Kind.AL, Kind.L);
        var isRight = opener is '\u2067' || (opener is '\u2068' && strong is not Kind.L);
        return isRight ? level + 1 + (level % 2) : level + 2 - (level % 2);
    }

    // Rules W1 to W7.
    private static void WeakTypes(Kind[] types, Kind edge)
    {
        var (previous, strong) = (edge, edge);
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = types[i] is Kind.NSM ? previous : types[i];
            strong = types[i] is Kind.L or Kind.R or Kind.AL ? types[i] : strong;
            types[i] = types[i] is Kind.EN && strong is Kind.AL ? Kind.AN : types[i];
            previous = types[i];
        }

        for (var i = 0; i < types.Length; i++)
        {
            types[i] = types[i] is Kind.AL ? Kind.R : types[i];
            var (before, after) = (i > 0 ? types[i - 1] : edge, i + 1 < types.Length ? types[i + 1] : edge);
            types[i] = types[i] is Kind.ES or Kind.CS && before is Kind.EN && after is Kind.EN ? Kind.EN : types[i];
            types[i] = types[i] is Kind.CS && before is Kind.AN && after is Kind.AN ? Kind.AN : types[i];
        }

        Spread(types, Enumerable.Range(1, Math.Max(0, types.Length - 1)), -1);
        Spread(types, Enumerable.Range(0, Math.Max(0, types.Length - 1)).Reverse(), 1);
        strong = edge;
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = types[i] is Kind.ES or Kind.ET or Kind.CS ? Kind.ON : types[i];
            strong = types[i] is Kind.L or Kind.R ? types[i] : strong;
            types[i] = types[i] is Kind.EN && strong is Kind.L ? Kind.L : types[i];
        }
    }

    private static void Spread(Kind[] types, IEnumerable<int> order, int neighbour)
    {
        foreach (var i in order)
        {
            types[i] = types[i] is Kind.ET && types[i + neighbour] is Kind.EN ? Kind.EN : types[i];
        }
    }

    // Rules N1 and N2.
    private static void NeutralTypes(Kind[] types, Kind edge)
    {
        for (var i = 0; i < types.Length;)
        {
            var end = i;
            while (end < types.Length && types[end] is Kind.ON)
            {
                end++;
            }

            var (before, after) = (i > 0 ? Side(types[i - 1]) : edge, end < types.Length ? Side(types[end]) : edge);
            Array.Fill(types, before == after ? before : edge, i, end - i);
            i = end + 1;
        }
    }

    private static Kind Side(Kind type) => type is Kind.L ? Kind.L : Kind.R;

    // Rule L2.
    private static void Reverse(int[] order, int[] levels, int level)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var start = i;
            while (i < order.Length && levels[order[i]] >= level)
            {
                i++;
            }

            Array.Reverse(order, start, i - start);
        }
    }

    private static Kind KindOf(char c) => c switch
    {
        '\u200E' => Kind.L,
        '\u200F' => Kind.R,
        '\u061C' => Kind.AL,
        >= '\u2066' and <= '\u2068' => Kind.Open,
        '\u2069' => Kind.Close,
        >= '0' and <= '9' or >= '۰' and <= '۹' => Kind.EN,
        >= '٠' and <= '٩' or '٫' or '٬' => Kind.AN,
        '+' or '-' => Kind.ES,
        '%' or '٪' => Kind.ET,
        ',' or '.' or ':' or '/' => Kind.CS,
        >= '\u064B' and <= '\u065F' => Kind.NSM,
        _ when Bidi.IsArabicLetter(c) => Kind.AL,
        _ when char.IsLetter(c) => Kind.L,
        _ => Kind.ON,
    };
}
