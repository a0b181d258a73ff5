import type { Capsule } from '../../lib/schema/report.ts';
import type { WordsPack } from '../../lib/schema/words.ts';
import { Card } from '../../lib/ui/Card.tsx';
import { LevelBadge } from '../../lib/ui/LevelBadge.tsx';
import type { StoredCapsule } from '../reports/stored-capsule.ts';
import type { Decision, QueueItem, StoredReport } from '../store/store.ts';
import { CaptureCard } from './capture-card.tsx';
import { DecisionCard, HistoryCard } from './decision-cards.tsx';
import { EvidenceText, marksOf } from './evidence-text.tsx';
import { FlagsCard } from './flags-card.tsx';
import { Layout } from './layout.tsx';
import { StatusBadge } from './report-line.tsx';
import { AuthorCard, LinksCard, NoteCard, PermalinksCard, RedactionsCard } from './source-cards.tsx';
import { formatTime, type View } from './view.ts';

export type ReportPageProps = {
  view: View;
  words: WordsPack;
  report: StoredReport;
  stored: StoredCapsule;
  decisions: Decision[];
  sameText: QueueItem[];
  /** Reports that decisions name as the original. */
  duplicates: QueueItem[];
  /** What the moderator entered, when the form comes back with errors. */
  values: Record<string, string>;
  errors: string[];
  saved: boolean;
};

/** One report: evidence on the left, the decision on the right; below one another where it is narrow. */
export function ReportPage(props: ReportPageProps) {
  const { view, words, report, stored, sameText } = props;
  const { t } = view;
  const title = t('report.title', { receipt: report.receipt });
  return (
    <Layout view={view} title={title}>
      <p>
        <a href="/queue">← {t('report.back')}</a>
      </p>
      <h1>{title}</h1>
      <div class="badges">
        <LevelBadge level={report.level} language={view.language} />
        <StatusBadge view={view} item={report} />
        <span class="hint">
          {t(`reason.${report.reason}`)} · {t('report.received')}{' '}
          <time datetime={report.receivedAt}>{formatTime(report.receivedAt, view.language)}</time>
        </span>
      </div>
      {props.saved ? (
        <p class="message" role="status">
          {t('decide.saved')}
        </p>
      ) : null}
      <div class="columns">
        <div class="stack in-evidence">
          {stored.capsule ? (
            <Evidence view={view} words={words} capsule={stored.capsule} />
          ) : (
            <p class="message message-error">{t('report.unreadable')}</p>
          )}
        </div>
        <div class="stack in-decide">
          <DecisionCard {...props} />
          <HistoryCard {...props} />
          {sameText.length > 0 ? <SameTextCard view={view} items={sameText} /> : null}
          {view.moderator?.role === 'admin' ? (
            <p>
              <a class="r-button" href={`/reports/${report.id}/delete`}>
                {t('report.delete')}
              </a>
            </p>
          ) : null}
        </div>
        <div class="in-capture">
          <CaptureCard view={view} report={report} stored={stored} />
        </div>
      </div>
    </Layout>
  );
}

function Evidence({ view, words, capsule }: { view: View; words: WordsPack; capsule: Capsule }) {
  return (
    <>
      <PostCard view={view} capsule={capsule} />
      <FlagsCard view={view} words={words} capsule={capsule} />
      {capsule.note ? <NoteCard view={view} note={capsule.note} /> : null}
      <AuthorCard view={view} author={capsule.post.author} />
      <PermalinksCard view={view} permalinks={capsule.post.permalinks} />
      <LinksCard view={view} links={capsule.post.links} />
      {capsule.redactions.length > 0 ? <RedactionsCard view={view} redactions={capsule.redactions} /> : null}
    </>
  );
}

function PostCard({ view, capsule }: { view: View; capsule: Capsule }) {
  const { t } = view;
  const { post } = capsule;
  const part = (name: string, label: string | undefined, text: string) => (
    <div key={name}>
      {label ? <h3>{label}</h3> : null}
      <EvidenceText view={view} text={text} marks={marksOf(capsule, name)} />
    </div>
  );
  const unread =
    post.unreadImages === 1 ? t('report.unread.one') : t('report.unread.many', { count: post.unreadImages });
  return (
    <Card heading={t('report.evidence')} level={capsule.verdict.level}>
      {post.title ? part('title', t('report.postTitle'), post.title) : null}
      {post.price ? part('price', t('report.price'), post.price) : null}
      {post.location ? part('location', t('report.location'), post.location) : null}
      {post.text ? part('text', undefined, post.text) : <p class="hint">{t('report.emptyText')}</p>}
      {post.imageText.map((text, index) =>
        part(`image:${index}`, t('report.image', { number: index + 1 }), text),
      )}
      {post.truncated ? <p class="hint">{t('report.truncated')}</p> : null}
      {post.unreadImages > 0 ? <p class="hint">{unread}</p> : null}
    </Card>
  );
}

/** Other reports with the same letters and digits. */
function SameTextCard({ view, items }: { view: View; items: QueueItem[] }) {
  return (
    <Card heading={view.t('report.sameText')}>
      <ul class="plain-list">
        {items.map((item) => (
          <li key={item.id} class="same">
            <a href={`/reports/${item.id}`}>
              <code>{item.receipt}</code>
            </a>
            <StatusBadge view={view} item={item} />
            <time class="hint" datetime={item.receivedAt}>
              {formatTime(item.receivedAt, view.language)}
            </time>
          </li>
        ))}
      </ul>
    </Card>
  );
}
