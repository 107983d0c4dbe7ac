import type { ExportedFile } from '#contract';

const types: Record<string, string> = { md: 'text/markdown', csv: 'text/csv' };

/** Hands a file to the platform's own way of saving. */
export function download({ name, text }: ExportedFile): void {
  const type = types[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'text/plain';
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Revoked later: the download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
