import { commonWords } from '../i18n/common.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Disguise } from '../schema/verdict.ts';

/** Words of the post, cited. Says plainly which disguises were undone to read them. */
export function Quote(props: { text: string; language: UiLanguage; undone?: readonly Disguise[] }) {
  const t = commonWords(props.language);
  const undone = props.undone ?? [];
  return (
    <div class="r-quote">
      <q dir="auto">{props.text}</q>
      {undone.length > 0 ? (
        <span class="r-quote-undone">{undone.map((disguise) => t(`disguise.${disguise}`)).join(', ')}</span>
      ) : null}
    </div>
  );
}
