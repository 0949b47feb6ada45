using Lookback.Cli;

// Without the platform's Unicode tables normalisation silently leaves names as they are, and matches would be missed without an error.
if (AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
{
    Console.Error.WriteLine("refused (no-unicode): this program needs the platform's Unicode data (ICU); unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
    return ExitCode.Refused;
}

Console.OutputEncoding = System.Text.Encoding.UTF8;
return CommandLine.Run(args);
