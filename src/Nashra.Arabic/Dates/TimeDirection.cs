namespace Nashra.Arabic;

/// <summary>Which side of now a moment lies on.</summary>
public enum TimeDirection
{
    /// <summary>«قبل».</summary>
    Past,

    /// <summary>«بعد».</summary>
    Future,
}
