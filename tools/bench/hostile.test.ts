import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { compiledPack } from '../pack/cache.ts';
import { patterns, repeated } from './hostile.ts';

/** Milliseconds for 20,000 characters: two hundred times what ordinary ones take, on a machine that does other things. */
const MOST = 2_000;

describe('hostile texts', () => {
  const engine = createEngine(compiledPack().match);

  it('take no more than a few times as long as ordinary ones', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const text = repeated(pattern, 20_000);
        const start = performance.now();
        engine.evaluate({ text });
        expect(performance.now() - start).toBeLessThan(MOST);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
