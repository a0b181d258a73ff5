import { builtLetters, EASTERN, readBuilt } from '../text/confusables.ts';
import { fold, UNDONE } from '../text/fold.ts';
import { MASKS, SIGNS } from '../text/undo.ts';
import { INSIDE, markSyllables } from './disguises.ts';
import {
  areWords,
  beginsWithFlag,
  FLAG,
  gapBefore,
  numeric,
  type Run,
  runOf,
  signForBlanks,
  strongSigns,
  WHOLE_WORD,
} from './runs.ts';
import { suppress } from './unread-run.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

const SHORTEST_RUN = 4;
const LONGEST_RUN = 48;
/** Two words with a mask between them (`call*ing`) are one only if it is long: `ja*an` hides a letter. */
const LONG = 6;
/** Signs inside a run of which one may stand for a letter, a plus excepted ("kerja+kos"). */
const letterSigns = new RegExp(`[${[...SIGNS.keys()].join('').replace('+', '?')}]`, 'u');
/** Signs at an end that look like letters, or build one. */
const letterEnds = new RegExp(`[@$💲€£¥¢฿₱₩¡∂∑∩∪√△▲∆∣†§₸®©]|${builtLetters.source}`, 'u');
const mask = /^[*#_]$/;
const wrapping = /[*_~•|#"^°=-]/;
/** Letters of the font of currency signs, as opposed to signs of money. */
const currencyFont = /[₭₮₳₴₥₦₲ɆⱤⱧ]/;
const endsSentence = /[.!?\n\r]/;

/** Reads a run, or notes that its pieces mean nothing. `blanks` are signs that stand for blanks in this part. */
export function readRun(run: Run, blanks: string): void {
  const { search, contacts, from, to, before, inside, after } = run;
  const { part, known, pieces, vocabulary, add } = search;
  const size = to - from;
  const { start = 0 } = part.tokens[from] ?? {};
  const { end = 0 } = part.tokens[to - 1] ?? {};
  const length = before.length + end - start + after.length;
  if (length < SHORTEST_RUN || length > LONGEST_RUN) return;
  const around = part.text.charAt(start - 1);
  if (size === 1 && wrapping.test(around) && part.text.charAt(end) === around) return;
  // A sign inside stands for a letter: then this is no mere run of words.
  const lettered = letterSigns.test(inside) || inside.search(builtLetters) >= 0;
  let many = 0;
  let numbers = 0;
  let shortest = LONGEST_RUN;
  let joined = '';
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    joined += text;
    if (known[i] === 1) many++;
    if (numeric.test(text)) numbers++;
    shortest = Math.min(shortest, text.length);
  }
  if (numbers === size) return;
  const sign = size > 1 ? signForBlanks(run) : '';
  if (sign !== '' && blanks.includes(sign) && areWords(run, true)) {
    search.heal(part.from + from, part.from + to);
    return;
  }
  // Words joined by a sign ("dan-atau", "loker*segera") are themselves, and may be one word as well ("on-line").
  if (many === size) {
    if (size === 1 && !hidesLetter(run, shortest)) return;
    const apart = size > 1 && !lettered && mayBeOne(joined, inside, vocabulary);
    const meanings = apart ? vocabulary.whole(joined) : [];
    // Two words with a hyphen may be meant ("ke-luar"); nobody writes three with dots.
    const broken = size > 2 || inside !== '-';
    for (const { symbol } of meanings)
      add(symbol, part.from + from, part.from + to, broken ? UNDONE.spacing : 0);
    if (meanings.length > 0) {
      if (broken) {
        takeSigns(run);
        pieces.fill(INSIDE, from, to);
      } else markSyllables(search, from, to);
      return;
    }
    if (size > 1 && shortest >= WHOLE_WORD && inside.search(builtLetters) < 0) {
      const hidden = strongSigns.test(inside) ? vocabulary.broken(foldedRun(run)) : undefined;
      if (hidden) addReading(run, hidden);
      return;
    }
  }
  if (contacts.subarray(from, to).includes(1)) return;
  // A sign may stand for the blanks between words ("kerja_di_laos").
  if (size > 1 && !lettered && !beginsWithFlag(run) && areWords(run)) return;
  const meanings = vocabulary.broken(foldedRun(run));
  if (meanings) {
    addReading(run, meanings);
    return;
  }
  // A broken word beside a whole one: "kerja/k*mboja".
  for (let i = from; size > 2 && i < to; i++) {
    if (known[i] !== 1 || (part.tokens[i]?.text.length ?? 0) < WHOLE_WORD || !standsApart(run, i)) continue;
    if (i > from) readRun(runOf(run, from, i), blanks);
    if (i + 1 < to) readRun(runOf(run, i + 1, to), blanks);
    return;
  }
  suppress(run, many);
}

/** Whether known words with signs between them may be one word: the more the signs hide, the better it must be known. */
function mayBeOne(joined: string, inside: string, vocabulary: Vocabulary): boolean {
  if (joined.length < SHORTEST_RUN) return false;
  const long = joined.length >= LONG;
  if (!MASKS.test(inside)) return long || vocabulary.known.lists(joined);
  return strongSigns.test(inside) ? long && vocabulary.known.lists(joined) : vocabulary.isCommon(joined);
}

/** Whether the signs at the ends of a known word may be letters of another one: "$lot", "sampa*", unlike "ada!", "*ada*". */
function hidesLetter({ before, after }: Run, length: number): boolean {
  if (length < WHOLE_WORD) return before !== after && (before !== '' || !/^!+$/.test(after));
  return letterEnds.test(`${before} ${after}`) || (mask.test(after) && !mask.test(before.charAt(0)));
}

/** Adds what a run stands for. A word that stands for itself all the same ("gaji*") hides nothing. */
function addReading(run: Run, meanings: readonly Meaning[]): void {
  const { search, from, to, before } = run;
  const { part, pieces, vocabulary } = search;
  const token = part.tokens[from];
  const known = to - from === 1 && search.known[from] === 1;
  const own = known && token ? vocabulary.whole(token.text) : [];
  // "Buka*" may be "bukan" as well.
  const itself = own.some(({ symbol }) => meanings.some((m) => m.symbol === symbol));
  // Where no sign was undone, its letters were: flags, eastern characters, signs that build letters.
  const bits = beginsWithFlag(run) ? UNDONE.emoji : UNDONE.homoglyph;
  for (const { symbol, undone } of meanings)
    search.add(symbol, part.from + from, part.from + to, itself ? 0 : undone || bits);
  if (itself) return;
  // A word of daily life may mean nothing here.
  if (meanings.length === 0) search.heal(part.from + from, part.from + to, true);
  takeSigns(run);
  if (to - from > 1 || known || before.startsWith('@')) pieces.fill(INSIDE, from, to);
}

/** Makes the signs at the ends of a broken word a part of it: they part nothing, and end no sentence. */
function takeSigns({ search, from, to, before, after }: Run): void {
  const { part, heal } = search;
  const { tokens } = part;
  const first = tokens[from];
  const last = tokens[to - 1];
  // The reader of units after a number looks at their signs itself.
  if (!first || !last || tokens[from - 1]?.digits) return;
  first.start -= before.length;
  last.end += after.length;
  for (const [i, signs] of [
    [from, before],
    [to, after],
  ] as const) {
    if (signs !== '' && !endsSentence.test(gapBefore(search, i))) heal(part.from + i - 1, part.from + i + 1);
  }
}

/** Whether no sign that may stand for a letter parts a token of a run from its neighbours. */
function standsApart({ search, from, to }: Run, i: number): boolean {
  return (
    (i === from || !strongSigns.test(gapBefore(search, i))) &&
    (i + 1 === to || !strongSigns.test(gapBefore(search, i + 1)))
  );
}

/** The run with its words folded and its signs kept. */
function foldedRun({ search, from, to, before, after }: Run): string {
  const { text: raw, tokens } = search.part;
  const written = raw.slice(tokens[from]?.start, tokens[to - 1]?.end);
  // Signs of this font part tokens, and tell what its letters are.
  if (currencyFont.test(written)) return before + fold(written).text + after;
  let text = before;
  for (let i = from; i < to; i++) {
    const token = search.part.tokens[i]?.text ?? '';
    if (i > from) text += gapBefore(search, i);
    text += token.startsWith(FLAG) ? token.slice(FLAG.length) : (EASTERN.get(token) ?? token);
  }
  return readBuilt(text + after);
}
