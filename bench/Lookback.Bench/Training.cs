namespace Lookback.Bench;

internal static class Training
{
    public static void Run() => Console.WriteLine("see later");
}
