using System.Text;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Rows of a table in text (RFC 4180), one at a time; the line of names decides what separates them.</summary>
internal sealed class TableRows(TextReader text)
{
    private const int LongestField = 1024 * 1024;
    private const int MostFields = 200;
    private readonly StringBuilder field = new();
    private char separator;

    /// <summary>The next row that is not empty; null at the end.</summary>
    public IReadOnlyList<string>? Next()
    {
        while (text.Peek() >= 0)
        {
            var row = Row();
            if (row.Exists(value => value.Length > 0))
            {
                return row;
            }
        }

        return null;
    }

    private List<string> Row()
    {
        var row = new List<string>();
        int end;
        do
        {
            end = Field();
            row.Add(field.ToString().Trim().TrimStart('\uFEFF'));
        }
        while (end is not ('\n' or -1) && row.Count < MostFields);
        return row;
    }

    // Returns what ended the field: a separator, the end of the line, or -1 at the end of the file.
    private int Field()
    {
        field.Clear();
        var isQuoted = false;
        for (var c = text.Read(); c >= 0; c = text.Read())
        {
            if (c == '"' && isQuoted && text.Peek() == '"')
            {
                Keep((char)text.Read());
            }
            else if (c == '"' && (isQuoted || field.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (c == '\n' || IsSeparator(c)))
            {
                return c;
            }
            else if (isQuoted || c != '\r')
            {
                Keep((char)c);
            }
        }

        return -1;
    }

    private bool IsSeparator(int c)
    {
        separator = separator == 0 && c is ',' or ';' or '\t' ? (char)c : separator;
        return separator != 0 && c == separator;
    }

    // A quotation mark that is never closed would swallow the rest of the file.
    private void Keep(char c)
    {
        if (field.Length >= LongestField)
        {
            throw new RefusedException("saved.import.damaged");
        }

        field.Append(c);
    }
}
