/** Half a surrogate pair cannot be written as UTF-8; what takes its place has the same length, so offsets stay. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
