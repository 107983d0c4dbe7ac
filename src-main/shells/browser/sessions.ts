import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const mostBadTries = 50;
const badTriesPeriod = 60_000;

/** 256 bits, in characters that need no escaping in an address or a header. */
const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Who may talk to the browser shell. A one-time code, handed out in the address, is swapped for a token that the
 * page keeps; both live in memory only. A cookie would not do: every port of 127.0.0.1 is the same site.
 */
export class Sessions {
  #code: Buffer | null = null;
  readonly #tokens = new Set<Buffer>();
  #badTries: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** A new one-time code; an earlier one that was not used ends. */
  newCode(): string {
    const code = secret();
    this.#code = digest(code);
    return code;
  }

  /** The token for a code; `null` for a wrong or used code. A guesser is stopped by `tooManyBadTries`. */
  swap(code: string): string | null {
    const right = this.#code !== null && timingSafeEqual(digest(code), this.#code);
    if (!right || this.tooManyBadTries()) return this.#refuse();
    this.#code = null;
    const token = secret();
    this.#tokens.add(digest(token));
    return token;
  }

  /** Whether a page with this token may talk to us. Takes the same time for any wrong token. */
  accepts(token: string): boolean {
    const given = digest(token);
    let found = false;
    for (const known of this.#tokens) found = timingSafeEqual(given, known) || found;
    if (!found) this.#refuse();
    return found;
  }

  /** Whether there were 50 bad codes or tokens in the last minute. Pages that have their token are not held up. */
  tooManyBadTries(): boolean {
    const since = this.now() - badTriesPeriod;
    this.#badTries = this.#badTries.filter((time) => time > since);
    return this.#badTries.length >= mostBadTries;
  }

  #refuse(): null {
    if (this.#badTries.length < mostBadTries) this.#badTries.push(this.now());
    return null;
  }
}
