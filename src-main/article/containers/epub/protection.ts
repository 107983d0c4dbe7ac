import { AppError } from '#contract';
import type { Zip } from '../zip';
import { damagedBook } from './package';
import { named, parseXml } from './xml';

/** Fonts are disguised in many free books: https://www.w3.org/TR/epub-33/#sec-font-obfuscation, and Adobe's way. */
const disguises = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/**
 * Refuses a book whose text is encrypted so that only the shop's program can show it.
 * @throws AppError `unsupported`
 */
export async function refuseProtected(name: string, zip: Zip): Promise<void> {
  const path = 'META-INF/encryption.xml';
  if (!zip.has(path)) return;
  const document = parseXml(name, path, await zip.read(path));
  if (!document) throw damagedBook(name);
  for (const data of named(document, 'EncryptedData')) {
    const algorithm = named(data, 'EncryptionMethod')[0]?.getAttribute('Algorithm') ?? '';
    const uri = named(data, 'CipherReference')[0]?.getAttribute('URI') ?? '';
    if (disguises.has(algorithm) || /\.(?:otf|ttf|woff2?)$/i.test(uri)) continue;
    throw new AppError(
      'unsupported',
      `“${name}” is protected against copying (DRM): its text is encrypted and only the seller’s program can show it.`,
    );
  }
}
