namespace Lookback.Cli.Story;

/// <summary>What came out of the story, in numbers that were held against what the world planned.</summary>
internal sealed record StoryFigures
{
    /// <summary>Encounters screened: events, not persons.</summary>
    public long Encounters { get; set; }

    /// <summary>Alerts raised when somebody was met.</summary>
    public long AlertsAtEntry { get; set; }

    /// <summary>Findings of the lookback on editions.</summary>
    public long Findings { get; set; }

    /// <summary>Past encounters to which the network leads.</summary>
    public long Exposures { get; set; }

    /// <summary>Members of the cohort.</summary>
    public long Members { get; set; }

    /// <summary>Members in each class.</summary>
    public IReadOnlyDictionary<string, long> Classes { get; set; } = new Dictionary<string, long>();

    /// <summary>Members ever arrested.</summary>
    public long ArrestedEver { get; set; }

    /// <summary>Members charged with terrorism.</summary>
    public long ChargedTerrorism { get; set; }

    /// <summary>Members with a claim of protection pending.</summary>
    public long ProtectionPending { get; set; }

    /// <summary>Cases closed as duplicates.</summary>
    public long Duplicates { get; set; }

    /// <summary>Cases that the rule leaves out.</summary>
    public long Excluded { get; set; }

    /// <summary>The verdict on each claim, by its figure.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; set; } = new Dictionary<string, string>();

    /// <summary>The folder in which the store and all files are left.</summary>
    public string Folder { get; set; } = "";
}
