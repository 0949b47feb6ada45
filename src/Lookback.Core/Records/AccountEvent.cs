namespace Lookback.Core.Records;

/// <summary>What happened to an account, or by it.</summary>
public enum AccountEventKind
{
    /// <summary>A link was made by which its person sets a password.</summary>
    Invited,

    /// <summary>A password was set.</summary>
    PasswordSet,

    /// <summary>A second factor was set up.</summary>
    SecondFactorSet,

    /// <summary>The second factor was taken away, for a new one to be set up.</summary>
    SecondFactorRemoved,

    /// <summary>Its person signed in.</summary>
    SignedIn,

    /// <summary>Its person signed out, everywhere.</summary>
    SignedOut,

    /// <summary>Too many wrong passwords or codes: it waits.</summary>
    Locked,

    /// <summary>Opened again before its time.</summary>
    Unlocked,
}

/// <summary>Something that happened to an account. Neither a password nor what is made of one stands in the ledger.</summary>
/// <param name="Account">The account.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Because">Why, where somebody else did it; how, of a sign-in.</param>
public sealed record AccountEvent(string Account, AccountEventKind Kind, string? Because);
