namespace Nashra.Mail.Tests.Reading;

/// <summary>The data that lies beside the repository and never becomes part of it.</summary>
internal static class SharedData
{
    /// <summary>A folder of the shared data; null where this machine has none.</summary>
    public static string? Folder(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nashra.slnx")))
        {
            folder = folder.Parent;
        }

        var found = folder is null ? null : Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
        return Directory.Exists(found) ? found : null;
    }
}
