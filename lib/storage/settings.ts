import { type Settings, settingsSchema } from '../schema/settings.ts';
import { type Area, type Complain, type Item, item } from './item.ts';

export const SETTINGS_KEY = 'settings';

/** Reads settings key by key: one that does not fit falls back to its default, the others stay. */
export function readSettings(raw: unknown): { value: Settings; broken?: string } {
  if (raw === undefined) return { value: settingsSchema.parse({}) };
  const stored = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const misfits: string[] = stored === raw ? [] : ['value'];
  const good: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = schema.safeParse(stored[key]);
    if (!parsed.success) misfits.push(key);
    else if (parsed.data !== undefined) good[key] = parsed.data;
  }
  const value = settingsSchema.parse(good);
  return misfits.length === 0
    ? { value }
    : { value, broken: `Stored settings do not fit and fall back to their defaults: ${misfits.join(', ')}` };
}

export function settingsItem(area: Area, complain?: Complain): Item<Settings> {
  return item(area, SETTINGS_KEY, readSettings, complain);
}
