import { commonWords } from '../../lib/i18n/common.ts';
import type { Capsule } from '../../lib/schema/report.ts';
import type { WordsPack } from '../../lib/schema/words.ts';
import { Card } from '../../lib/ui/Card.tsx';
import { Quote } from '../../lib/ui/Quote.tsx';
import { SourceLine } from '../../lib/ui/SourceLine.tsx';
import { countSigns } from '../../lib/ui/signs.ts';
import type { View } from './view.ts';

type Finding = Capsule['verdict']['findings'][number];

/** The red flags that were found in the text, numbered as in the text. */
export function FlagsCard({ view, words, capsule }: { view: View; words: WordsPack; capsule: Capsule }) {
  const { t } = view;
  const { findings } = capsule.verdict;
  if (findings.length === 0) return <Card heading={t('report.flags.none')}>{null}</Card>;
  const count = countSigns(findings);
  const heading = count === 1 ? t('report.flags.one') : t('report.flags.many', { count });
  return (
    <Card heading={heading}>
      <ol class="flags">
        {findings.map((finding, index) => (
          <li key={finding.id} id={`flag-${index + 1}`}>
            <Flag view={view} words={words} finding={finding} capsule={capsule} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

type FlagProps = { view: View; words: WordsPack; finding: Finding; capsule: Capsule };

function Flag({ view, words, finding, capsule }: FlagProps) {
  const { language } = view;
  const known = Object.hasOwn(words.flags, finding.id) ? words.flags[finding.id] : undefined;
  const quotes = [...new Set(finding.spans.map((span) => quoted(capsule, span)))].filter(
    (quote) => quote !== '',
  );
  return (
    <>
      <h3>{known?.title[language] ?? <code>{finding.id}</code>}</h3>
      {finding.spans.length === 0 ? (
        <p class="r-soft">{commonWords(language)('finding.combination')}</p>
      ) : null}
      {quotes.map((quote) => (
        <Quote key={quote} text={quote} language={language} undone={finding.undone} />
      ))}
      <p>{known?.why[language] ?? view.t('report.flagUnknown')}</p>
      {known ? <SourceLine sources={known.source} language={language} /> : null}
    </>
  );
}

function quoted({ post }: Capsule, { part, start, end }: Finding['spans'][number]): string {
  const image = /^image:(\d+)$/.exec(part)?.[1];
  if (image !== undefined) return (post.imageText[Number(image)] ?? '').slice(start, end);
  const texts = { title: post.title, price: post.price, text: post.text };
  return (texts[part as keyof typeof texts] ?? '').slice(start, end);
}
