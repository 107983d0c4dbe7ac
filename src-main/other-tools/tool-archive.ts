/** An archive of a tool may hold more files than one of pages: each is read by itself. Entries, and bytes unpacked. */
export const toolArchive = { entries: 100_000, inflated: 1024 * 1024 * 1024 } as const;
