/** The report's style sheet: restrained on screen, exact on paper. */

export const REPORT_STYLE = `
:root {
  --ink: #0f172a; --soft: #475569; --faint: #5f6b7c; --rule: #d5dce5; --tint: #f4f6f9;
  --open: #b45309; --investigate: #1d4ed8; --done: #15803d; --moot: #5f6b7c;
}
* { box-sizing: border-box; }
html { font: 15px/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: #fff; }
body { margin: 0; overflow-wrap: anywhere; }
main { max-width: 58rem; margin: 0 auto; padding: 3rem 1.5rem 2rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 600; text-wrap: balance; }
h1 { font-size: 2rem; letter-spacing: -0.02em; }
h2 { font-size: 1.35rem; letter-spacing: -0.01em; margin: 0 0 1rem; }
h3 { font-size: 1.08rem; margin: 2rem 0 0.75rem; }
h4 { font-size: 1rem; font-weight: 600; }
a { color: #1d4ed8; text-decoration: none; }
a:hover { text-decoration: underline; }
.subtitle { font-size: 1.2rem; color: var(--soft); margin: 0.25rem 0 0; }
.created { color: var(--faint); margin: 0.5rem 0 0; }
.nothing { color: var(--faint); }
.aside { color: var(--soft); }
section, nav { margin-top: 2.5rem; padding-top: 2rem; border-top: 1px solid var(--rule); }
section.interaction { margin-top: 2.25rem; padding-top: 0; border-top: 1px solid var(--rule); }
section.interaction > h3 { margin-top: 1.5rem; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; padding: 0.2rem 0; }
dt { color: var(--faint); }
dd { margin: 0; white-space: pre-wrap; }
dl.information { margin-top: 1.75rem; }
dl.information > div { padding: 0.35rem 0; border-bottom: 1px solid var(--tint); }
dl.information dt { font-weight: 600; color: var(--soft); }
dl.information > div { grid-template-columns: 12rem 1fr; }
table { border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th { font-weight: 400; text-align: left; }
thead th { color: var(--faint); font-size: 0.85rem; vertical-align: bottom; }
th, td { padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
th, td.number { overflow-wrap: normal; }
td.zero { color: #94a0b0; }
td.text { white-space: pre-wrap; }
td.time { white-space: nowrap; }
table.list { width: 100%; }
table.list .number { width: 2.5rem; padding-right: 1rem; }
table.list .state { white-space: nowrap; }
.tables { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; align-items: flex-start; }
table.counts { min-width: 15rem; }
table.counts .total > * { font-weight: 600; }
table.categories { flex: 1 1 30rem; }
table.categories thead th { max-width: 6.5rem; }
table.coverage { width: 100%; margin-bottom: 1.25rem; }
table.coverage .number { white-space: nowrap; }
table.coverage .group th { padding-top: 0.8rem; color: var(--faint); font-size: 0.85rem; }
p.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; color: var(--soft); font-size: 0.9rem; margin: 0.5rem 0 1rem; }
p.legend svg { vertical-align: middle; margin-right: 0.4rem; }
.dot { display: inline-block; width: 0.6em; height: 0.6em; margin-right: 0.55em; border-radius: 50%; border: 2px solid currentColor; color: var(--open); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.dot.needsInvestigation { color: var(--investigate); background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
.dot.mitigated { color: var(--done); background: currentColor; }
.dot.notApplicable { color: var(--moot); border-style: dotted; }
ol.contents, ol.contents ol { list-style: none; margin: 0; padding: 0; }
ol.contents ol { padding-left: 1.25rem; margin-bottom: 0.5rem; }
ol.contents li { padding: 0.12rem 0; }
.ends { color: var(--soft); font-weight: 400; }
h3 .ends { display: block; font-size: 0.93rem; margin-top: 0.15rem; }
.badge { color: var(--faint); font-size: 0.85rem; white-space: nowrap; margin-left: 0.35rem; }
figure { margin: 0; }
figure svg { display: block; max-width: 100%; height: auto; }
figure.diagram { border: 1px solid var(--rule); border-radius: 6px; padding: 0.5rem; overflow: hidden; }
figure.diagram svg { margin: 0 auto; }
figure.excerpt { border: 1px solid var(--rule); border-radius: 6px; overflow: hidden; margin-bottom: 1rem; background: #fff; }
figure.excerpt svg { width: 100%; }
ol.messages { margin: 0; padding-left: 1.4rem; color: #b91c1c; }
.threat { margin: 0 0 0.9rem; padding: 0.8rem 1rem 0.9rem; border: 1px solid var(--rule); border-left: 3px solid var(--open); border-radius: 4px; }
.threat.needsInvestigation { border-left-color: var(--investigate); }
.threat.mitigated { border-left-color: var(--done); }
.threat.notApplicable { border-left-color: #94a0b0; }
.threat:target { background: #fffbea; }
.threat h3 { margin: 0; font-size: 1rem; font-weight: 600; }
.place { color: var(--faint); margin-right: 0.15rem; }
.marks { margin: 0.25rem 0 0.5rem; display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; font-size: 0.9rem; color: var(--soft); }
.state { font-weight: 600; color: var(--ink); }
.rich p { margin: 0 0 0.5em; }
.rich p:last-child { margin: 0; }
.rich ul, .rich ol { margin: 0; padding-left: 1.2rem; white-space: normal; }
footer { max-width: 58rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; color: var(--faint); font-size: 0.85rem; }
@media (max-width: 40rem) {
  dl > div, dl.information > div { grid-template-columns: 1fr; }
}
@page { margin: 22mm 16mm 20mm; }
@page wide { size: landscape; }
@media print {
  html { font-size: 9.5pt; line-height: 1.42; }
  main { max-width: none; padding: 0; }
  footer { display: none; }
  a { color: inherit; }
  .rich a { text-decoration: underline; }
  section, nav { margin-top: 6mm; padding-top: 5mm; }
  h2 { margin-bottom: 3mm; }
  dl.information { margin-top: 6mm; }
  dl.information > div { padding: 1mm 0; }
  h1, h2, h3, h4, .marks, tr.group { break-after: avoid; break-inside: avoid; }
  figure, table.counts, tr, dl.information > div, .threat { break-inside: avoid; }
  thead { display: table-header-group; }
  p, dd { orphans: 3; widows: 3; }
  section.diagram { break-before: page; border-top: 0; padding-top: 0; margin-top: 0; }
  section.diagram.wide > .sheet { page: wide; }
  figure.diagram { border: 0; padding: 0; border-radius: 0; }
  figure.diagram svg { width: 100%; max-height: 205mm; }
  section.diagram.wide figure.diagram svg { max-height: 138mm; }
  section.interaction { margin-top: 7mm; border-top: 0; }
  section.interaction > h3 { margin-top: 0; padding-top: 4mm; border-top: 1px solid var(--rule); }
  figure.excerpt { break-after: avoid; margin-bottom: 4mm; }
  .threat { margin-bottom: 3.5mm; padding: 2.6mm 3.5mm 2.8mm; }
  #zero-trust, #orphaned { break-before: page; border-top: 0; padding-top: 0; margin-top: 0; }
}
`;
