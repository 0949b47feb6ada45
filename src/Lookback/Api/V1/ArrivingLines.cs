using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Lookback.Core.Documents;

namespace Lookback.Api.V1;

/// <summary>A line that came in; its text is <see langword="null"/> where it was too long to be one.</summary>
internal readonly record struct ArrivingLine(long Number, string? Text)
{
    /// <summary>What becomes of it where it is too long.</summary>
    public EncounterRow TooLong() => new()
    {
        Line = Number, Problem = FormattableString.Invariant($"row not read: expected at most {ArrivingLines.MostBytes} bytes, found a longer line"),
    };
}

/// <summary>Lines of a body as they come in; no more of it is held than one line.</summary>
internal sealed class ArrivingLines(PipeReader reader)
{
    /// <summary>The longest line, in bytes.</summary>
    public const int MostBytes = 256 << 10;

    private long _number;
    private bool _isPassingOver;

    /// <summary>The next line; <see langword="null"/> behind the last.</summary>
    public async Task<ArrivingLine?> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancel);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Take(buffer.Slice(0, end));
                reader.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }

            if (buffer.Length > MostBytes)
            {
                // Passed over as it comes, so that it takes no room.
                _isPassingOver = true;
                reader.AdvanceTo(buffer.End);
            }
            else if (result.IsCompleted)
            {
                ArrivingLine? last = buffer.IsEmpty && !_isPassingOver ? null : Take(buffer);
                reader.AdvanceTo(buffer.End);
                return last;
            }
            else
            {
                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private ArrivingLine Take(ReadOnlySequence<byte> bytes)
    {
        var isWhole = !_isPassingOver && bytes.Length <= MostBytes;
        _isPassingOver = false;
        return new ArrivingLine(++_number, isWhole ? Encoding.UTF8.GetString(bytes) : null);
    }
}
