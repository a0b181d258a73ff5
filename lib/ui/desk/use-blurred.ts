import { useReducer, useRef } from 'preact/hooks';
import type { DraftView } from '../../schema/outbox.ts';

type Contacts = DraftView['contacts'];

const namesOf = (contacts: Contacts): string =>
  JSON.stringify(contacts.map(({ field, start, quote }) => [field, start, quote]));

const stored = (contacts: Contacts): ReadonlySet<number> =>
  new Set(contacts.flatMap(({ blurred }, index) => (blurred ? [index] : [])));

/**
 * Which contacts the person wants blurred. Their ticks stand, whatever older state the store still answers with, until
 * the draft has other contacts.
 */
export function useBlurred(contacts: Contacts) {
  const names = namesOf(contacts);
  const choice = useRef({ names, blurred: stored(contacts) });
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  if (choice.current.names !== names) choice.current = { names, blurred: stored(contacts) };
  return {
    isBlurred: (index: number) => choice.current.blurred.has(index),
    choose(index: number, on: boolean): void {
      const blurred = new Set(choice.current.blurred);
      if (on) blurred.add(index);
      else blurred.delete(index);
      choice.current = { ...choice.current, blurred };
      redraw(null);
    },
    /** Indices as they are chosen at this moment, ascending. */
    chosen: (): number[] => [...choice.current.blurred].sort((a, b) => a - b),
  };
}
