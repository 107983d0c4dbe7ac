import { defaultTreeAdapter as tree, html as spec, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, elementChildren, findIn, isNamed, rawTextIn } from './tree';

/** Longest formula that is kept, in characters. */
const longest = 2000;
const wrappers =
  /(?:^|\s)(?:katex(?:-display)?|MathJax(?:_Display|_SVG|_CHTML)?|MJX_Assistive_MathML|mwe-math-element|math-tex)(?:$|\s)/;

/**
 * A formula as one line that can be read and searched, or null where there is none. Pages write a formula several times
 * over: as MathML for machines, drawn by spans for the eye, as a script or a picture. The source that its author typed is
 * taken where the page has it, else what the MathML says.
 */
export function formulaIn(node: Tree.Element): string | null {
  if (node.tagName === 'math' && node.namespaceURI === spec.NS.MATHML) return ofMath(node);
  if (node.tagName === 'script')
    return /^math\/(?:tex|latex)/i.test(attributeOf(node, 'type')) ? tidyTex(rawTextIn(node)) : null;
  const drawn = node.tagName === 'mjx-container' || isNamed(node, wrappers);
  if (!drawn) return null;
  if (besideScript(node)) return '';
  const math = findIn(node, (n) => n.tagName === 'math' && n.namespaceURI === spec.NS.MATHML);
  if (math) return ofMath(math);
  return attributeOf(node, 'aria-label') || null;
}

/** What a script's drawing is called while it is under way. */
export function isFormulaPreview(node: Tree.Element): boolean {
  return isNamed(node, /(?:^|\s)MathJax_Preview(?:$|\s)/);
}

/** The script with the source stands after its drawing. */
function besideScript(node: Tree.Element): boolean {
  const siblings = node.parentNode ? elementChildren(node.parentNode) : [];
  const next = siblings[siblings.indexOf(node) + 1];
  return next?.tagName === 'script' && /^math\//i.test(attributeOf(next, 'type'));
}

function ofMath(math: Tree.Element): string {
  const source = findIn(math, (n) => n.tagName === 'annotation' && /tex/i.test(attributeOf(n, 'encoding')));
  const tex = tidyTex(source ? rawTextIn(source) : attributeOf(math, 'alttext'));
  return tex !== '' ? tex : inLine(math).replace(/\s+/g, ' ').trim().slice(0, longest);
}

function tidyTex(tex: string): string {
  let plain = tex.replace(/\s+/g, ' ').trim();
  const style = /^\{\\(?:displaystyle|textstyle)\s*(.*)\}$/.exec(plain);
  if (style?.[1] !== undefined) plain = style[1].trim();
  return plain.replace(/^(?:\\\[|\\\(|\$\$?)\s*|\s*(?:\\\]|\\\)|\$\$?)$/g, '').slice(0, longest);
}

/** MathML without a source, written on one line: `(a + b)/2`, `x^2`, `√(x)`. */
function inLine(node: Tree.Element): string {
  const parts = elementChildren(node).filter(
    (n) => !/^(?:annotation(?:-xml)?|mphantom|style|script)$/.test(n.tagName),
  );
  const part = (i: number): string => (parts[i] ? inLine(parts[i]) : '');
  const grouped = (i: number): string => (/^[\p{L}\p{N}.]*$/u.test(part(i)) ? part(i) : `(${part(i)})`);
  switch (node.tagName) {
    case 'mfrac':
      return `${grouped(0)}/${grouped(1)}`;
    case 'msup':
    case 'mover':
      return `${grouped(0)}^${grouped(1)}`;
    case 'msub':
    case 'munder':
      return `${grouped(0)}_${grouped(1)}`;
    case 'msubsup':
    case 'munderover':
      return `${grouped(0)}_${grouped(1)}^${grouped(2)}`;
    case 'msqrt':
      return `√(${parts.map(inLine).join('')})`;
    case 'mroot':
      return `${grouped(0)}^(1/${part(1)})`;
    case 'mtr':
      return `${parts.map(inLine).join(', ')}; `;
    case 'mo': {
      const sign = rawTextIn(node).trim();
      return /^[=+\-−±<>≤≥≠≈→∈]$/.test(sign) ? ` ${sign} ` : sign;
    }
    default:
      return parts.length > 0
        ? parts.map(inLine).join('')
        : node.childNodes.some((n) => tree.isTextNode(n))
          ? rawTextIn(node).trim()
          : '';
  }
}
