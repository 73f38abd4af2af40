namespace Nashra.Arabic;

/// <summary>The six plural categories of Unicode CLDR. Arabic uses all of them, English only <see cref="One"/> and <see cref="Other"/>.</summary>
public enum PluralCategory
{
    /// <summary>صفر.</summary>
    Zero,

    /// <summary>المفرد: دقيقة.</summary>
    One,

    /// <summary>المثنى: دقيقتان.</summary>
    Two,

    /// <summary>جمع القلة، ٣–١٠: دقائق.</summary>
    Few,

    /// <summary>التمييز المنصوب، ١١–٩٩: دقيقةً.</summary>
    Many,

    /// <summary>ما بقي، كالمئات والكسور: دقيقة.</summary>
    Other,
}
