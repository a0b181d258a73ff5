import type { Level } from '../schema/verdict.ts';

export type IconName = Level | 'help';

const EXCLAMATION = 'M10.7 5.8h2.6l-.5 7.7h-1.6zM12 15.2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z';

/** Shape of the sign, then its mark: paths, so that no font changes them. */
export const SIGNS: Record<IconName, readonly [shape: string, mark: string]> = {
  danger: ['M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z', EXCLAMATION],
  check: ['M12 1.5 22.5 12 12 22.5 1.5 12z', EXCLAMATION],
  incomplete: [
    'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z',
    'M12 5.8a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM10.8 10.5h2.4v7.7h-2.4z',
  ],
  help: [
    'M4 2h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-7l-5 4.5V18H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z',
    'M8.6 7.4C8.8 5.5 10.2 4.3 12.1 4.300c2 0 3.4 1.2 3.4 2.9 0 1.3-.7 2.1-1.7 2.8-.8.5-1 .8-1 1.600v.3h-1.900v-.5c0-1.3.5-2 1.5-2.7.8-.5 1.1-.9 1.1-1.5 0-.7-.6-1.2-1.4-1.2-.9 0-1.5.5-1.6 1.400zM11.9 13a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.400z',
  ],
  none: ['M4 4h16v16H4z', 'M8 11h8v2H8z'],
};
