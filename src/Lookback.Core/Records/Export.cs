namespace Lookback.Core.Records;

/// <summary>Records of many persons asked for as a file, which takes a second person.</summary>
public sealed record ExportRequest
{
    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>Who asks.</summary>
    public required StaffId Person { get; init; }

    /// <summary>What is asked, as the question is called, with what narrows it.</summary>
    public required string Question { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>How many lines it was when it was asked for; one with more takes a request of its own.</summary>
    public required long Lines { get; init; }
}

/// <summary>What a second person said to an export.</summary>
/// <param name="Request">The position of the request.</param>
/// <param name="Person">Who: never whoever asked.</param>
/// <param name="IsApproved">Whether it may go out.</param>
/// <param name="Reason">Why.</param>
public sealed record ExportDecision(long Request, StaffId Person, bool IsApproved, string Reason);

/// <summary>A file of records that went out: what a leaked copy is traced by.</summary>
public sealed record ExportMade
{
    /// <summary>Its mark, which the file carries.</summary>
    public required string Watermark { get; init; }

    /// <summary>The account that has it.</summary>
    public required string Account { get; init; }

    /// <summary>Whose account that is.</summary>
    public required StaffId Person { get; init; }

    /// <summary>What was asked.</summary>
    public required string Question { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>How many lines.</summary>
    public required long Lines { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The position of the request it was approved under; <see langword="null"/> where it took none.</summary>
    public long? Request { get; init; }
}
