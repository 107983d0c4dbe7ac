import type { CsvTool } from './csv-tool';
import { hypothesisCsv } from './hypothesis';
import { instapaperCsv } from './instapaper';
import { matterCsv } from './matter';
import { mymindCsv } from './mymind';
import { pocketCsv } from './pocket';
import { raindropCsv } from './raindrop';
import { readerCsv } from './reader';
import { readwiseCsv } from './readwise';

/** Tools that write tables, the narrower headers first. */
export const tables: readonly CsvTool[] = [
  ...[readwiseCsv, hypothesisCsv, instapaperCsv, matterCsv, readerCsv],
  ...[mymindCsv, pocketCsv, raindropCsv],
];
