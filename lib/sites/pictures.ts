import type { SiteUnit } from '../schema/site.ts';
import { type Area, elementsIn } from './fields.ts';
import { isEmoji } from './read-text.ts';
import { isHiddenPlainly } from './visible.ts';

/** Pictures up to this width or height in pixels, as the page declares it, are icons. */
const ICON_SIZE = 48;
const PICTURES_MAX = 50;
const CAPTION_MAX = 10_000;
/** How many elements around a picture may carry its caption instead. */
const LABELLED_AROUND = 3;

export type Pictures = { imageText: string[]; unreadImages: number };

/** The words that alternative texts carry, and how many pictures say nothing of theirs. */
export function readPictures(area: Area, rules: SiteUnit['pictures']): Pictures {
  const imageText: string[] = [];
  let unreadImages = 0;
  if (!rules) return { imageText, unreadImages };
  for (const image of elementsIn(area, rules.css, rules.notInside)) {
    const alt = (image.getAttribute('alt') ?? '').slice(0, CAPTION_MAX).toWellFormed();
    if (isIcon(image) || isEmoji(alt) || isHiddenPlainly(image)) continue;
    const { captions } = rules;
    const words =
      captions &&
      captionsOf(area, image, alt)
        .map((text) => wordsIn(area, captions, text))
        .find(Boolean);
    if (!words) unreadImages += 1;
    else if (imageText.length < PICTURES_MAX && !imageText.includes(words)) imageText.push(words);
  }
  return { imageText, unreadImages };
}

/** The alternative text, then the labels of the elements around the picture. */
function captionsOf(area: Area, image: Element, alt: string): string[] {
  const found = [alt];
  let at: Element | null = image;
  for (let steps = 0; at && at !== area.root && steps <= LABELLED_AROUND; steps += 1) {
    const label = at.getAttribute('aria-label');
    if (label) found.push(label.slice(0, CAPTION_MAX).toWellFormed());
    at = at.parentElement;
  }
  return found;
}

function wordsIn(area: Area, label: string, text: string): string | undefined {
  return area.adapter.matchLabel(label, text)?.groups?.value?.trim();
}

function isIcon(image: Element): boolean {
  return ['width', 'height'].some((side) => {
    const size = Number.parseInt(image.getAttribute(side) ?? '', 10);
    return size > 0 && size <= ICON_SIZE;
  });
}
