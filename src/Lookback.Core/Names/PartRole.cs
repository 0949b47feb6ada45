namespace Lookback.Core.Names;

/// <summary>What a part is to its name. Only the first six carry the name; the rest neither help nor hurt by being there.</summary>
public enum PartRole
{
    /// <summary>A word of the name whose role is not known: any word of an organisation, and untagged words of a person.</summary>
    Word,

    /// <summary>A given or middle name.</summary>
    Given,

    /// <summary>A family name.</summary>
    Family,

    /// <summary>The father's name, by its ending ("Nikolaevich") or by the word before it ("bin Ahmad").</summary>
    Patronymic,

    /// <summary>A number or ordinal, as digits.</summary>
    Number,

    /// <summary>A single letter standing for a word.</summary>
    Initial,

    /// <summary>A small word that joins names: "al", "bin", "van der".</summary>
    Particle,

    /// <summary>A title or form of address.</summary>
    Title,

    /// <summary>A word that tells a son from his father ("Jr", "fils"), as one of a few English words.</summary>
    Generation,

    /// <summary>The legal form of an organisation.</summary>
    OrganizationForm,

    /// <summary>A word that stands where a name is not known: "UNKNOWN", "FNU".</summary>
    Placeholder,
}
