using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>What must hold of a definition before a case is worked under it.</summary>
internal static class WorkflowChecks
{
    private static readonly string[] OfAdverse = ["reason_text", "legal_basis", "authority"];
    private static readonly string[] CustodyWords = ["none", "detained", "bond", "recognizance", "parole", "alternatives_to_detention"];

    public static void Hold(WorkflowParts parts, StrictJson of)
    {
        Steps(parts, of);
        Graph(parts, of);
        Classes(parts, of);
    }

    private static void Steps(WorkflowParts parts, StrictJson of)
    {
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < parts.Transitions.Count; i++)
        {
            var step = parts.Transitions[i];
            var where = FormattableString.Invariant($"transitions[{i}] ({string.Join("|", step.From)} to {step.To})");
            if (step.From.FirstOrDefault(f => !seen.Add((f, step.To))) is { } twice) throw of.Bad(where, "each step once", $"{twice} to {step.To} again");
            if (step.From.Contains(step.To)) throw of.Bad(where, "a step to another state", "one to where it begins");
            if (!step.Requires.Contains("reason_code")) throw of.Bad($"{where}.requires", "reason_code, for every step has a reason", "none");
            if (step.IsAdverse && step.IsBySystem) throw of.Bad($"{where}.roles", "persons alone, for the program takes no adverse step", "system");
            if (step.IsAdverse && OfAdverse.Except(step.Requires).FirstOrDefault() is { } lacking)
                throw of.Bad($"{where}.requires", $"{lacking}, for an adverse step rests on law, authority and reason", "none");
            ProtectionChecks.Hold(step, where, of);
            if ((step.FourEyes || step.Guards.Any(g => g.MayNeedSecond)) && step.Roles.All(r => r == Transition.SystemRole))
                throw of.Bad($"{where}.roles", "a role that two persons can hold, for the step takes two", "system alone");
            if (step.Clock?.DueField is { } due && !step.Requires.Contains(due))
                throw of.Bad($"{where}.clock.due", "a field that the step requires", $"\"{due}\"");
        }
    }

    private static void Graph(WorkflowParts parts, StrictJson of)
    {
        var ahead = Closure([parts.Initial], s => parts.Transitions.Where(t => t.From.Contains(s)).Select(t => t.To));
        if (parts.States.FirstOrDefault(s => !ahead.Contains(s)) is { } unreached)
            throw of.Bad("states", $"states that are reached from {parts.Initial}", $"{unreached}, to which no steps lead");
        var back = Closure(parts.Terminal, s => parts.Transitions.Where(t => t.To == s).SelectMany(t => t.From));
        if (parts.States.FirstOrDefault(s => !back.Contains(s)) is { } dead)
            throw of.Bad("states", "a way to a terminal state from each", $"{dead}, from which there is none");
    }

    private static void Classes(WorkflowParts parts, StrictJson of)
    {
        if (parts.LedgerClasses.Count > 0 && !parts.LedgerClasses.ContainsKey("*")
            && parts.States.FirstOrDefault(s => !parts.LedgerClasses.ContainsKey(s)) is { } unclassed)
            throw of.Bad("ledger_class", "a class for every state, or \"*\" for the rest", $"none for {unclassed}");
        if (parts.Ledger.Count == 0) return;
        var custody = parts.Attributes.FirstOrDefault(a => a.Name == "custody")?.Values ?? CustodyWords;
        var all = parts.States.SelectMany(s => custody.Append(null).SelectMany(c => new[] { (s, c, false), (s, c, true) }));
        foreach (var (state, held, arrested) in all)
        {
            if (parts.Ledger.Any(r => r.Takes(state, held, arrested))) continue;
            throw of.Bad(
                "ledger",
                "a class for every state, custody and arrest",
                $"none for {state}, {held ?? LedgerRule.CustodyUnknown}, arrested {(arrested ? "yes" : "no")}");
        }
    }

    private static HashSet<string> Closure(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var found = from.ToHashSet(StringComparer.Ordinal);
        var left = new Queue<string>(found);
        while (left.TryDequeue(out var state))
            foreach (var other in next(state))
                if (found.Add(other)) left.Enqueue(other);
        return found;
    }
}
