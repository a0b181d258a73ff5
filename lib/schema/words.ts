import { z } from 'zod';

export const LANGUAGES = ['id', 'en'] as const;
/** Languages of the user interface. Indonesian unless the person chooses otherwise. */
export type Language = (typeof LANGUAGES)[number];

export const localisedSchema = z.object({ id: z.string().min(1), en: z.string().min(1) });
export type Localised = z.infer<typeof localisedSchema>;

/** Where a reason comes from. `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const sourceSchema = z.strictObject({
  publisher: z.string().min(1),
  date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  title: z.string().optional(),
  article: z.string().optional(),
  url: z.url().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** The words of one flag or reassurance, as shown to a person. */
export const ruleWordsSchema = z.object({
  title: localisedSchema,
  why: localisedSchema,
  source: z.array(sourceSchema),
});
export type RuleWords = z.infer<typeof ruleWordsSchema>;

const day = z.iso.date('expected a day: YYYY-MM-DD');

/** Whom to call, and who says so: a page that states its day, something without a date, or both for their parts. */
export const contactSchema = z
  .strictObject({
    id: z.string(),
    name: localisedSchema,
    phone: z.string().optional(),
    whatsapp: z.string().optional(),
    url: z.url().optional(),
    when: localisedSchema,
    source: sourceSchema.extend({ date: day }).optional(),
    /** Read in something without a date: what that is, and the day it was seen. */
    undated: z.strictObject({ where: localisedSchema, seen: day }).optional(),
    /** Numbers of `low` confidence are not shown, only their address. */
    confidence: z.enum(['high', 'medium', 'low']),
    /** Place ids for which this contact is shown; absent means everywhere. */
    places: z.array(z.string()).optional(),
  })
  .refine(({ source, undated }) => source ?? undated, 'expected source, undated or both');
export type Contact = z.infer<typeof contactSchema>;

/** The words part of the pack: served by the background when a note opens. */
export type WordsPack = {
  version: string;
  flags: Record<string, RuleWords>;
  reassurances: Record<string, RuleWords>;
  facts: Record<string, { title: Localised }>;
  contacts: Contact[];
};
