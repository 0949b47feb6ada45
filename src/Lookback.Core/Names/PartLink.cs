namespace Lookback.Core.Names;

/// <summary>Why two parts are taken for one.</summary>
internal enum PartLink : byte
{
    None,
    Same,
    Initial,
    Nickname,
    Spelling,
    Joined,
    Abbreviation,
    Acronym,
}
