import { describe, expect, it } from 'vitest';
import type { Rules } from '../schema/rules.ts';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import { miniRules } from './testing/mini-rules.ts';
import { limit } from './voice.ts';

const voice: NonNullable<Rules['voice']> = {
  cap: 10,
  bias: { offer: 1 },
  signals: { offer: { offer: 0.5 }, warning: {}, testimony: {}, question: {}, seeking: {}, other: {} },
  traits: [
    { id: 'hearsay', words: { id: ['=konon'] }, weights: { start: { testimony: 4 } } },
    { id: 'laugh', words: { id: ['=wkwk'] }, weights: { often: { other: 4 } } },
    { id: 'question-mark', slot: '<question>', weights: { end: { question: 4 } } },
  ],
};
const kindOf = (text: string, rules: Rules): { kind: string; runnerUp?: string | undefined } =>
  createEngine(compile(rules, { version: 'test' }).match).evaluate({ text });

describe('the voice of the writer', () => {
  const rules = { ...miniRules(), voice };
  const offer = 'dicari dibutuhkan orang segera';

  it('leaves an offer an offer where nothing else speaks louder', () => {
    expect(kindOf(offer, rules).kind).toBe('offer');
  });

  it('takes what is told by hearsay for a story, with offer as its runner-up', () => {
    expect(kindOf(`konon ${offer}`, rules)).toMatchObject({ kind: 'testimony', runnerUp: 'offer' });
    expect(kindOf(`konon ${offer}`, miniRules()).kind).toBe('offer');
  });

  it('counts a trait only where it weighs: near the start, often, at the end', () => {
    expect(kindOf(`${offer} di kota sana ya buat toko besar itu konon`, rules).kind).toBe('offer');
    expect(kindOf(`${offer} wkwk`, rules).kind).toBe('offer');
    expect(kindOf(`${offer} wkwk wkwk wkwk`, rules).kind).toBe('other');
    expect(kindOf(`${offer}?`, rules).kind).toBe('question');
  });

  it('never makes an offer of something else', () => {
    expect(kindOf('selamat pagi semua', rules).kind).toBe('other');
  });

  it('lets no sum of signals outgrow the cap', () => {
    expect([limit(25, 10), limit(3, 10), limit(-7, 10)]).toEqual([10, 3, -1]);
  });
});
