import { z } from 'zod';
import type { PartName } from './post.ts';

export const KINDS = ['offer', 'warning', 'testimony', 'question', 'seeking', 'other'] as const;
/** What the writer is doing. Only an `offer` can be marked. */
export type Kind = (typeof KINDS)[number];

export const LEVELS = ['none', 'incomplete', 'check', 'danger'] as const;
/** A mark is `check` or `danger`; `incomplete` is never counted as one. */
export type Level = (typeof LEVELS)[number];

export const FACT_STATES = ['stated', 'denied', 'not-stated', 'unknown'] as const;
/** `unknown` where the text is truncated or a picture could not be read. */
export type FactState = (typeof FACT_STATES)[number];

/** The ten things that a lawful offer states. */
export const FACTS = [
  'placing-company',
  'permit',
  'employer',
  'position',
  'pay',
  'hours-leave',
  'contract-length',
  'social-security',
  'costs',
  'documents',
] as const;
export type FactId = (typeof FACTS)[number];

export const DISGUISES = [
  'leetspeak',
  'spacing',
  'masked',
  'repeated',
  'dropped-vowels',
  'unicode-font',
  'homoglyph',
  'invisible',
  'emoji',
  'respelled',
  'reversed',
] as const;
/** A disguise that had to be undone before the words could be read. */
export type Disguise = (typeof DISGUISES)[number];

export const partNameSchema = z
  .string()
  .regex(/^(title|price|text|image:\d+)$/)
  .transform((value) => value as PartName);

/** UTF-16 offsets, half open, in the original string of `part`. */
export const spanSchema = z.object({
  part: partNameSchema,
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type Span = z.infer<typeof spanSchema>;

export const findingSchema = z.object({
  /** Flag or reassurance id, equal to its path below `rules/flags` or `rules/reassurances`. */
  id: z.string(),
  group: z.string(),
  /** Log-odds points that this finding contributes before saturation. */
  weight: z.number(),
  /** Quoted evidence, the most telling first; empty only for combinations, whose evidence is their members'. */
  spans: z.array(spanSchema),
  /** Disguises undone in the evidence. */
  undone: z.array(z.enum(DISGUISES)),
});
export type Finding = z.infer<typeof findingSchema>;

export const factSchema = z.object({ state: z.enum(FACT_STATES), spans: z.array(spanSchema) });
export type Fact = z.infer<typeof factSchema>;

export const verdictSchema = z.object({
  kind: z.enum(KINDS),
  /** The kind that came second, where another kind had any support. */
  runnerUp: z.enum(KINDS).optional(),
  level: z.enum(LEVELS),
  score: z.number(),
  /** Strongest first. */
  findings: z.array(findingSchema),
  reassurances: z.array(findingSchema),
  facts: z.record(z.enum(FACTS), factSchema),
  /** A testimony or worried question: offer the help chip. */
  help: z.boolean(),
  /** Evidence that the work is abroad. */
  abroad: z.boolean(),
  /** Ids of the countries abroad that the post names, for the contacts shown beside it. */
  places: z.array(z.string()).optional(),
  /** The text was truncated on the page or cut at the matching limit, or a picture was not read. */
  partial: z.boolean(),
  /** The text was longer than 20,000 characters and was cut there. */
  cut: z.boolean(),
  packVersion: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;
