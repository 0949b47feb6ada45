using System.CommandLine;
using System.Runtime.ExceptionServices;
using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Cli;

/// <summary>The edge: runs a verb and turns whatever it meets into one sentence and an exit code.</summary>
internal static class Verb
{
    /// <summary>Lets a command run <paramref name="act"/>.</summary>
    public static Command Runs(this Command command, Func<Session, int> act)
    {
        command.SetAction(parsed => Guard(() => act(new Session(parsed))));
        return command;
    }

    /// <summary>The one table from what goes wrong to exit codes.</summary>
    public static int Guard(Func<int> act)
    {
        try
        {
            return act();
        }
        catch (AggregateException e)
        {
            // Work on several cores: what went wrong on one of them went wrong.
            return Guard(() =>
            {
                ExceptionDispatchInfo.Throw(First(e.Flatten()));
                return ExitCode.Defect;
            });
        }
        catch (UsageException e)
        {
            return Say(e.Message, ExitCode.WrongUsage);
        }
        catch (IncompleteException e)
        {
            return Say(e.Message, ExitCode.Incomplete);
        }
        catch (UnreconciledException e)
        {
            return Say(e.Message, ExitCode.Unreconciled);
        }
        catch (RefusedException e)
        {
            return Say($"refused ({e.Refusal.Code}): {e.Refusal.Sentence}", ExitCode.Refused);
        }
        catch (CorruptLedgerException e)
        {
            return Say(e.Message, ExitCode.Corrupt);
        }
        catch (Exception e) when (StoreFault.Of(e) is { } fault)
        {
            return Say(fault.Sentence, fault.IsDamage ? ExitCode.Corrupt : fault.IsUncertain ? ExitCode.Incomplete : ExitCode.Refused);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Say($"refused (unreadable-file): {e.Message}", ExitCode.Refused);
        }
        catch (IOException e)
        {
            return Say($"refused (input-output): {e.Message}", ExitCode.Refused);
        }
        catch (OperationCanceledException)
        {
            return Say("stopped: what was acknowledged is on record, and the same command goes on from there", ExitCode.Incomplete);
        }
        catch (Exception e)
        {
            return Say($"this is a defect in Lookback, please report it: {e}", ExitCode.Defect);
        }
    }

    private static Exception First(AggregateException failed) =>
        failed.InnerExceptions.OfType<CorruptLedgerException>().MinBy(e => e.Position) ?? failed.InnerExceptions[0];

    private static int Say(string sentence, int code)
    {
        Console.Error.WriteLine(sentence);
        return code;
    }
}
