/**
 * react-aria empties its live region with `innerHTML = ''`. The default policy lets that through, and nothing else: any
 * other string that somebody tries to make HTML of still throws.
 */
interface Policies {
  createPolicy: (name: string, rules: { createHTML: (html: string) => string | null }) => unknown;
}

(window as { trustedTypes?: Policies }).trustedTypes?.createPolicy('default', {
  createHTML: (html) => (html === '' ? '' : null),
});

export {};
