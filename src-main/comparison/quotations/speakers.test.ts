import { describe, expect, it } from 'vitest';
import { pairTexts } from '../text/pair';
import { speakersOf } from './speakers';

const sayers = (text: string, lang = 'en'): (string | null)[] => {
  const { a } = pairTexts({ text, lang, published: null }, { text: '', lang, published: null });
  return speakersOf(a).map((speaker) => {
    // The name given is the one in the text, or a longer form of it.
    if (speaker) expect(text.slice(speaker.passage.start, speaker.passage.end)).not.toBe('');
    return speaker?.name ?? null;
  });
};

describe('speakers', () => {
  it.each([
    ['verb first', '“We left,” said Ann Roe, a nurse from Holm.', 'Ann Roe'],
    ['name first', '“We left,” Ann Roe told reporters on Monday.', 'Ann Roe'],
    ['in front', 'Ann Roe said: “We left.”', 'Ann Roe'],
    [
      'in front of words of the sentence',
      'Ann Roe, 45, later said the harbour was “cold and empty”.',
      'Ann Roe',
    ],
    ['titles', '“We left,” said Deputy Prime Minister Ann Roe.', 'Ann Roe'],
    ['an owner', '“We left,” Holm’s Ann Roe said.', 'Ann Roe'],
    ['a source', 'According to Ann Roe, the harbour was “cold and empty”.', 'Ann Roe'],
    ['a source behind', 'The harbour was “cold and empty”, according to Ann Roe.', 'Ann Roe'],
    ['two', '“We left,” said Ann Roe and Bo Lind.', 'Ann Roe and Bo Lind'],
    ['a clause in front', 'The ferry sank and harbour master Bo Lind said: “We left.”', 'Bo Lind'],
    ['set in', 'The third thing was, Lind said, “a surprise”.', 'Lind'],
    [
      'no name',
      '“We left,” a spokeswoman for the Harbour Office said.',
      'a spokeswoman for the Harbour Office',
    ],
    ['an office', '“We left,” the Holm Mayor said.', 'the Holm Mayor'],
    ['a nation', 'Then the Danish captain said: “We left.”', 'the Danish captain'],
    ['nobody', 'The harbour was “cold and empty”. Ann Roe wept.', null],
    ['words about it', 'The “Sunna” was built in 1970.', null],
  ])('%s', (_, text, name) => {
    expect(sayers(text)).toEqual([name]);
  });

  it('are named in full where the text does once', () => {
    expect(sayers('Ann Roe was on board. “We left,” Roe said.')).toEqual(['Ann Roe']);
    expect(sayers('Ann Roe met Per Roe. “We left,” Roe said.')).toEqual(['Roe']);
  });

  it('are the last named for a pronoun, unless somebody else came in', () => {
    expect(sayers('“We left,” said Ann Roe.\n“It was cold,” she added.')).toEqual(['Ann Roe', 'Ann Roe']);
    expect(sayers('“We left,” said Ann Roe.\nBo Lind met Eva Dahl. “It was cold,” she added.')).toEqual([
      'Ann Roe',
      null,
    ]);
    expect(sayers('Ann Roe was on board. “We left,” she said.')).toEqual(['Ann Roe']);
    expect(sayers('“We left,” he said.')).toEqual([null]);
  });

  it('go on speaking in the next sentence of the paragraph, and in a quotation that goes on', () => {
    expect(sayers('“We left,” said Ann Roe. “It was cold.”')).toEqual(['Ann Roe', 'Ann Roe']);
    expect(sayers('“We left,” said Ann Roe. “It was cold.\n“It rained.”\n“No.”')).toEqual([
      ...['Ann Roe', 'Ann Roe', 'Ann Roe'],
      null,
    ]);
    expect(sayers('Ann Roe called it “a shame” and “a scandal”.')).toEqual(['Ann Roe', 'Ann Roe']);
  });

  it.each([
    ['de', '„Wir gingen“, sagte Anna Weiß am Montag.', 'Anna Weiß'],
    ['de', 'Anna Weiß sagte: „Wir gingen.“', 'Anna Weiß'],
    ['de', 'Laut Anna Weiß war der Hafen „kalt und leer“.', 'Anna Weiß'],
    ['fr', '« Nous sommes partis », a déclaré Anne Leroy lundi.', 'Anne Leroy'],
    ['fr', 'Selon Anne Leroy, le port était « froid et vide ».', 'Anne Leroy'],
    ['es', '«Nos fuimos», dijo Ana Ríos en Holm.', 'Ana Ríos'],
    ['es', 'Según Ana Ríos, el puerto estaba «frío y vacío».', 'Ana Ríos'],
    ['zh', '“我们走了。”', null],
  ])('in %s: %s', (lang, text, name) => {
    expect(sayers(text, lang)).toEqual([name]);
  });
});
