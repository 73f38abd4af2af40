namespace Nashra.Arabic;

/// <summary>The direction in which most of a text runs.</summary>
public enum TextDirection
{
    /// <summary>Arabic, Hebrew, Syriac and their like: HTML's <c>rtl</c>.</summary>
    RightToLeft,

    /// <summary>Every other script: HTML's <c>ltr</c>.</summary>
    LeftToRight,
}
