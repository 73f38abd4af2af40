namespace Nashra.Arabic;

/// <summary>The digits a publication writes in its Arabic prose.</summary>
public enum DigitPolicy
{
    /// <summary>0123456789 (CLDR numbering system <c>latn</c>), usual from Morocco to the Gulf's newer papers.</summary>
    Western,

    /// <summary>٠١٢٣٤٥٦٧٨٩ (CLDR numbering system <c>arab</c>), usual in the Mashriq.</summary>
    ArabicIndic,
}
