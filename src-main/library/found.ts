import type { Metadata } from '#contract';
import type { Cleaned } from '../article/cleaned';

/** Of what cleaning made of a file, the metadata. */
export function foundIn(cleaned: Cleaned): Metadata {
  const { title, titleFrom, byline, siteName, publishedTime, modifiedTime, lang, dir, excerpt, leadPicture } =
    cleaned;
  return { title, titleFrom, byline, siteName, publishedTime, modifiedTime, lang, dir, excerpt, leadPicture };
}
