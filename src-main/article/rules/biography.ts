import { reasons } from '../words/words';
import { kept, type Rule } from './block';

const trades =
  'reporter|writer|journalist|editor|correspondent|author|columnist|contributor|freelancer|producer|blogger|photographer|critic|redakteur(?:in)?|journalistin?|autor(?:in)?|korrespondent(?:in)?|periodista|jornalista|giornalista|redactor|rédacteur|redacteur|auteur';
const introduces = new RegExp(
  String.raw`^(?:${nameLike()})(?:,\s[^.]{0,60},)?\s+(?:is|was|has been|covers|writes|reports|works|ist|schreibt|est|es|é|è|joined)\s[^.]{0,100}?(?<!\p{L})(?:${trades})s?(?!\p{L})`,
  'iu',
);
const beat = new RegExp(
  String.raw`^(?:${nameLike()})\s+(?:covers|writes about|reports on|reports from|joined)\s`,
  'u',
);

function nameLike(): string {
  return String.raw`\p{Lu}[\p{L}.'’-]+(?:\s+(?:de|van|von|der|la|[\p{Lu}][\p{L}.'’-]*)){1,4}`;
}

/** How far from the end a line about the author is looked for. */
const reach = 4;

/** “Jane Doe is a freelance writer living in …” at the end. */
export const biography: Rule = {
  name: 'biography',
  apply: (blocks, { byline }) => {
    const rest = kept(blocks);
    if (rest.length < 6) return;
    const names = (byline ?? '').split(/,\s*|\s+and\s+/).filter((n) => n.length > 4);
    for (const block of rest.slice(-reach)) {
      if (block.words > 90 || block.kind === 'caption') continue;
      const about = names.some((n) => block.text.startsWith(n));
      if (introduces.test(block.text) && (about || block === rest.at(-1))) block.removed = reasons.author;
      else if (about && (beat.test(block.text) || block.words < 8)) block.removed = reasons.author;
    }
  },
};
