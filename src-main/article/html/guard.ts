import {
  defaultTreeAdapter,
  parse,
  type DefaultTreeAdapterTypes as Tree,
  type TreeAdapter,
  type Token,
} from 'parse5';
import { AppError } from '#contract';
import { pageLimits } from './limits';

type Adapter = TreeAdapter<Tree.DefaultTreeAdapterMap>;

/**
 * Parses a page with one real tokeniser and gives up as soon as it goes beyond the limits, before any step whose time
 * grows faster than the page. The tree is inert: plain objects that nothing interprets.
 * @param most elements that it may have; more than a page for what has been judged piece by piece before
 * @throws AppError `too-complex`.
 */
export function parseGuarded(name: string, html: string, most: number = pageLimits.elements): Tree.Document {
  const refuse = (what: string): never => {
    throw new AppError(
      'too-complex',
      `“${name}” was not imported: it has ${what}. No ordinary article does; save the page again, or as text.`,
    );
  };
  const depths = new WeakMap<object, number>();
  let elements = 0;
  let frames = 0;

  const deepen = (parent: object, child: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > pageLimits.depth) refuse(`elements nested more than ${pageLimits.depth} deep`);
    depths.set(child, depth);
  };
  const adapter: Adapter = {
    ...defaultTreeAdapter,
    createElement(tag, namespace, attributes: Token.Attribute[]) {
      if (++elements > most) refuse(`more than ${inThousands(most)} elements`);
      if ((tag === 'iframe' || tag === 'frame') && ++frames > pageLimits.frames) {
        refuse(`more than ${pageLimits.frames} frames`);
      }
      if (attributes.length > pageLimits.attributes) {
        refuse(`an element with more than ${pageLimits.attributes} attributes`);
      }
      for (const { name: attribute, value } of attributes) {
        if (value.length <= pageLimits.srcset) continue;
        if (attribute.endsWith('srcset')) refuse('a list of picture sizes of many thousand characters');
        if (
          value.length > pageLimits.attributeValue &&
          matters(tag, attribute) &&
          !/^\s*data:image\//i.test(value)
        ) {
          refuse(`an attribute of ${inThousands(value.length)} characters`);
        }
      }
      return defaultTreeAdapter.createElement(tag, namespace, attributes);
    },
    appendChild(parent, child) {
      deepen(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, reference) {
      deepen(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, reference);
    },
    adoptAttributes(recipient, attributes) {
      if (recipient.attrs.length + attributes.length > pageLimits.attributes) {
        refuse(`an element with more than ${pageLimits.attributes} attributes`);
      }
      defaultTreeAdapter.adoptAttributes(recipient, attributes);
    },
  };
  return parse(html, { treeAdapter: adapter, scriptingEnabled: true });
}

/**
 * Attributes that go on into the next step. Programs keep whole databases in `data-…` attributes and form fields, and
 * such a page is not refused for what is dropped anyway.
 */
function matters(tag: string, attribute: string): boolean {
  if (/^(?:data-|on|style$|d$|points$|value$)/.test(attribute)) return false;
  return tag !== 'script' && tag !== 'input' && tag !== 'image' && tag !== 'textarea';
}

function inThousands(n: number): string {
  return n.toLocaleString('en');
}
