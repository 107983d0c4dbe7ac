import { call } from '../api';

const addresses = new Map<string, Promise<string | null>>();

/** A blob: address for a picture that is stored with an article, or null when it is not there. */
export function pictureAddress(article: string, name: string): Promise<string | null> {
  const key = `${article}/${name}`;
  let address = addresses.get(key);
  if (!address) {
    address = call('getAsset', { article, name })
      .then(({ mediaType, bytes }) => {
        const binary = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
        return URL.createObjectURL(new Blob([binary], { type: mediaType }));
      })
      .catch(() => {
        // Asked again when the article is shown again.
        addresses.delete(key);
        return null;
      });
    addresses.set(key, address);
  }
  return address;
}
