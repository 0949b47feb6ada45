using Lookback.Core.Records;

namespace Lookback.Story.World;

/// <summary>Somebody whose name is on a list, when they are met or later. None of them is a member.</summary>
/// <param name="Reference">The reference of the encounter.</param>
/// <param name="MetOn">The day.</param>
/// <param name="Listing">The listing.</param>
/// <param name="AlertsAtEntry">Whether an alert is raised when they are met.</param>
/// <param name="Decision">What staff make of it within two weeks.</param>
/// <param name="Later">The verdict of the lookback that finds them later; <see langword="null"/> where none does.</param>
internal sealed record KnownMeeting(string Reference, DateOnly MetOn, string Listing, bool AlertsAtEntry, StaffDecision Decision, Verdict? Later);
