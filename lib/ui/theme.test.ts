import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8');
const COLOURS = new Map(
  [...CSS.matchAll(/--([a-z-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const LEVELS = ['danger', 'check', 'incomplete', 'help'];
/** What is written on what: ink and the colour of links on every ground, each level's colour on its own and on paper. */
const WRITTEN: [string, string][] = [
  ...['paper', 'paper-raised', ...LEVELS.map((level) => `${level}-paper`)].flatMap(
    (ground): [string, string][] => [
      ['ink', ground],
      ['accent', ground],
    ],
  ),
  ['ink-soft', 'paper'],
  ['ink-soft', 'paper-raised'],
  ['accent-ink', 'accent'],
  ...LEVELS.flatMap((level): [string, string][] => [
    [level, `${level}-paper`],
    [level, 'paper'],
  ]),
];

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  it.each(WRITTEN)('let %s be read on %s', (ink, ground) => {
    const [front, back] = [COLOURS.get(ink), COLOURS.get(ground)];
    if (!front || !back) throw new Error(`theme.css has no ${front ? ground : ink}`);
    expect(contrast(front[scheme], back[scheme])).toBeGreaterThanOrEqual(4.5);
  });
});
