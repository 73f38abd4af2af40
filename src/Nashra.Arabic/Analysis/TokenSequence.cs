namespace Nashra.Arabic.Analysis;

/// <summary>The words of a text, to be walked with <c>foreach</c>.</summary>
public readonly struct TokenSequence(string text)
{
    /// <summary>Begins at the first word.</summary>
    public Enumerator GetEnumerator() => new(text);

    /// <summary>Stands on one word at a time.</summary>
    public struct Enumerator(string text)
    {
        private int next;
        private AnalyzedWord? pending;

        /// <summary>The word under the cursor; meaningful after <see cref="MoveNext"/> said true.</summary>
        public Token Current { get; private set; }

        /// <summary>Goes to the next word, and says whether there was one.</summary>
        public bool MoveNext()
        {
            if (pending is { } second)
            {
                Current = second.At(Current.Start, Current.Length);
                pending = second.Next;
                return true;
            }

            while (WordScanner.Next(text, next) is { Length: > 0 } place)
            {
                next = place.End;
                if (WordCache.Find(text.AsSpan(place.Start, place.Length)) is { } word)
                {
                    Current = word.At(place.Start, place.Length);
                    pending = word.Next;
                    return true;
                }
            }

            return false;
        }
    }
}
