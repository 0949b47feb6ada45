namespace Lookback.Core.Matching;

/// <summary>What a name has to reach for its party to be an alert: the sooner a party is known to need more, the less of it is looked at.</summary>
internal interface INameNeeds
{
    /// <summary>What a name of any party must reach.</summary>
    double Least { get; }

    /// <summary>What one must reach of a party that is not near.</summary>
    double LeastFar { get; }

    /// <summary>Whether a party may need less than that, by when it was born, see <see cref="Indexing.BirthDay"/>.</summary>
    bool IsNear(int birth);

    /// <summary>What a name of one party must reach at the least, as far as is known in no time.</summary>
    double Roughly(int party);

    /// <summary>The same by all that is known of it in brief, asked for those alone that may reach the former.</summary>
    double Briefly(int party);

    /// <summary>What it must reach, asked for those alone that may reach that.</summary>
    double Exactly(int party);
}

/// <summary>Where nothing but names is told every party needs the same.</summary>
internal sealed class SameNeeds(double needed) : INameNeeds
{
    public double Least => needed;

    public double LeastFar => needed;

    public bool IsNear(int birth) => false;

    public double Roughly(int party) => needed;

    public double Briefly(int party) => needed;

    public double Exactly(int party) => needed;
}
