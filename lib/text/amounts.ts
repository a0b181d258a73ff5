import { joinUnits, readDigits } from './broken-units.ts';
import { beginsNumber, numberWords } from './number-words.ts';
import { BREAK, type Token } from './tokenise.ts';

/** Names as folded words or symbols; made from `rules/lexicon/money.yml`. */
export type MoneyTable = {
  /** Name or symbol to currency code. */
  currencies: ReadonlyMap<string, string>;
  /** Unit name (juta, k) to its factor; a name that is a currency's too (万, triệu) speaks for that currency. */
  units: ReadonlyMap<string, number>;
  /** Period name to how many there are in a month of work. */
  periods: ReadonlyMap<string, number>;
  /** Vague sums ("belasan juta") by their first word. */
  words: ReadonlyMap<string, { words: string[]; low: number; high: number; code: string }[]>;
  /** The first letters of those words. */
  firstLetters: string;
};

/** A sum of money in a token stream. */
export type Amount = {
  /** Token indexes, half open. */
  from: number;
  to: number;
  low: number;
  high: number;
  /** Currency code; `IDR` where units speak for rupiah; undefined where nothing says. */
  code: string | undefined;
  /** The currency is that of the language in which a wage word or unit is written; none is named. */
  implied: boolean;
  /** Periods per month, where the text names one: 1 for "per bulan", 25 or so for "per hari". */
  perMonth: number | undefined;
};

const numberToken = /^([a-z]{0,4})(\d[\d.,]*)([a-z]*)$/;
const rangeGap = /^\s*(?:[-–—~〜]|s\/d)\s*$/;
const rangeGapWithCurrency = /^\s*[-–—~]\s*(?:[$€£¥₱฿₫₩]|rp\.?|rm)?\s*$/i;
const rangeWords = new Set(['sampai', 'hingga', 'sd', 'to', 'sampe', 'nganti', 'ampe', 'smp']);
const perWords = new Set(['per', 'tiap', 'setiap', 'each', 'a', 'every', 'saben', '每', 'sa', 'p', 'se']);
/** Characters of the longest money word of a script without spaces (`เงินเดือน`). */
const LONGEST_NAME = 9;
const symbols = /[$€£¥₱฿₫₩₹]/;

type Read = {
  low: number;
  high: number;
  from: number;
  to: number;
  code: string | undefined;
  /** The currency of the unit's language. */
  implied?: string | undefined;
  unit: boolean;
};

/**
 * Finds sums of money: 12jt, 12-15 juta, Rp 9.000.000, 800$, usd 1k, 1.200 USDT, RM 2500, "belasan juta".
 * `taken` tells which tokens belong to phone numbers and links, `read` undoes disguises of money words (d0lar). A number without currency, unit, or pay period is
 * no sum: years, ages, hours and counts stay what they are.
 */
export function findAmounts(
  text: string,
  tokens: Token[],
  table: MoneyTable,
  taken: (index: number) => boolean,
  read: (word: string) => string = (word) => word,
): Amount[] {
  const joined = joinUnits(text, tokens, table);
  if (!joined) return amountsOf(text, tokens, table, taken, read);
  const { tokens: whole, at } = joined;
  const back = (i: number): number => at[i] ?? tokens.length;
  return amountsOf(text, whole, table, (i) => taken(back(i)), read).map((amount) => ({
    ...amount,
    from: back(amount.from),
    to: back(amount.to),
  }));
}

function amountsOf(
  text: string,
  tokens: Token[],
  table: MoneyTable,
  taken: (index: number) => boolean,
  read: (word: string) => string,
): Amount[] {
  const amounts: Amount[] = [];
  let lookup: Lookup | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || !(token.digits || isSpoken(token) || isVague(token.text, table))) continue;
    if (taken(i)) continue;
    lookup ??= lookupIn(text, tokens, table, read);
    const amount = vague(lookup, i) ?? exact(lookup, i);
    if (!amount) continue;
    amounts.push(amount);
    i = amount.to - 1;
  }
  return amounts;
}

/** Whether a vague sum may begin with a word; mostly its first letter tells. */
function isVague(word: string, { words, firstLetters }: MoneyTable): boolean {
  return firstLetters.includes(word.charAt(0)) && words.has(word);
}

function isSpoken({ word, text }: Token): boolean {
  return word ? word.spoken : beginsNumber(text);
}

function lookupIn(text: string, tokens: Token[], table: MoneyTable, read: (word: string) => string): Lookup {
  const words = tokens.map((t, i) => {
    if (t.digits) return readDigits(t.text, table) ?? read(t.text);
    return tokens[i - 1]?.digits ? read(t.text) : t.text;
  });
  const gap = (i: number): string => text.slice(tokens[i - 1]?.end ?? 0, tokens[i]?.start ?? text.length);
  return { text, tokens, words, table, gap };
}

type Lookup = {
  text: string;
  tokens: Token[];
  words: string[];
  table: MoneyTable;
  gap: (i: number) => string;
};

function vague({ words, table }: Lookup, i: number): Amount | undefined {
  if (!isVague(words[i] ?? '', table)) return undefined;
  for (const entry of table.words.get(words[i] ?? '') ?? []) {
    if (entry.words.every((w, k) => words[i + k] === w)) {
      const { low, high, code } = entry;
      return { from: i, to: i + entry.words.length, low, high, code, implied: false, perMonth: undefined };
    }
  }
  return undefined;
}

function exact(at: Lookup, i: number): Amount | undefined {
  const first = readNumber(at, i);
  if (!first) return undefined;
  const second = readRangeEnd(at, first);
  const whole = second ? joinRange(first, second) : first;
  const prefix = currencyBefore(at, whole.from);
  const suffix = currencyAfter(at, whole.to);
  const from = prefix ? prefix.from : whole.from;
  let to = suffix ? suffix.to : whole.to;
  const period = periodAfter(at, to);
  const named = (prefix?.wage ? undefined : prefix?.code) ?? suffix?.code ?? whole.code;
  const code = named ?? whole.implied ?? prefix?.code;
  const grouped = /^\d{1,3}(?:\.\d{3}){2,}$/.test(at.words[i] ?? '');
  const bare = code === undefined && !whole.unit && !grouped;
  if (bare && !(period?.explicit && whole.low >= 100 && whole.low < 100_000)) return undefined;
  if (whole.low <= 0) return undefined;
  if (period) to = period.to;
  return {
    from,
    to,
    low: whole.low,
    high: whole.high,
    code: code ?? (whole.unit || grouped ? 'IDR' : undefined),
    implied: named === undefined && code !== undefined,
    perMonth: period?.perMonth,
  };
}

/** "7-16jt" and "12 sampai 15 juta": a unit or currency of the second number holds for the first. */
function joinRange(first: Read, second: Read): Read {
  const factor = second.unit && !first.unit ? second.low / (second.high || 1) : 0;
  const scale = second.unit && !first.unit && factor === 1 ? unitOf(second, first) : 1;
  return {
    low: first.low * scale,
    high: Math.max(second.high, first.low * scale),
    from: first.from,
    to: second.to,
    code: first.code ?? second.code,
    implied: first.implied ?? second.implied,
    unit: first.unit || second.unit,
  };
}

const unitFactors = new WeakMap<Read, number>();
function unitOf(second: Read, first: Read): number {
  return first.unit ? 1 : (unitFactors.get(second) ?? 1);
}

function readNumber(at: Lookup, i: number): Read | undefined {
  const word = at.words[i] ?? '';
  if (!at.tokens[i]?.digits) {
    const spoken = numberWords(at.words, i);
    const unit = at.table.units.get(at.words[spoken?.to ?? -1] ?? '');
    if (!spoken || unit === undefined) return undefined;
    const implied = at.table.currencies.get(at.words[spoken.to] ?? '');
    return withUnit({ value: spoken.value, from: i, to: spoken.to + 1, code: undefined, implied }, unit);
  }
  const match = numberToken.exec(word);
  if (!match) return undefined;
  const [, prefix = '', digits = '', suffix = ''] = match;
  const value = parseNumber(digits);
  if (value === undefined) return undefined;
  const code = prefix === '' ? undefined : at.table.currencies.get(prefix);
  if (prefix !== '' && code === undefined) return undefined;
  if (suffix !== '') {
    const unit = at.table.units.get(suffix);
    const after = at.table.currencies.get(suffix);
    if (unit !== undefined) return withUnit({ value, from: i, to: i + 1, code, implied: after }, unit);
    return after === undefined ? undefined : plain(value, i, i + 1, after);
  }
  const breaks = (at.tokens[i + 1]?.brk ?? 0) !== BREAK.none;
  const unit = at.gap(i + 1).length <= 2 && !breaks ? nameAfter(at, at.table.units, i + 1) : undefined;
  if (!unit) return plain(value, i, i + 1, code);
  const implied = at.table.currencies.get(unit.name);
  return withUnit({ value, from: i, to: unit.to, code, implied }, unit.found);
}

/** The longest name of `table` from token `i` on: one word, or as many characters as scripts without spaces need. */
function nameAfter<T>(
  { tokens, words }: Lookup,
  table: ReadonlyMap<string, T>,
  i: number,
): { found: T; name: string; to: number } | undefined {
  let name = '';
  let longest: { found: T; name: string; to: number } | undefined;
  for (let k = i; k < i + LONGEST_NAME && words[k] !== undefined; k++) {
    if (k > i && !tokens[k]?.unspaced) break;
    name += words[k];
    const found = table.get(name);
    if (found !== undefined) longest = { found, name, to: k + 1 };
    if (!tokens[k]?.unspaced) break;
  }
  return longest;
}

function plain(value: number, from: number, to: number, code: string | undefined): Read {
  return { low: value, high: value, from, to, code, unit: false };
}

function withUnit(
  read: { value: number; from: number; to: number; code: string | undefined; implied: string | undefined },
  unit: number,
): Read {
  const sum = read.value * unit;
  const { from, to, code, implied } = read;
  const result: Read = { low: sum, high: sum, from, to, code, implied, unit: true };
  unitFactors.set(result, unit);
  return result;
}

/** `9.000.000`, `1,200`, `12,5`, `1.5`; undefined for what is no number (`12.30.45`). */
export function parseNumber(digits: string): number | undefined {
  const text = digits.replace(/[.,]+$/, '');
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ''));
  const decimals = /^(\d{1,3}(?:[.,]\d{3})*|\d+)[.,](\d{1,2})$/.exec(text);
  if (!decimals) return undefined;
  return Number(`${(decimals[1] ?? '').replace(/[.,]/g, '')}.${decimals[2]}`);
}

function readRangeEnd(at: Lookup, first: Read): Read | undefined {
  const next = at.tokens[first.to];
  if (!next || next.brk > BREAK.line) return undefined;
  const gap = at.gap(first.to);
  if (gap !== ' ' && (rangeGap.test(gap) || rangeGapWithCurrency.test(gap))) {
    return readNumber(at, first.to) ?? skipCurrency(at, first.to);
  }
  return rangeWords.has(next.text)
    ? (readNumber(at, first.to + 1) ?? skipCurrency(at, first.to + 1))
    : undefined;
}

/** "Rp 5.000.000 - Rp 7.000.000": the second sum repeats the currency. */
function skipCurrency(at: Lookup, i: number): Read | undefined {
  const code = at.table.currencies.get(at.words[i] ?? '');
  const read = code === undefined ? undefined : readNumber(at, i + 1);
  return read && { ...read, code };
}

function currencyBefore(at: Lookup, i: number): { code: string; from: number; wage?: true } | undefined {
  const gap = at.gap(i);
  const before = at.words[i - 1] ?? '';
  const near = gap.length <= 3 && !gap.includes('\n');
  const symbol = symbols.exec(gap.slice(-2));
  if (symbol) {
    const joined =
      near && gap.startsWith(symbol[0]) ? at.table.currencies.get(before + symbol[0]) : undefined;
    if (joined) return { code: joined, from: i - 1 };
    // The last letter of a word in disguise: "ongko$ 6 juta".
    if (before.length > 3 && gap.startsWith(symbol[0]) && gap.length > 1) return undefined;
    const code = at.table.currencies.get(symbol[0]);
    return code === undefined ? undefined : { code, from: i };
  }
  const code =
    near && before !== '' && !at.table.units.has(before) ? at.table.currencies.get(before) : undefined;
  if (code !== undefined) return { code, from: i - 1 };
  // Scripts without spaces name a wage, hence its currency, in several characters; the word stays free for phrases.
  let name = '';
  for (let k = i - 1; near && k >= i - LONGEST_NAME && at.tokens[k]?.unspaced; k--) {
    name = at.words[k] + name;
    const wage = at.table.currencies.get(name);
    if (wage !== undefined) return { code: wage, from: i, wage: true };
  }
  return undefined;
}

function currencyAfter(at: Lookup, i: number): { code: string; to: number } | undefined {
  const gap = at.gap(i);
  const symbol = symbols.exec(gap.slice(0, 2));
  if (symbol) {
    const code = at.table.currencies.get(symbol[0]);
    return code === undefined ? undefined : { code, to: i };
  }
  if (gap.length > 2 || (at.tokens[i]?.brk ?? 1) !== BREAK.none) return undefined;
  let joined = '';
  for (let k = 0; k < LONGEST_NAME && at.words[i + k] !== undefined; k++) {
    if (k > 2 && !at.tokens[i + k]?.unspaced) break;
    joined += (k > 0 && !at.tokens[i + k]?.unspaced ? ' ' : '') + at.words[i + k];
    const code = at.table.currencies.get(joined);
    if (code !== undefined) return { code, to: i + k + 1 };
  }
  return undefined;
}

function periodAfter(at: Lookup, i: number): { perMonth: number; to: number; explicit: boolean } | undefined {
  if ((at.tokens[i]?.brk ?? 1) !== BREAK.none) return undefined;
  const gap = at.gap(i);
  const word = at.words[i] ?? '';
  const direct = at.table.periods.get(word);
  const slash = gap.includes('/');
  if (direct !== undefined)
    return { perMonth: direct, to: i + 1, explicit: slash || /^(?:se|per|sa)/.test(word) };
  if (!perWords.has(word)) return undefined;
  const after = at.table.periods.get(at.words[i + 1] ?? '');
  return after === undefined ? undefined : { perMonth: after, to: i + 2, explicit: true };
}
