using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Nashra.Articles.Covers;

namespace Nashra.Tests.Articles.Covers;

public sealed class CoverTests
{
    private static readonly CoverShape[] Shapes = Enum.GetValues<CoverShape>();

    [Fact]
    public void A_cover_is_the_same_for_the_same_article_for_ever()
    {
        Cover.Svg(42, 195).ShouldBe(Cover.Svg(42, 195));
        Cover.Svg(42, 195).ShouldContain("<path id=\"f2\"");
    }

    [Fact]
    public void Articles_of_one_section_have_different_covers()
    {
        var covers = Enumerable.Range(1, 500).Select(id => Cover.Svg(id, 25)).ToHashSet();

        covers.Count.ShouldBe(500);
    }

    [Fact]
    public void A_section_lends_its_hue()
    {
        Cover.Svg(42, 25).ShouldNotBe(Cover.Svg(42, 250));
    }

    [Fact]
    public void Every_cover_is_well_formed_and_at_most_eight_kilobytes_on_the_wire()
    {
        foreach (var id in Enumerable.Range(0, 300).Select(i => (long)i).Append(long.MaxValue).Append(long.MinValue))
        {
            foreach (var shape in Shapes)
            {
                var svg = Cover.Svg(id, (int)((id % 360) + 360) % 360, shape);

                Compressed(svg).ShouldBeLessThanOrEqualTo(8 * 1024);
                XDocument.Parse(svg).Root!.Name.LocalName.ShouldBe("svg");
                svg.ShouldNotContain("NaN");
                svg.ShouldNotMatch("[0-9]E-[0-9]");
            }
        }
    }

    [Fact]
    public void A_cover_is_few_shapes_however_often_its_pattern_repeats()
    {
        foreach (var id in Enumerable.Range(0, 300))
        {
            XDocument.Parse(Cover.Svg(id, 60, CoverShape.Banner)).Descendants().Count().ShouldBeLessThan(20);
        }
    }

    [Fact]
    public void No_part_of_a_cover_is_bare()
    {
        foreach (var id in Enumerable.Range(0, 300))
        {
            var svg = XDocument.Parse(Cover.Svg(id, 60));
            var whole = svg.Root!.Elements().Where(shape => shape.Name.LocalName == "use" && shape.Attribute("clip-path") is null);

            whole.ShouldContain(shape => (string?)shape.Attribute("href") == "#l2", $"cover {id}");
        }
    }

    [Fact]
    public void Each_shape_has_its_own_size_and_the_night_its_own_colours()
    {
        foreach (var shape in Shapes)
        {
            var (width, height) = Cover.SizeOf(shape);

            Cover.Svg(7, 60, shape).ShouldContain($"viewBox=\"0 0 {width} {height}\"");
        }

        Cover.Svg(7, 60).ShouldContain("@media(prefers-color-scheme:dark)");
    }

    [Fact]
    public void A_cover_reads_the_same_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        var invariant = Cover.Svg(7, 60);
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE"); // a decimal comma would break every path
            Cover.Svg(7, 60).ShouldBe(invariant);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Stars_of_neighbouring_tiles_touch_in_the_middle_of_their_common_edge()
    {
        foreach (var tiling in Tiling.All)
        {
            var facing = Motif.Of(tiling.Tiles[0], 60, 1).Field[0];
            var others = from i in Enumerable.Range(-1, 3)
                         from j in Enumerable.Range(-1, 3)
                         from tile in tiling.Tiles
                         where (i, j) != (0, 0) || tile != tiling.Tiles[0]
                         let moved = (i * tiling.Across) + (j * tiling.Along)
                         from point in Motif.Of(tile, 60, 1).Field
                         select point + moved;

            others.ShouldContain(point => (point - facing).Length < 1e-9);
        }
    }

    private static long Compressed(string svg)
    {
        using var wire = new MemoryStream();
        using (var brotli = new BrotliStream(wire, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(svg));
        }

        return wire.Length;
    }
}
