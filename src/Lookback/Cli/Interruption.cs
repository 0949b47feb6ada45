namespace Lookback.Cli;

/// <summary>Ctrl-C as a request to stop after what is under way, instead of an end in the middle of it.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Listens from now until disposed.</summary>
    public Interruption() => Console.CancelKeyPress += OnCancel;

    /// <summary>Set once somebody asked to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _stop.Dispose();
    }

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = true;
        _stop.Cancel();
    }
}
