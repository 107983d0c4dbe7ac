/** Where the interface lives: `app://shell/`, a name of our own that no web page can have. */
export const scheme = 'app';
export const host = 'shell';

export interface Interface {
  /** The page that the window shows. */
  url: string;
  /** Whether an address belongs to the interface. */
  includes: (url: string) => boolean;
}

/**
 * The interface as it is built; or, while it is being worked on, the one that Vite serves.
 * Protocol and host are compared one by one: in Node, the origin of every `app:` address is the text "null".
 */
export function interfaceAt(viteUrl?: string): Interface {
  const url = viteUrl ?? `${scheme}://${host}/`;
  const ours = new URL(url);
  return {
    url,
    includes: (other) => {
      if (!URL.canParse(other)) return false;
      const { protocol, host, username, password } = new URL(other);
      return protocol === ours.protocol && host === ours.host && username === '' && password === '';
    },
  };
}
