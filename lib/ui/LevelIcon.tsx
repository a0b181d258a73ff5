import { type IconName, SIGNS } from './level-signs.ts';

/** A sign whose shape, not only its colour, tells the level. Decorative: the words beside it carry the meaning. */
export function LevelIcon({ level, size = 24 }: { level: IconName; size?: number }) {
  const [shape, mark] = SIGNS[level];
  return (
    <svg
      class={`r-icon r-icon-${level}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path class="r-icon-shape" d={shape} />
      <path class="r-icon-mark" d={mark} />
    </svg>
  );
}
