import { PATTERN_MAX } from './selector.ts';

/** Flags of every pattern in an adapter: any case, dots match line breaks, full Unicode. */
export const PATTERN_FLAGS = 'isu';

/**
 * Says what is wrong with a regular expression of an adapter, or nothing. Patterns run on text that anyone may have
 * written, so a repeated group must not hold another repetition or a choice: that keeps matching close to linear.
 */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > PATTERN_MAX) return `a pattern of at most ${PATTERN_MAX} characters`;
  try {
    new RegExp(pattern, PATTERN_FLAGS);
  } catch (error) {
    return `a regular expression (${error instanceof Error ? error.message : 'not readable'})`;
  }
  if (/\\[1-9]|\\k</.test(pattern)) return 'a pattern without back-references';
  return hasNestedRepetition(pattern)
    ? 'a pattern in which no repeated group holds a repetition or a choice'
    : undefined;
}

function hasNestedRepetition(pattern: string): boolean {
  const groups: boolean[] = [false];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '[') at = endOfClass(pattern, at);
    else if (character === '(') {
      groups.push(false);
      const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(pattern.slice(at));
      at += (opening?.[0].length ?? 1) - 1;
    } else if (character === ')') {
      const unruly = groups.pop() ?? false;
      if (unruly && /^(?:[*+]|\{\d+,(?:\d{2,})?\})/.test(pattern.slice(at + 1))) return true;
      if (unruly) groups[groups.length - 1] = true;
    } else if (character === '|' || /^(?:[*+]|\{\d+,\d*\})/.test(pattern.slice(at))) {
      groups[groups.length - 1] = true;
    }
  }
  return false;
}

function endOfClass(pattern: string, from: number): number {
  let at = from + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}
