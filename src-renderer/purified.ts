import DOMPurify from 'dompurify';

type Config = NonNullable<Parameters<typeof DOMPurify.sanitize>[1]>;
type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

const policyName = 'reader-html';
/** The content security policy lets each name be created once. */
let policy: Policy | undefined;

/**
 * DOMPurify parses through this policy, so it must hand the text on as it is: one that sanitised would call itself.
 * It never leaves this file, and what DOMPurify gives back are nodes, so no other place can turn text into HTML.
 */
function parsePolicy(): Policy | undefined {
  const factory = (window as { trustedTypes?: { createPolicy: (name: string, rules: object) => unknown } })
    .trustedTypes;
  policy ??= factory?.createPolicy(policyName, {
    createHTML: (html: string) => html,
    createScriptURL: () => {
      throw new TypeError('Articles hold no scripts.');
    },
  }) as Policy | undefined;
  return policy;
}

/**
 * The only place of the interface where text becomes HTML: what the rules allow of it, as nodes of an inert document, which
 * ask for nothing before they are moved into another.
 */
export function purified(html: string, allowed: Omit<Config, 'TRUSTED_TYPES_POLICY'>): DocumentFragment {
  const trusted = parsePolicy();
  return DOMPurify.sanitize(html, {
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ...allowed,
    RETURN_DOM_FRAGMENT: true,
    ...(trusted && { TRUSTED_TYPES_POLICY: trusted }),
  });
}
