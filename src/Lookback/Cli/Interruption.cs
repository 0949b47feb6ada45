using System.Runtime.InteropServices;

namespace Lookback.Cli;

/// <summary>Ctrl-C, or a supervisor's SIGTERM, as a request to stop after what is under way, instead of an end in the middle of it.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _end;

    /// <summary>Listens from now until disposed.</summary>
    public Interruption()
    {
        Console.CancelKeyPress += OnCancel;
        _end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            _stop.Cancel();
        });
    }

    /// <summary>Set once somebody asked to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _end.Dispose();
        _stop.Dispose();
    }

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = true;
        _stop.Cancel();
    }
}
