import { z } from 'zod';
import { LANGUAGES } from './words.ts';

/** Where reports go. Present only after the person saw and accepted it on the desk. */
export const receiverSchema = z.object({
  endpoint: z.url(),
  name: z.string().min(1).max(200),
  /** UTC time of consent, ISO 8601; absent until the person agreed. */
  consentedAt: z.iso.datetime().optional(),
});
export type Receiver = z.infer<typeof receiverSchema>;

export const settingsSchema = z.object({
  language: z.enum(LANGUAGES).default('id'),
  /** Hosts on which the person paused Rambu. */
  pausedHosts: z.array(z.string()).default([]),
  showIncomplete: z.boolean().default(true),
  /** Whether comments that carry an offer are posts of their own. */
  readComments: z.boolean().default(false),
  alwaysAskFirst: z.boolean().default(false),
  receiver: receiverSchema.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;
