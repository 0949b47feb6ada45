using System.Xml.Linq;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// The names of elements that were met. A reader gives a name as the same text each time, and entries have their elements mostly in the same order, so that
/// the one behind the last is looked at first. Not thread-safe.
/// </summary>
internal sealed class ElementNames
{
    /// <summary>Names that are remembered; lists have a hundred at the most.</summary>
    private const int Most = 128;

    private readonly (string Local, XName Name)[] _met = new (string, XName)[Most];
    private int _count;
    private int _next;

    /// <summary>The name of that local name, as the reader gives it.</summary>
    public XName Of(string local)
    {
        for (var i = 0; i < _count; i++)
        {
            var at = _next + i;
            if (at >= _count) at -= _count;
            if (!ReferenceEquals(_met[at].Local, local)) continue;
            _next = at + 1;
            return _met[at].Name;
        }

        XName name = local;
        if (_count < Most) _met[_count++] = (local, name);
        return name;
    }
}
