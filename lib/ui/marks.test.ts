import { expect, it } from 'vitest';
import { LEVELS } from '../schema/verdict.ts';
import { isMark, reasonFor } from './marks.ts';

it('takes nothing below "check" for a mark', () => {
  expect(LEVELS.filter(isMark)).toEqual(['check', 'danger']);
  expect(LEVELS.map(reasonFor)).toEqual(['missed', 'missed', 'marked', 'marked']);
});
