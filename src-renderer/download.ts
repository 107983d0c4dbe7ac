import type { ExportedFile } from '#contract';

const types: Record<string, string> = { md: 'text/markdown', csv: 'text/csv' };

/** Hands a file to the platform's own way of saving. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Revoked later: the download reads the address after this task, a large one for a while.
  setTimeout(() => URL.revokeObjectURL(address), 600_000);
}

/** The same for a file of text. */
export function download({ name, text }: ExportedFile): void {
  const type = types[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'text/plain';
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
