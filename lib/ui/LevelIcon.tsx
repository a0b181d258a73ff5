import type { Level } from '../schema/verdict.ts';

export type IconName = Level | 'help';

const SHAPES: Record<IconName, string> = {
  danger: 'M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z',
  check: 'M12 1.2 22.8 12 12 22.8 1.2 12z',
  incomplete: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  help: 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-7l-5 4.5V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  none: 'M4 4h16v16H4z',
};

const MARKS: Record<IconName, string> = { danger: '!', check: '!', incomplete: 'i', help: '?', none: '–' };

/** A sign whose shape, not only its colour, tells the level. Decorative: the words beside it carry the meaning. */
export function LevelIcon({ level, size = 24 }: { level: IconName; size?: number }) {
  return (
    <svg
      class={`r-icon r-icon-${level}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path class="r-icon-shape" d={SHAPES[level]} />
      <text class="r-icon-mark" x="12" y={level === 'help' ? 14.5 : 16.8} text-anchor="middle">
        {MARKS[level]}
      </text>
    </svg>
  );
}
