namespace Nashra.Arabic.Analysis;

/// <summary>The folded forms of a text, to be walked with <c>foreach</c>: of each word what <see cref="Token.Form"/> holds.</summary>
public readonly ref struct FormSequence(string text)
{
    /// <summary>Begins at the first word.</summary>
    public Enumerator GetEnumerator() => new(text);

    /// <summary>Stands on one form at a time.</summary>
    public ref struct Enumerator(string text)
    {
        private readonly char[] buffer = new char[Analyzer.LongestForm];
        private ReadOnlySpan<char> pending;
        private int next;

        /// <summary>The form under the cursor, until it moves on.</summary>
        public ReadOnlySpan<char> Current { get; private set; }

        /// <summary>Goes to the next form, and says whether there was one.</summary>
        public bool MoveNext()
        {
            if (!pending.IsEmpty)
            {
                Current = pending;
                pending = [];
                return true;
            }

            while (WordScanner.Next(text, next) is { Length: > 0 } place)
            {
                next = place.End;
                if (WrittenForm.Of(text.AsSpan(place.Start, place.Length), buffer) is { IsEmpty: false } form)
                {
                    var first = CompoundNames.FirstPart(form);
                    Current = first > 0 ? form[..first] : form;
                    pending = first > 0 ? form[first..] : [];
                    return true;
                }
            }

            return false;
        }
    }
}
