using Lookback.Views;

namespace Lookback.Ui.Cases;

/// <summary>A field of a step as it is asked for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Facts">The two sides that may be cited.</param>
internal sealed record OfferedField(StepField Field, IReadOnlyList<FieldLine> Facts);
