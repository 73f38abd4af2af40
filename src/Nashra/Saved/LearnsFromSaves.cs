namespace Nashra.Saved;

/// <summary>A feature that learns from what readers save. It stands to the right of here and hears of each article that came onto a shelf, in the transaction that may be open.</summary>
public interface ILearnsFromSaves
{
    public Task SavedAsync(long readerId, long articleId, CancellationToken cancel);
}
