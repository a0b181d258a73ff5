import type { z } from 'zod';
import { MessageError } from '../messages/answer.ts';

/** The part of a browser storage area that we use; tests pass a map. */
export type Area = {
  get(keys: null | string | string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
};

export type Complain = (text: string) => void;
const toConsole: Complain = (text) => console.warn(`Rambu: ${text}`);

export type Item<T> = {
  /** The stored value, or the fallback where nothing is stored or it does not fit the schema. */
  get(): Promise<T>;
  /** Reads, changes and writes as one step: other updates of this item wait. */
  update(change: (value: T) => T): Promise<T>;
};

/** Where a value that no longer fits is kept, so that nothing is lost when it is overwritten. */
export const BROKEN_PREFIX = 'broken:';

/** Says what is wrong with a stored value: its key, the place in it, the expectation. */
export function describeIssues(key: string, error: z.ZodError): string {
  const places = error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`);
  return `Stored "${key}" does not fit and is set aside (${places.join('; ')})`;
}

/** Writes, or throws `storage-failed`: the disk is full or the browser refuses. */
export async function write(area: Area, items: Record<string, unknown>): Promise<void> {
  try {
    await area.set(items);
  } catch (error) {
    throw new MessageError('storage-failed', String(error));
  }
}

/** One typed value in a storage area. Write it from the background only. */
export function item<T>(
  area: Area,
  key: string,
  read: (raw: unknown) => { value: T; broken?: string },
  complain: Complain = toConsole,
): Item<T> {
  let queue: Promise<unknown> = Promise.resolve();
  const load = async () => {
    const raw = (await area.get(key))[key];
    const result = read(raw);
    if (result.broken !== undefined) complain(result.broken);
    return { ...result, raw };
  };
  return {
    get: async () => (await load()).value,
    update(change) {
      const step = queue.then(async () => {
        const { value, broken, raw } = await load();
        const changed = change(value);
        if (broken !== undefined) await write(area, { [BROKEN_PREFIX + key]: raw });
        await write(area, { [key]: changed });
        return changed;
      });
      queue = step.catch(() => undefined);
      return step;
    },
  };
}

/** A reader for `item` that falls back as a whole. */
export function orElse<T>(
  key: string,
  schema: z.ZodType<T>,
  fallback: () => T,
): (raw: unknown) => { value: T; broken?: string } {
  return (raw) => {
    if (raw === undefined) return { value: fallback() };
    const parsed = schema.safeParse(raw);
    return parsed.success
      ? { value: parsed.data }
      : { value: fallback(), broken: describeIssues(key, parsed.error) };
  };
}
