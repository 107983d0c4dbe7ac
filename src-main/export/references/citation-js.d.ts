/** What is used of packages that have no types of their own. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(items: unknown[], options: { forceType: '@csl/list+object' });
    format(format: 'bibliography', options: { format: 'text'; template: string; lang: string }): string;
    format(format: 'bibtex'): string;
  }
  export const plugins: { config: { get: (plugin: '@bibtex') => { format: { useIdAsLabel: boolean } } } };
  export const util: {
    fetchFile: (address: string) => unknown;
    fetchFileAsync: (address: string) => unknown;
  };
}
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
