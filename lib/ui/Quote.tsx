import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Disguise } from '../schema/verdict.ts';

export type QuoteProps = {
  text: string;
  language: UiLanguage;
  /** Disguises that had to be undone to read the words. */
  undone?: readonly Disguise[];
  /** Where the words stand, if not in the post's own text: "in a picture". */
  place?: string | undefined;
};

/** Words of the post, cited. Says plainly which disguises were undone to read them. */
export function Quote({ text, language, undone = [], place }: QuoteProps) {
  const t = partWords(language);
  const tags = [...(place ? [place] : []), ...undone.map((disguise) => t(`disguise.${disguise}`))];
  return (
    <div class="r-quote">
      <q dir="auto">{text}</q>
      {tags.length > 0 ? <span class="r-quote-undone">{tags.join(', ')}</span> : null}
    </div>
  );
}
