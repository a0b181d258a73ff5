import { readNumbers, writeNumbers } from './numbers.ts';

/**
 * Lists of symbols, one for each of the ways in which people shorten words: many are written for the same word. Stands
 * before one that is new: its length and its symbols follow. A known one is named by its number, counted from 1.
 */
const NEW = 0;

/** Writes what each way of writing stands for. */
export function writeMeanings(lists: readonly (readonly number[])[]): string {
  const known = new Map<string, number>();
  return writeNumbers(
    lists.flatMap((symbols) => {
      const key = symbols.join();
      const number = known.get(key);
      if (number !== undefined) return [number];
      known.set(key, known.size + 1);
      return [NEW, symbols.length, ...symbols];
    }),
  );
}

/** Reads what `writeMeanings` wrote. */
export function readMeanings(text: string): (readonly number[])[] {
  const numbers = [...readNumbers(text)];
  const different: number[][] = [];
  const lists: (readonly number[])[] = [];
  for (let at = 0; at < numbers.length; ) {
    let known = numbers[at++] ?? 0;
    if (known === NEW) {
      const from = at + 1;
      at = from + (numbers[at] ?? 0);
      known = different.push(numbers.slice(from, at));
    }
    lists.push(different[known - 1] ?? []);
  }
  return lists;
}
