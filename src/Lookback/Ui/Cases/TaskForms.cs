namespace Lookback.Ui.Cases;

/// <summary>What may become of an open task.</summary>
/// <param name="Task">Its number.</param>
/// <param name="IsAcknowledged">Whether whoever is asked has it.</param>
internal sealed record TaskForms(long Task, bool IsAcknowledged);
