/**
 * Numbers as printable characters that JSON leaves as they are: one for small numbers, two or three for larger ones.
 * A third of the size of decimal numbers with separators, and read faster. No single quote is among them, in which a
 * script can hold them then: between backticks it takes twice as long to be read.
 */
const BASE = 92;
/** First characters that are a number by themselves, and that have one more after them; the others have two more. */
export const ONE = 40;
const TWO = 44;
/** Numbers below this take two characters at most. */
export const TWO_END = ONE + TWO * BASE;
/** What each character is worth, by its code: double and single quote and backslash are none. */
const VALUES = new Uint8Array(128);
const FIRST = 32;
for (let code = FIRST, value = 0; code < 127; code++)
  if (code !== 34 && code !== 39 && code !== 92) VALUES[code] = value++;

function letter(value: number): string {
  return String.fromCharCode(VALUES.indexOf(value, FIRST));
}

const END = TWO_END + (BASE - ONE - TWO) * BASE * BASE;

/**
 * Writes one number from 0 to about 64,000.
 * @throws RangeError
 */
export function writeNumber(value: number): string {
  if (value < ONE) return letter(value);
  if (value < TWO_END) {
    const rest = value - ONE;
    return letter(ONE + Math.floor(rest / BASE)) + letter(rest % BASE);
  }
  if (value >= END) throw new RangeError(`a number below ${END}, not ${value}`);
  const rest = value - TWO_END;
  const high = Math.floor(rest / (BASE * BASE));
  return letter(ONE + TWO + high) + letter(Math.floor(rest / BASE) % BASE) + letter(rest % BASE);
}

export function writeNumbers(values: readonly number[]): string {
  return values.map(writeNumber).join('');
}

/** Reads what `writeNumber` wrote, all numbers of a text. */
export function readNumbers(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  return numbers.subarray(0, readInto(text, numbers, 0));
}

/** Reads the numbers of a text into a list that has room for one per character, from `from` on; gives where they end. */
export function readInto(text: string, numbers: Int32Array, from: number): number {
  const { length } = text;
  let count = from;
  for (let at = 0; at < length; ) {
    let number = VALUES[text.charCodeAt(at++)] ?? 0;
    if (number >= ONE) {
      number = (number - ONE) * BASE + ONE + (VALUES[text.charCodeAt(at++)] ?? 0);
      if (number >= TWO_END)
        number = (number - TWO_END) * BASE + TWO_END + (VALUES[text.charCodeAt(at++)] ?? 0);
    }
    numbers[count++] = number;
  }
  return count;
}
