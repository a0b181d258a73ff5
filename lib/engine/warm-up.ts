import type { Engine } from './engine.ts';

/**
 * Each makes some of what an engine only makes once it is asked for: readers of sums and contacts, then those of broken
 * words, of dropped vowels and joined pieces, then all that an offer asks for.
 */
const TEXTS = [
  'halo, 1 jt @ warung.id',
  'k*mboja $lot',
  'lwngn krj ke ja lok3r',
  'Dicari CS Kamboja gaji 800 dolar, tiket ditanggung. WA 0812-0000-0000',
];

/**
 * Lets an engine make what it would make during the first posts, in steps: before the next post is read it is asked for
 * one, and gives true where it worked, so that the page gets its turn first. Posts are read between the steps, and a page
 * with one post pays for one. No verdict depends on it.
 */
export function* warmUp({ evaluate }: Pick<Engine, 'evaluate'>): Generator<boolean, false> {
  for (const text of TEXTS) {
    evaluate({ text });
    yield true;
    yield false;
  }
  return false;
}
