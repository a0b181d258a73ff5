import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Rules } from '../../lib/schema/rules.ts';
import type { Kind } from '../../lib/schema/verdict.ts';
import { campaignsOf } from './near.ts';
import { withoutPlaceholders } from './placeholders.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = [join(ROOT, 'tests/corpus'), join(ROOT, '../shared/corpora')];

const rowSchema = z.object({
  id: z.string(),
  label: z.string(),
  family: z.string().optional(),
  text: z.string(),
  title: z.string().optional(),
  campaign: z.string().optional(),
  part: z.enum(['tune', 'measure']).optional(),
});
type Row = z.infer<typeof rowSchema>;

/** A post with what its writer is doing. */
export type Sample = {
  id: string;
  corpus: string;
  campaign: string;
  /** The corpus of the campaign's first post: near copies in other corpora belong to it. */
  source: string;
  kind: Kind;
  /** Whether it should be marked, must not be, or either. */
  truth: 'positive' | 'negative' | 'either';
  /** How much it counts: thousands of alike posts must not drown the rest. */
  share: number;
  input: { text: string; title?: string };
};

/** What one example of a rule file counts. */
const EXAMPLE_SHARE = 0.9;

const OFFER_CORPORA = ['ads-domestic-scam', 'ads-overseas', 'domestic-jobs', 'legit-overseas'];
const WARNING_CORPORA = ['news', 'awareness', 'reported-offers'];
const LEGAL_OFFERS = new Set(
  'legit-overseas lpk-magang lpk-magang-ssw g2g g-to-g domestic-job remote-job remote'.split(' '),
);
const BY_FAMILY: Record<string, Kind> = {
  news: 'warning',
  awareness: 'warning',
  testimony: 'testimony',
  question: 'question',
  'job-seeker': 'seeking',
};

/** What each real corpus counts a post, a synthetic post being 1; and of which only every nth is taken. */
const SHARES: Record<string, { share: number; every?: number }> = {
  'general-posts': { share: 0.06, every: 5 },
  'domestic-jobs': { share: 0.3, every: 5 },
  news: { share: 0.12 },
  'reported-offers': { share: 0.4 },
  'ads-domestic-scam': { share: 0.3 },
  'ads-overseas': { share: 0.5 },
  'legit-overseas': { share: 0.5 },
  awareness: { share: 0.7 },
};

function kindOf(corpus: string, row: Row): Kind {
  if (OFFER_CORPORA.includes(corpus)) return 'offer';
  if (WARNING_CORPORA.includes(corpus)) return 'warning';
  if (row.label === 'danger' || row.label === 'check') return 'offer';
  const family = row.family ?? '';
  if (LEGAL_OFFERS.has(family)) return 'offer';
  return BY_FAMILY[family] ?? 'other';
}

function truthOf(corpus: string, label: string): Sample['truth'] {
  if (label === 'danger' || corpus === 'ads-overseas') return 'positive';
  return label === 'check' || corpus.startsWith('ads-') ? 'either' : 'negative';
}

function readFile(path: string, corpus: string, hidden: boolean, thinned: boolean): Sample[] {
  const { share, every } = { every: 1, ...(SHARES[corpus] ?? { share: 1 }) };
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .filter((row) => (corpus.endsWith('.test') || row.part === 'measure') === hidden)
    .filter((_, i) => !thinned || i % every === 0)
    .map((row) => ({
      id: row.id,
      corpus,
      campaign: row.campaign ?? row.id,
      source: corpus,
      kind: kindOf(corpus, row),
      truth: truthOf(corpus, row.label),
      share,
      // What is only counted is read as it stands, as `npm run eval` does.
      input: {
        text: hidden ? row.text : withoutPlaceholders(row.text),
        ...(row.title ? { title: row.title } : {}),
      },
    }));
}

/** All samples of one part; `thinned` takes only every nth of the largest real sets. */
function readAll(hidden: boolean, thinned: boolean): Sample[] {
  return FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .sort()
      .flatMap((file) => readFile(join(folder, file), file.replace(/\.jsonl$/, ''), hidden, thinned)),
  );
}

/**
 * What may be fitted on. Near copies of a post lie in its campaign, whatever the files say, and what comes near to a post
 * that is only counted is left out.
 */
export function readSamples({ thinned }: { thinned: boolean }): Sample[] {
  const samples = readAll(false, thinned);
  const all = [...samples, ...readHidden()];
  const campaigns = campaignsOf(all.map(({ input, campaign }) => ({ text: input.text, campaign })));
  const counted = new Set(campaigns.slice(samples.length));
  return samples.flatMap((sample, i) => {
    const campaign = campaigns[i] ?? i;
    const first = all[campaign] ?? sample;
    return counted.has(campaign) ? [] : [{ ...sample, campaign: first.campaign, source: first.corpus }];
  });
}

/** What is only counted, whole. */
export function readHidden(): Sample[] {
  return readAll(true, false);
}

/** The examples of the rule files whose kind is known: what a flag fires on is an offer, and what a kind names. */
export function examplesOf(rules: Rules): Sample[] {
  const sample = (id: string, kind: Kind, text: string, title: string | undefined): Sample => ({
    id,
    corpus: 'rules',
    campaign: id,
    source: 'rules',
    kind,
    truth: kind === 'offer' ? 'either' : 'negative',
    share: EXAMPLE_SHARE,
    input: { text: withoutPlaceholders(text), ...(title ? { title } : {}) },
  });
  const flags = [...rules.flags, ...rules.combinations].flatMap(({ id, examples }) => [
    ...examples.hit.map(({ text, title, kind }, i) => sample(`${id}-hit-${i}`, kind ?? 'offer', text, title)),
    ...examples.miss.flatMap(({ text, title, kind }, i) =>
      kind ? [sample(`${id}-miss-${i}`, kind, text, title)] : [],
    ),
  ]);
  const kinds = rules.kinds.flatMap(({ id, examples = [] }) =>
    examples.map(({ text }, i) => sample(`kind-${id}-${i}`, id, text, undefined)),
  );
  return [...flags, ...kinds];
}
