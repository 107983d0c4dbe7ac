import type { Category } from '#contract';
import { categoryPaint } from '../category-paint';

const lines: Record<Category['line'], string> = {
  solid: 'solid',
  double: 'double',
  dotted: 'dotted',
  wavy: 'wavy',
  dashed: 'dashed',
  thick: 'solid',
};

/** The style of an exported page: a text with room beside it, on screens and on paper. */
export function styleOf(categories: readonly Category[]): string {
  const marks = categories.map(
    ({ id, colour, line }) =>
      `.in-${id}{--paint:${categoryPaint[colour]};text-decoration-style:${lines[line]}${line === 'thick' ? ';text-decoration-thickness:2px' : ''}}`,
  );
  return `
:root{color-scheme:light;--ink:#2b2825;--quiet:#6d675f;--rule:#ddd7cd;--paint:#f7e9a8}
body{margin:0 auto;padding:48px 320px 96px 32px;max-width:640px;background:#fdfbf7;color:var(--ink);overflow-wrap:break-word;font:17px/1.6 Charter,"Iowan Old Style",Georgia,serif}
h1{font-size:30px;line-height:1.2;margin:0 0 12px}
h2{font-size:20px;line-height:1.3}
.facts{margin:0 0 4px;color:var(--quiet);font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header{margin-bottom:24px}
header:has(h1){margin-bottom:32px;padding-bottom:16px;border-bottom:1px solid var(--rule)}
main>:first-child{margin-top:0}
.under{margin-bottom:32px;padding-bottom:16px;border-bottom:1px solid var(--rule)}
blockquote{margin-inline:0;padding-inline-start:16px;border-inline-start:3px solid var(--rule)}
figure{margin:24px 0;break-inside:avoid}
figcaption,caption{padding:4px 0;color:var(--quiet);font:14px/1.45 system-ui,sans-serif;text-align:start}
a{color:inherit}
img{max-width:100%;height:auto}
pre{overflow-x:auto;white-space:pre-wrap}
table{border-collapse:collapse}
td,th{border:1px solid var(--rule);padding:4px 8px;text-align:start}
mark{background:var(--paint);color:inherit;text-decoration:underline;text-decoration-color:#8a8377;text-underline-offset:3px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.number{font:11px/1 system-ui,sans-serif;color:var(--quiet);padding-inline-start:2px}
.beside{float:right;clear:right;width:256px;margin:0 -304px 12px 0;color:var(--quiet);font:14px/1.45 system-ui,sans-serif;white-space:normal;overflow-wrap:anywhere;text-align:start;text-indent:0;font-style:normal;font-weight:400}
.beside b{color:var(--ink)}
.beside :is(.par,.quoted,.list,.item,.code,.rule){display:block;margin-top:6px;unicode-bidi:plaintext}
.beside>b+.par,.beside .item>.par:first-child{display:inline}
.beside .list{text-indent:0}
.beside .item{margin-top:2px;padding-inline-start:14px;text-indent:-14px}
.beside .item>*{text-indent:0}
.beside .quoted{padding-inline-start:8px;border-inline-start:2px solid var(--rule)}
.beside .code{white-space:pre-wrap}
.beside .rule{border-top:1px solid var(--rule)}
.beside .head{font-weight:600}
.beside .table{display:table;margin-top:6px;border-collapse:collapse}
.beside .row{display:table-row}
.beside .cell{display:table-cell;padding:2px 6px;border:1px solid var(--rule)}
code,kbd,samp,pre{font-family:ui-monospace,Consolas,Menlo,monospace;font-size:.88em}
pre code{font-size:1em}
article+article{margin-top:96px}
.notes{clear:both;margin-top:48px;padding-top:16px;border-top:1px solid var(--rule)}
.notes>ol>li{margin-bottom:24px;break-inside:avoid}
.notes>ol>li>blockquote{margin:0 0 4px;padding-inline-start:12px;border-inline-start:3px solid var(--paint);white-space:pre-wrap;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.notes blockquote a{text-decoration:none}
.note{margin:4px 0 12px;overflow-wrap:anywhere}
.note>*{margin:0 0 8px}
.note :is(p,li,h4,h5,h6,td,th,blockquote){unicode-bidi:plaintext}
.note :is(h4,h5,h6){font-size:1em}
.note blockquote{padding-inline-start:12px;border-inline-start:2px solid var(--rule)}
.note blockquote>:last-child{margin-bottom:0}
.link{margin:4px 0;font-size:15px}
@media screen and (max-width:900px){body{padding:24px}.beside{float:none;display:block;width:auto;margin:4px 0 12px;padding-inline-start:12px;border-inline-start:2px solid var(--rule)}}
@media print{@page{margin:18mm}article+article{margin-top:0;break-before:page}body{max-width:none;padding:0 62mm 0 0;font-size:11pt;background:none}.beside{width:54mm;margin-right:-60mm;font-size:8.5pt}h1,h2,h3,h4{break-after:avoid}img{max-height:150mm;width:auto}tr{break-inside:avoid}.notes{margin-right:-62mm}}
${marks.join('\n')}
`;
}
