using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Import.Archive;

/// <summary>Rows of whole numbers, many to a statement: saved one by one, what leads from articles to their topics and authors costs more than the articles.</summary>
internal static class NumberRows
{
    private const int RowsPerStatement = 1000;

    extension(NewsDb db)
    {
        /// <param name="table">Its name and columns: <c>copy (a, b)</c>. The program's own words, never a reader's.</param>
        public async Task InsertAsync(string table, IEnumerable<long[]> rows, CancellationToken cancel)
        {
            foreach (var some in rows.Chunk(RowsPerStatement))
            {
                var values = string.Join(',', some.Select(row => $"({string.Join(',', row.Select(number => number.ToString(CultureInfo.InvariantCulture)))})"));
                var sql = $"INSERT INTO {table} VALUES {values}"; // nothing in it but the program's own words and numbers
                await db.Database.ExecuteSqlRawAsync(sql, cancel);
            }
        }
    }
}
