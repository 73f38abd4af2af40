using System.Text;

namespace Nashra.Newsletters;

/// <summary>Records of a comma- or semicolon-separated file (RFC 4180), read as they come: quoted fields may hold separators, quotes and line breaks.</summary>
internal sealed class CsvRecords(TextReader text)
{
    private const int LongestField = 10_000;
    private const int MostFields = 200;
    private readonly StringBuilder field = new();
    private char separator;

    /// <summary>The line on which the record that was last read ends.</summary>
    public int Line { get; private set; }

    /// <summary>The line of the quote that the record last read opened and the file never closed: all that follows stands in one field.</summary>
    public int? UnclosedSince { get; private set; }

    /// <summary>The next record that is not empty, or null at the end.</summary>
    public IReadOnlyList<string>? Next()
    {
        while (text.Peek() >= 0)
        {
            var record = Record();
            if (record.Exists(value => value.Length > 0))
            {
                return record;
            }
        }

        return null;
    }

    private List<string> Record()
    {
        var fields = new List<string>();
        while (true)
        {
            var end = Field();
            if (fields.Count < MostFields)
            {
                fields.Add(field.ToString().Trim().TrimStart('\uFEFF'));
            }

            if (end is '\n' or -1)
            {
                Line++;
                return fields;
            }
        }
    }

    // Returns what ended the field: a separator, the end of the line, or -1 at the end of the file.
    private int Field()
    {
        field.Clear();
        var (isQuoted, opened) = (false, 0);
        for (var c = text.Read(); c >= 0; c = text.Read())
        {
            if (c == '"' && (isQuoted || field.Length == 0 || (field.Length == 1 && field[0] == '\uFEFF')))
            {
                opened = isQuoted ? opened : Line + 1;
                isQuoted = isQuoted && text.Peek() != '"' ? false : isQuoted ? Keep((char)text.Read()) : true;
            }
            else if (!isQuoted && (IsSeparator(c) || c == '\n'))
            {
                return c;
            }
            else if (c != '\r' || isQuoted)
            {
                Line += c == '\n' ? 1 : 0;
                Keep((char)c);
            }
        }

        UnclosedSince = isQuoted ? opened : UnclosedSince;
        return -1;
    }

    private bool IsSeparator(int c)
    {
        separator = separator == 0 && (c is ',' or ';' or '\t') ? (char)c : separator; // the first one met decides
        return separator != 0 && c == separator;
    }

    private bool Keep(char c)
    {
        if (field.Length < LongestField)
        {
            field.Append(c);
        }

        return true;
    }
}
