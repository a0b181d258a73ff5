import { EASTERN, readBuilt } from './confusables.ts';
import { type Fit, SortedWords } from './fitting.ts';
import { fold, UNDONE } from './fold.ts';
import { BREAK, type Token } from './tokenise.ts';
import { crossed, piecesOf } from './undo.ts';

/** Tokens as the amount parser reads them, and the index that each had before. */
export type Joined = { tokens: Token[]; at: number[] };

const numberAndLetters = /^(\d[\d.,]*)([a-z]*)$/;
const latin = /^[a-z]+$/;
const MOST_PIECES = 6;
const LONGEST_PIECE = 5;
/** A picture of a family. */
const LONGEST_GAP = 11;
const SHORTEST_UNIT = 2;
const SHORTEST_CURRENCY = 4;

/** Names of units and currencies. */
type Names = { units: ReadonlyMap<string, unknown>; currencies: ReadonlyMap<string, unknown> };

/** Bounded: few words stand after numbers, an attacker has many. */
const MOST_KEPT = 2_000;

/** The names that a broken word after a number may stand for. */
class BrokenNames {
  readonly #sorted: SortedWords;
  readonly #kept = new Map<string, readonly Fit[]>();
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
    const { units, currencies } = names;
    const long = [...currencies.keys()].filter((name) => name.length >= SHORTEST_CURRENCY);
    this.#sorted = new SortedWords([...units.keys(), ...long], new Set(), SHORTEST_UNIT);
  }

  fitting(chunk: string): readonly Fit[] {
    const known = this.#kept.get(chunk);
    if (known) return known;
    const fits = this.#sorted.fitting(chunk.length < SHORTEST_CURRENCY ? piecesOf(chunk) : crossed(chunk));
    // "Dolar" and "dollar" are one.
    const found = fits.filter((fit, i) => i === 0 || this.#meant(fit) !== this.#meant(fits[0]));
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(chunk, found);
    return found;
  }

  #meant({ text } = { text: '' }): unknown {
    return this.#names.units.get(text) ?? this.#names.currencies.get(text);
  }
}

const brokenNames = new WeakMap<Names, BrokenNames>();

function brokenNamesOf(names: Names): BrokenNames {
  const known = brokenNames.get(names);
  if (known) return known;
  const made = new BrokenNames(names);
  brokenNames.set(names, made);
  return made;
}

/** Joins units and currencies that are broken up after a number: 12 ju-ta, 12 j t, 12j.t, 800 do*ar. Undefined for none. */
export function joinUnits(text: string, tokens: Token[], names: Names): Joined | undefined {
  let joined: Joined | undefined;
  let copied = 0;
  for (let i = 0; i < tokens.length; i++) {
    const number = tokens[i]?.digits ? numberAndLetters.exec(tokens[i]?.text ?? '') : undefined;
    const next = tokens[i + 1];
    if (!number || !(mayContinue(tokens, i + 1) || EASTERN.has(next?.text ?? ''))) continue;
    const [, digits = '', begun = ''] = number;
    const unit = findUnit(text, tokens, i, begun, names);
    if (!unit) continue;
    joined ??= { tokens: [], at: [] };
    for (; copied < i; copied++) copy(joined, tokens, copied);
    const first = tokens[i];
    const last = tokens[unit.to - 1];
    if (!first || !last) continue;
    if (begun === '') copy(joined, tokens, i);
    const start = begun === '' ? (tokens[i + 1]?.start ?? first.start) : first.start;
    const word = begun === '' ? unit.name : digits + unit.name;
    const digital = begun !== '';
    joined.tokens.push({
      start,
      end: last.end,
      text: word,
      undone: UNDONE.spacing,
      brk: digital ? first.brk : BREAK.none,
      unspaced: false,
      digits: digital,
      word: undefined,
    });
    joined.at.push(begun === '' ? i + 1 : i);
    copied = unit.to;
    i = unit.to - 1;
  }
  if (joined) for (; copied <= tokens.length; copied++) copy(joined, tokens, copied);
  return joined;
}

function copy({ tokens: into, at }: Joined, tokens: Token[], i: number): void {
  const token = tokens[i];
  if (token) into.push(token);
  at.push(i);
}

function mayContinue(tokens: Token[], i: number): boolean {
  const token = tokens[i];
  return token !== undefined && token.text.length <= LONGEST_PIECE && !token.digits && latin.test(token.text);
}

/** The pieces after the number at `from` that make a name. */
function findUnit(
  text: string,
  tokens: Token[],
  from: number,
  begun: string,
  names: Names,
): { name: string; to: number } | undefined {
  const known = brokenNamesOf(names);
  const { end = 0 } = tokens[from] ?? {};
  const [whole, blank = '', glued = ''] = glue.exec(text.slice(end, end + LONGEST_GLUED)) ?? [];
  // Without a blank inside: 7 j-u-t-a, 8 jut▲, 3 jxta.
  if (whole !== undefined && (begun === '' || blank === '')) {
    const [fit, another] = known.fitting(begun + foldedLetters(glued));
    let to = from + 1;
    while ((tokens[to]?.start ?? text.length) < end + whole.length) to++;
    if (fit && !another && to > from + 1) return { name: fit.text, to };
  }
  let chunk = begun;
  for (let to = from + 1; to - from <= MOST_PIECES && mayContinue(tokens, to); to++) {
    const token = tokens[to];
    const gap = text.slice(tokens[to - 1]?.end ?? 0, token?.start);
    // A dot without a blank may end a sentence and may part two letters.
    if (!token || gap.length > LONGEST_GAP || /[,;:]|\s{3}/.test(gap)) return undefined;
    if (token.brk !== BREAK.none && gap !== '.') return undefined;
    chunk += chunk === '' ? token.text : gap + token.text;
    const [fit, another] = known.fitting(chunk);
    // A whole unit needs no help; whole words are no pieces.
    if (fit && chunk === token.text) return undefined;
    if (fit && !another) return { name: fit.text, to: to + 1 };
  }
  return undefined;
}

/** Up to the next blank, unless it is a plain word. */
const glue = /^(\s?)(?![a-wyz]+[.!?)"']*(?:[\s,;:]|$))([^\s,;:]+)/i;
const LONGEST_GLUED = 24;

/** Letters as they are read: those of other alphabets and those built of signs as well. */
function foldedLetters(text: string): string {
  return [...fold(readBuilt(text)).text].map((c) => EASTERN.get(c) ?? c).join('');
}

const withLetters = /^((?=[.,\d]*[oil])[\doil.,]*\d[\doil.,]*)([a-z]*)$/;
const litres = /^\d+l$/;
const LETTER_DIGITS: Record<string, string> = { o: '0', i: '1', l: '1' };

/** A number in which letters stand for digits (l2, 8OO, 1Ojt), in digits; a word that begins with a digit as it is. */
export function readDigits(word: string, { units, currencies }: Names): string | undefined {
  const match = /[oil]/.test(word) && !litres.test(word) ? withLetters.exec(word) : undefined;
  const [, number = '', unit = ''] = match ?? [];
  if (number !== '' && (unit === '' || units.has(unit) || currencies.has(unit))) {
    return number.replace(/[oil]/g, (c) => LETTER_DIGITS[c] ?? c) + unit;
  }
  return /^\d/.test(word) ? word : undefined;
}
