import { AlignmentType, type IParagraphOptions, LevelFormat, type NumberingDefinition } from 'docx';
import type { List, TextBlock } from './blocks';

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** How far an item stands in, and its sign before that. Twentieths of a point. */
const step = 480;
const indent = (level: number) => ({ start: step * (level + 1), hanging: 320 });
const signs = ['•', '◦', '▪'];

const bullets: NumberingDefinition = {
  reference: 'bullets',
  levels: levels.map((level) => ({
    ...{ level, format: LevelFormat.BULLET, text: signs[level % 3] ?? '•', alignment: AlignmentType.START },
    style: { paragraph: { indent: indent(level) } },
  })),
};

const numbersFrom = (start: number): NumberingDefinition => ({
  reference: `numbers-${start}`,
  levels: levels.map((level) => ({
    ...{ level, start, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, alignment: AlignmentType.START },
    style: { paragraph: { indent: indent(level) } },
  })),
});

let given = 0;
/** Each list counts for itself. */
const instances = new WeakMap<List, number>();
function instanceOf(list: List): number {
  const instance = instances.get(list) ?? ++given;
  instances.set(list, instance);
  return instance;
}

/** The sign of an item; of a later paragraph of one its place. */
export function listSign({
  list,
  level,
  isFirst,
}: NonNullable<TextBlock['item']>): Pick<IParagraphOptions, 'numbering' | 'indent'> {
  if (!isFirst) return { indent: { start: step * (level + 1) } };
  const reference = list.isOrdered ? numbersFrom(list.start) : bullets;
  const instance = list.isOrdered ? instanceOf(list) : 0;
  return { numbering: { reference, level, instance } };
}
