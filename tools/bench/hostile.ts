import fc from 'fast-check';
import { atBest } from './measure.ts';

/** Pieces that make matchers slow: money, masks, single letters, quotes, the words that most rules ask for. */
const PIECES = [
  'kerja ',
  'gaji ',
  'yang ',
  'kamboja ',
  'untuk ',
  'ada ',
  'butuh ',
  'k a m b o j a ',
  'k*mb*ja ',
  'k4mb0j4 ',
  'kkkaaammm',
  '12jt ',
  '5-7 ',
  'Rp ',
  '$',
  '0812 3456 7890 ',
  '1 ',
  '"',
  '“',
  '”',
  '\n',
  '. ',
  '? ',
  '@',
  'a.b.',
  'www.',
  '我',
  'งาน',
  '🌸',
  '🇰🇭',
  '\u200b',
  'а',
  "'",
  'x',
];

/** A short pattern of such pieces, to be repeated. */
export const patterns: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''))
  .filter((pattern) => pattern.length > 0);

/** A pattern repeated to a length in characters. */
export function repeated(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
}

/** How many times longer eight times the text takes, by the clock, for each of the patterns found. */
export function growth(evaluate: (text: string) => void, pattern: string): number {
  const time = (length: number): number => {
    const text = repeated(pattern, length);
    return atBest(() => evaluate(text), 6);
  };
  // The least of a millisecond: below it the clock says little.
  return time(16_000) / Math.max(time(2_000), 0.2);
}
