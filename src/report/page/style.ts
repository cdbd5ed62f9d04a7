/** Light and dark, from a phone to paper. Every pair of text and ground has a contrast of at least 4.5 (AA). */
export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --raised: #f4f5f7; --ink: #1a1d21; --quiet: #565d66; --line: #c9ced4; --link: #0a53b8;
  --good: #146c3a; --bad: #b3161b; --doubt: #8a5300; --ran: #1f5fbf; --wait: #8a5300; --band: #b3161b22; --cursor: #1f5fbf2e; }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #14171b; --raised: #1f242a; --ink: #e8eaed; --quiet: #a8b0ba; --line: #434b55;
  --link: #8ab8ff; --good: #6fd398; --bad: #ff9a96; --doubt: #f0b95c; --ran: #7fb0ff; --wait: #f0b95c; --band: #ff9a9633; --cursor: #7fb0ff40; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; } h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; } h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
a { color: var(--link); } p { margin: .4rem 0; } ul, ol { margin: .25rem 0; padding-left: 1.5rem; } li, p, dd, th, td { overflow-wrap: anywhere; }
code, pre { font: .9rem/1.45 ui-monospace, monospace; } pre { background: var(--raised); border-radius: 6px; padding: .6rem .8rem; margin: .3rem 0; overflow-x: auto; }
.quiet, .statement, .notes { color: var(--quiet); } .message { font-size: 1.15rem; font-weight: 600; overflow-wrap: anywhere; }
.offscreen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; } h2:focus { outline: none; }
button, select, input[type=search] { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--quiet); border-radius: 6px; padding: .2rem .6rem; min-height: 2.2rem; }
button { cursor: pointer; } button:hover { border-color: var(--link); }
.controls { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; } .controls input[type=range] { flex: 1 1 8rem; min-width: 6rem; accent-color: var(--ran); }
.together { white-space: nowrap; } .buttons { display: flex; flex-wrap: wrap; gap: .4rem; }
.scroll { overflow-x: auto; max-width: 100%; } figure { margin: .5rem 0 1rem; } figcaption { color: var(--quiet); } figcaption strong { color: var(--ink); }
.scorecard .scroll { position: relative; }
table { border-collapse: collapse; } th { text-align: left; font-weight: 600; }
.scorecard table { font-size: .9rem; } .scorecard td, .scorecard thead th { text-align: center; }
.scorecard tbody th, .scorecard thead tr:last-child th:first-child { position: sticky; left: 0; z-index: 1; background: var(--ground); padding-right: .8rem; text-align: left; min-width: 7rem; }
.scorecard thead th[data-family] { border-left: 2px solid var(--line); padding: 0 .4rem; font-size: .8rem; color: var(--quiet); overflow-wrap: normal; }
.scorecard .law { height: 9.2rem; vertical-align: bottom; font-weight: 400; padding: 0; } .scorecard .law span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; padding: .3rem 0; }
.scorecard tbody tr { border-top: 1px solid var(--line); } .scorecard td[data-row] { width: 1.9rem; min-width: 1.9rem; height: 1.9rem; cursor: default; }
.scorecard td[data-row]:hover { background: var(--raised); } .held { color: var(--good); } td.broken { color: var(--bad); font-weight: 700; cursor: pointer !important; background: var(--band); }
.hardly, .vacuous { color: var(--doubt); } .not-applicable { color: var(--quiet); } td.dim { color: transparent; background: none; }
.detail { position: sticky; bottom: 0; z-index: 1; max-height: 45vh; overflow-y: auto; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .4rem .8rem; margin: .6rem 0; min-height: 6rem; } .who { display: inline-block; width: max-content; max-width: 17rem; } .detail p { margin: .15rem 0; }
nav li { margin: .15rem 0; } nav a[aria-current] { font-weight: 700; }
.told { font-weight: 600; min-height: 1.5em; } .key { font-family: ui-monospace, monospace; } .legend > span { margin-right: 1rem; display: inline-block; color: var(--quiet); }
svg { display: block; } svg text { font: 13px ui-monospace, monospace; fill: var(--ink); } svg .time { text-anchor: middle; fill: var(--quiet); } svg .about { font-weight: 700; fill: var(--bad); }
svg .rule { stroke: var(--line); stroke-width: .5; } svg .suspended { stroke: var(--quiet); stroke-width: 2; } svg .ready { stroke: var(--wait); stroke-width: 4; stroke-dasharray: 2 5; }
svg .ran { fill: var(--ran); } svg .foretold { fill: var(--ground); stroke: var(--ran); stroke-width: 1.5; } svg .quiet { fill: var(--quiet); } svg .sign { text-anchor: middle; font-size: 16px; font-weight: 700; fill: var(--ground); } svg .sign.close, svg .sign.stray { fill: var(--bad); }
svg .here { text-anchor: middle; fill: var(--bad); } svg .broken { fill: var(--band); } svg .cursor { fill: var(--cursor); stroke: var(--ran); }
.key.ran { color: var(--ran); } .key.ready { color: var(--wait); } .key.suspended { color: var(--quiet); } .key.throw, .key.here { color: var(--bad); }
.panel { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: flex-start; margin-top: .5rem; } .panel dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem .8rem; margin: 0; min-width: 15rem; }
dt { color: var(--quiet); } dd { margin: 0; } .states { font-size: .95rem; } .states th, .states td { padding: .1rem 1rem .1rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: normal; } .states thead th { border: 0; color: var(--quiet); font-weight: 400; }
.states .state { font-weight: 600; } tr.running .state { color: var(--ran); } tr.ready .state { color: var(--wait); } tr.not-spawned { color: var(--quiet); }
.states .done { color: var(--quiet); } .states .at { background: var(--cursor); border-radius: 3px; font-weight: 700; } .shrunk .leaves { color: var(--bad); text-decoration: line-through; }
@media (max-width: 40rem) { body { font-size: 15px; } main { padding: .6rem; } button { min-width: 2.6rem; min-height: 2.6rem; } .who { max-width: 7rem; } .detail { max-height: 32vh; } }
@media print { :root { --ground: #fff; --raised: #fff; --ink: #000; --quiet: #333; --line: #999; } .controls, .buttons, .detail, nav, .told, .shrunk-runs { display: none !important; } main { max-width: none; } .scroll, pre { overflow: visible; } pre { white-space: pre-wrap; border: 1px solid #999; } .exhibit { break-before: page; } svg { max-width: 100%; height: auto; } .scorecard table { font-size: .65rem; } .who { max-width: 9rem; } .scorecard thead th[data-family] { font-size: .5rem; padding: 0; } .scorecard .law span { line-height: 1; } .scorecard td[data-row] { width: .65rem; min-width: .65rem; height: 1.3rem; padding: 0; } }
`;
