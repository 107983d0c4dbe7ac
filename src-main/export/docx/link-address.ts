import { webAddress } from '../mdast';

/** Where a link in a document may lead: to the web, and to passages of this program; nothing else is a link. */
export function linkAddress(address: string | null): string | null {
  if (
    address !== null &&
    /^synoptic:\/\/article\/[A-Za-z0-9_-]{8,64}(?:#[A-Za-z0-9_-]{1,64})?$/.test(address)
  )
    return address;
  return webAddress(address);
}
