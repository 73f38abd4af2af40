using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace Nashra.Newsletters.Sending;

/// <summary>Many rows as one parameter: hundreds of parameters a statement cost more to bind than the statement to run.</summary>
internal static class RowsInJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array of arrays.</summary>
    public static string Of<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartArray();
                write(json, row);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>What stands after FROM, with a column «value» for each row of the parameter @rows.</summary>
    public static string From(DbConnection connection) => connection is NpgsqlConnection ? "jsonb_array_elements(CAST(@rows AS jsonb))" : "json_each(@rows)";

    extension(DbCommand command)
    {
        public void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
