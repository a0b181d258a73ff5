import type { SiteUnit } from '../schema/site.ts';
import { type Area, elementsIn } from './fields.ts';
import { isEmoji } from './read-text.ts';
import { isHiddenPlainly } from './visible.ts';

/** Pictures up to this width or height in pixels, as the page declares it, are icons. */
const ICON_SIZE = 48;
const PICTURES_MAX = 50;
const CAPTION_MAX = 10_000;

export type Pictures = { imageText: string[]; unreadImages: number };

/** The words that alternative texts carry, and how many pictures say nothing of theirs. */
export function readPictures(area: Area, rules: SiteUnit['pictures']): Pictures {
  const imageText: string[] = [];
  let unreadImages = 0;
  if (!rules) return { imageText, unreadImages };
  for (const image of elementsIn(area, rules.css, rules.notInside)) {
    const alt = (image.getAttribute('alt') ?? '').slice(0, CAPTION_MAX).toWellFormed();
    if (isIcon(image) || isEmoji(alt) || isHiddenPlainly(image)) continue;
    const words = rules.captions && area.adapter.matchLabel(rules.captions, alt)?.groups?.value?.trim();
    if (!words) unreadImages += 1;
    else if (imageText.length < PICTURES_MAX && !imageText.includes(words)) imageText.push(words);
  }
  return { imageText, unreadImages };
}

function isIcon(image: Element): boolean {
  return ['width', 'height'].some((side) => {
    const size = Number.parseInt(image.getAttribute(side) ?? '', 10);
    return size > 0 && size <= ICON_SIZE;
  });
}
