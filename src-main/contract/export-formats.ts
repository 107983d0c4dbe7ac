export const exportFormats = [
  'markdown',
  'html',
  'docx',
  'csv',
  'jsonld',
  'bibtex',
  'csl-json',
  'citations',
] as const;

export const markdownPresets = ['plain', 'obsidian', 'logseq'] as const;

export const citationStyles = ['apa', 'vancouver', 'harvard1'] as const;
