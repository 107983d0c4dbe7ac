import { parseLink } from '#contract';
import { webAddress } from '../mdast';

/** Where a link in a document may lead: to the web, and to passages of this program; nothing else is a link. */
export const linkAddress = (address: string | null): string | null =>
  address !== null && parseLink(address) ? address : webAddress(address);
