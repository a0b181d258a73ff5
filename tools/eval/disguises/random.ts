/** A number from 0 up to 1, as `Math.random` gives. */
export type Pick = () => number;

/** A small seeded generator (LCG): the same texts in every run. */
export function seeded(seed: number): Pick {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  // Neighbouring seeds begin alike.
  next();
  next();
  return next;
}

/** One of the characters of a text, or of the entries of a list. */
export function oneOf(choices: string | readonly string[], pick: Pick): string {
  const list = typeof choices === 'string' ? [...choices] : choices;
  return list[Math.floor(pick() * list.length)] ?? '';
}

/** So many different indexes below `size`, in rising order. */
export function someOf(size: number, many: number, pick: Pick): number[] {
  const left = Array.from({ length: size }, (_, i) => i);
  const taken: number[] = [];
  while (taken.length < many && left.length > 0) {
    taken.push(...left.splice(Math.floor(pick() * left.length), 1));
  }
  return taken.sort((a, b) => a - b);
}
