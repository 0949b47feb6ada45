namespace Lookback.Core.Cases;

/// <summary>The reviewed texts under <c>data/cases</c>, embedded in this assembly.</summary>
internal static class ShippedText
{
    public static string Of(string name)
    {
        var resource = $"data/cases/{name}.json";
        using var stream = typeof(ShippedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly lacks its data file {resource}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
