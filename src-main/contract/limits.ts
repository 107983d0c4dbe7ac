/** Limits that both sides state to the user. Sizes in bytes. */
export const limits = {
  /** Largest HTML file that is read. */
  htmlBytes: 25 * 1024 * 1024,
  /** Largest plain-text file that is read. */
  textBytes: 10 * 1024 * 1024,
  /** Bytes of a file in one `uploadFile` call, before base64. */
  uploadChunk: 768 * 1024,
  /** Longest message either wire accepts, in bytes of UTF-8. */
  message: 8 * 1024 * 1024,
  /** Longest note, in UTF-16 code units. */
  note: 100_000,
  /** Longest tag, in UTF-16 code units. */
  tag: 80,
  /** Most tags on one annotation. */
  tags: 50,
} as const;
