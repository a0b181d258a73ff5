import { useState } from 'preact/hooks';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry, ReportDraft } from '../../schema/outbox.ts';
import type { PageEntry } from '../../schema/page.ts';
import type { Level } from '../../schema/verdict.ts';
import { Button } from '../Button.tsx';
import { LevelBadge } from '../LevelBadge.tsx';
import { isMark } from '../marks.ts';
import { countSigns } from '../signs.ts';
import type { Trust } from '../trust.ts';
import type { ReportActions } from './actions.ts';
import { ReportFlow } from './ReportFlow.tsx';

const RANK: Record<Level, number> = { danger: 0, check: 1, incomplete: 2, none: 3 };

/** Strongest first; equal ones stay in page order. */
export function inOrder(entries: readonly PageEntry[]): PageEntry[] {
  return [...entries].sort((a, b) => RANK[a.verdict.level] - RANK[b.verdict.level]);
}

export type PostListProps = {
  entries: readonly PageEntry[];
  reports: Record<string, OutboxEntry>;
  draftOf: (entry: PageEntry) => ReportDraft;
  actions: ReportActions;
  /** Absent where posts have no place on the page. */
  jump?: ((key: string) => Promise<boolean>) | undefined;
  /** Shows how a post was judged. */
  explain: (entry: PageEntry) => void;
  onDesk: () => void;
  language: UiLanguage;
  trust?: Trust;
  /** The page's marks are held back: what is listed as marked stands there without. */
  heldBack?: boolean;
};

/** More unmarked posts than this stay folded, so that the rest of the popup is in reach. */
const MAX_UNFOLDED = 4;

/** The marked posts of the page. */
export function MarkedPosts(props: PostListProps) {
  const t = popupWords(props.language);
  const marked = inOrder(props.entries).filter(({ verdict }) => isMark(verdict.level));
  if (marked.length === 0) return null;
  if (props.heldBack)
    return (
      <details>
        <summary class="r-heading">{t('posts.held', { count: marked.length })}</summary>
        <Items {...props} entries={marked} />
      </details>
    );
  const heading = t('posts.marked', { count: marked.length });
  return (
    <section aria-label={heading}>
      <h2 class="r-heading">{heading}</h2>
      <Items {...props} entries={marked} />
    </section>
  );
}

/** Every other post that was read: it can be reported and kept just as well. */
export function OtherPosts(props: PostListProps) {
  const t = popupWords(props.language);
  const others = inOrder(props.entries).filter(({ verdict }) => !isMark(verdict.level));
  if (others.length === 0) return null;
  return (
    <details open={others.length <= MAX_UNFOLDED}>
      <summary class="r-heading">{t('posts.other', { count: others.length })}</summary>
      <p class="r-soft">{t('posts.otherHint')}</p>
      <Items {...props} entries={others} />
    </details>
  );
}

function Items(props: PostListProps) {
  return (
    <ul class="r-plain-list">
      {props.entries.map((entry) => (
        <PostItem key={entry.post.key} {...props} entry={entry} />
      ))}
    </ul>
  );
}

function Excerpt({ entry, language }: { entry: PageEntry; language: UiLanguage }) {
  const { post, verdict } = entry;
  const t = popupWords(language);
  const words = [post.title, post.text || post.imageText.join(' ')].filter(Boolean).join(' · ');
  return (
    <>
      <span class="r-jump-head">
        {verdict.level === 'none' ? null : <LevelBadge level={verdict.level} language={language} />}
        {isMark(verdict.level) ? (
          <span class="r-soft">{t('post.signs', { count: countSigns(verdict.findings) })}</span>
        ) : null}
      </span>
      <span class="r-excerpt" dir="auto">
        {words || t('post.noText')}
      </span>
    </>
  );
}

function PostItem(props: PostListProps & { entry: PageEntry }) {
  const { entry, language, jump } = props;
  const t = popupWords(language);
  const [gone, setGone] = useState(false);
  const { post, verdict } = entry;
  const hint = t('post.jump');
  return (
    <li class={`r-card r-card-${verdict.level} r-post`}>
      {jump ? (
        <button
          type="button"
          class="r-jump"
          title={hint}
          onClick={() =>
            jump(post.key).then(
              (there) => setGone(!there),
              () => setGone(true),
            )
          }
        >
          <Excerpt entry={entry} language={language} />
          <span class="r-hidden">{hint}</span>
        </button>
      ) : (
        <Excerpt entry={entry} language={language} />
      )}
      {gone ? <p role="status">{t('post.gone')}</p> : null}
      <ReportFlow
        draft={() => props.draftOf(entry)}
        entry={props.reports[post.key]}
        actions={props.actions}
        language={language}
        onDesk={props.onDesk}
        more={
          <Button look="quiet" onClick={() => props.explain(entry)}>
            {t('explain')}
          </Button>
        }
        {...(props.trust ? { trust: props.trust } : {})}
      />
    </li>
  );
}
