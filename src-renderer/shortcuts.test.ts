import { describe, expect, it } from 'vitest';
import { keysInForce } from './shortcuts';

const commands = [
  { id: 'next', keys: ['j', 'ArrowDown'] },
  { id: 'mark', keys: ['h'] },
  { id: 'back', keys: [] },
];

describe('keysInForce', () => {
  it('leaves the built-in keys where the reader has none of their own', () => {
    expect(keysInForce(commands, {})).toEqual(
      new Map([...commands.map(({ id, keys }) => [id, keys] as const)]),
    );
  });

  it('puts an own key in place of all built-in ones, or none at all', () => {
    const keys = keysInForce(commands, { next: 'n', mark: null });
    expect(keys.get('next')).toEqual(['n']);
    expect(keys.get('mark')).toEqual([]);
  });

  it('takes a built-in key from the command that had it when the reader gives it to another', () => {
    const keys = keysInForce(commands, { back: 'j' });
    expect(keys.get('back')).toEqual(['j']);
    expect(keys.get('next')).toEqual(['ArrowDown']);
  });

  it('leaves a key with the command that has it in another state of the keyboard', () => {
    const inStates = [
      { id: 'caret', keys: ['ArrowRight'], when: { caret: true } },
      { id: 'sentence', keys: ['ArrowRight'], when: { caret: false } },
      { id: 'edge', keys: ['x'], when: { caret: false, chosen: true } },
    ];
    const keys = keysInForce(inStates, { edge: 'ArrowRight' });
    expect(keys.get('caret')).toEqual(['ArrowRight']);
    expect(keys.get('sentence')).toEqual([]);
  });

  it('does not mind keys of commands that are gone', () => {
    expect(keysInForce(commands, { gone: 'h' }).get('mark')).toEqual(['h']);
  });
});
