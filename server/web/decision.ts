import { z } from 'zod';
import { OUTCOMES } from '../../lib/schema/report.ts';
import type { Decision, Store } from '../store/store.ts';
import type { View } from './view.ts';

/** Longest note about a decision; UTF-16 units. */
export const NOTE_LENGTH = 5_000;

const formSchema = z.object({
  outcome: z.enum(OUTCOMES),
  original: z.string().max(200).default(''),
  // Browsers send line breaks as CR LF.
  note: z
    .string()
    .default('')
    .transform((note) => note.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(NOTE_LENGTH)),
  seen: z.coerce.number().int().nonnegative(),
});

type Checked =
  | { decision: Pick<Decision, 'outcome' | 'duplicateOf' | 'note'>; seen: number }
  | { errors: string[] };

/** Reads the decision form; a duplicate must name another report that is stored here. */
export async function checkDecision(
  fields: Record<string, string>,
  reportId: string,
  store: Store,
  t: View['t'],
): Promise<Checked> {
  const form = formSchema.safeParse(fields);
  if (!form.success) {
    const wrong = new Set(form.error.issues.map((issue) => issue.path[0]));
    const errors = [
      wrong.has('outcome') ? t('decide.chooseOutcome') : undefined,
      wrong.has('note') ? t('decide.noteTooLong', { most: NOTE_LENGTH }) : undefined,
      wrong.has('original') ? t('decide.unknownDuplicate') : undefined,
      wrong.has('seen') ? t('decide.changed') : undefined,
    ];
    return { errors: errors.filter((error) => error !== undefined) };
  }
  const { outcome, original, note, seen } = form.data;
  if (outcome !== 'duplicate') return { decision: { outcome, duplicateOf: undefined, note }, seen };
  const found = await store.findReport(original);
  if (!found || found.id === reportId) return { errors: [t('decide.unknownDuplicate')] };
  return { decision: { outcome, duplicateOf: found.id, note }, seen };
}
