namespace Lookback.Pages;

/// <summary>How a page looks: readable in light and dark, and on paper. Nothing is fetched.</summary>
internal static class PageStyle
{
    /// <summary>What a browser may do with the page: show it. Scripts and everything from elsewhere are forbidden, should one ever get in.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1a1c1f; --paper: #fff; --line: #c9ced6; --soft: #5a6270; --bar: #8aa4c8; --mark: #1f5fbf; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e8eb; --paper: #14171b; --line: #3a4048; --soft: #a3abb8; --bar: #4d658a; --mark: #8fbcff; }
        }
        body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } p { color: var(--soft); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; color: var(--soft); padding: .3rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
        thead th { border-bottom-width: 2px; } tbody th { font-weight: 600; }
        .figure { text-align: right; font-variant-numeric: tabular-nums; }
        ul { margin: 0; padding-left: 1.1rem; }
        svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 12px; } .bar { fill: var(--bar); } .mark { fill: var(--mark); }
        @media print {
          :root { --ink: #000; --paper: #fff; --line: #999; --soft: #333; --bar: #999; --mark: #000; }
          body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; }
          thead { display: table-header-group; } tr, svg { break-inside: avoid; } h2 { break-after: avoid; }
          .bar, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """;
}
