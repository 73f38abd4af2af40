namespace Nashra.Articles.Covers;

/// <summary>How a pattern is set into the picture.</summary>
internal enum Setting
{
    /// <summary>The pattern fills the picture.</summary>
    Field,

    /// <summary>The pattern is seen through one great polygon.</summary>
    Window,

    /// <summary>The pattern is a tall panel beside an open ground.</summary>
    Panel,
}

/// <summary>Everything that one article's id decides about its cover.</summary>
internal sealed record Composition(
    Tiling Tiling, double ContactAngle, int Depth, double Star, double Turn, Point Focus, Setting Setting, double Strap, int Palette)
{
    private static readonly Setting[] Settings = [Setting.Field, Setting.Field, Setting.Window, Setting.Panel];

    public static Composition Of(long articleId)
    {
        var chance = new Chance(articleId);
        var tiling = chance.Of(Tiling.All);
        return new(
            tiling,
            chance.Of(tiling.ContactAngles),
            1 + chance.Below(tiling.Fold / 4),
            chance.Between(0.42, 1.05),
            180.0 / tiling.Fold * chance.Below(2 * tiling.Fold),
            new(chance.Between(0.22, 0.78), chance.Between(0.3, 0.7)),
            chance.Of(Settings),
            chance.Of([0, 0, 0.032, 0.045]),
            chance.Below(Covers.Palette.Count));
    }
}
