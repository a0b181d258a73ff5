import { noteWords } from '../i18n/note.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';

/** What of the post nobody has read. */
export function PartialLines(props: { post: Post; verdict: Verdict; language: UiLanguage }) {
  const { post, verdict, language } = props;
  const t = noteWords(language);
  const lines = [
    ...(post.unreadImages > 0 ? [t('partial.images', { count: post.unreadImages })] : []),
    ...(post.truncated ? [t('partial.truncated')] : []),
    ...(verdict.cut ? [t('partial.cut')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <section class="note-part">
      {lines.map((line) => (
        <p class="note-soft" key={line}>
          {line}
        </p>
      ))}
    </section>
  );
}
