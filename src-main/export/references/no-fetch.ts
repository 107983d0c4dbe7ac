/**
 * Stands in the place of the packages that the citation package would fetch with: nothing in this program does. (The builds
 * and the tests take this file instead of theirs.)
 */
export default function fetchNothing(): never {
  throw new Error('Nothing is fetched.');
}
export class Headers {
  constructor() {
    fetchNothing();
  }
}
