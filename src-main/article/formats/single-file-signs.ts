/** Whether bytes begin as a page of SingleFile does whose contents lie in a zip archive inside it. */
export function isSelfExtracting(bytes: Uint8Array): boolean {
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(bytes.subarray(0, 32)).toString('latin1'))) return false;
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<html\b[^<>]{0,500}\sdata-sfz[\s=>]/i.test(head);
}
