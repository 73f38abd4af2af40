using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Nashra.Tests;

/// <summary>Runs a test once on SQLite and once on PostgreSQL, which <c>./check</c> starts and names in NASHRA_TEST_POSTGRES.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var postgres = new TheoryDataRow(DatabaseKind.Postgres);
        if (TestDatabase.Postgres is null)
        {
            postgres.Skip = "NASHRA_TEST_POSTGRES names no server; ./check starts one";
        }

        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow(DatabaseKind.Sqlite), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
