import type { Level } from '../schema/verdict.ts';

/** A mark says that a text shows danger signs; an offer that only leaves things out carries none. */
export function isMark(level: Level): boolean {
  return level === 'danger' || level === 'check';
}

/** What a person says by reporting or keeping a post: it is marked, or it should have been. */
export function reasonFor(level: Level): 'marked' | 'missed' {
  return isMark(level) ? 'marked' : 'missed';
}
