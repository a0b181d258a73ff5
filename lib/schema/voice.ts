import { z } from 'zod';
import { phrasesSchema, ruleIdSchema } from './rules.ts';
import { KINDS } from './verdict.ts';

const kindWeightsSchema = z.partialRecord(z.enum(KINDS), z.number().min(-10).max(10));
export const VOICE_PLACES = ['anywhere', 'start', 'end', 'often'] as const;

/** How a writer speaks, and what that says about the kind of the post: written by hand, weighed by `tools/fit`. */
export const voiceSchema = z.strictObject({
  /** Most that the signals of one kind count. */
  cap: z.number().positive(),
  /** What each kind starts with. */
  bias: kindWeightsSchema,
  /** What one point of a kind's signals counts for each kind. */
  signals: z.record(z.enum(KINDS), kindWeightsSchema),
  traits: z
    .array(
      z
        .strictObject({
          id: ruleIdSchema,
          words: phrasesSchema.optional(),
          /** In place of words: a slot such as `<question>`. */
          slot: z.string().optional(),
          weights: z.partialRecord(z.enum(VOICE_PLACES), kindWeightsSchema),
        })
        .refine((t) => (t.words === undefined) !== (t.slot === undefined), {
          message: 'a trait needs `words` or `slot`',
        }),
    )
    .min(1),
});
export type VoiceRule = z.infer<typeof voiceSchema>;
