import type { z } from 'zod';
import { type Area, type Complain, describeIssues, write } from './item.ts';

/** Many values of one type, each stored under a key of its own, so that one broken value harms no other. */
export type Records<T> = {
  get(id: string): Promise<T | undefined>;
  /** Every record that fits; one that does not is named to `complain` and left where it is. */
  list(): Promise<T[]>;
  put(id: string, value: T): Promise<void>;
  remove(id: string): Promise<void>;
};

export function records<T>(
  area: Area,
  prefix: string,
  schema: z.ZodType<T>,
  complain: Complain = (text) => console.warn(`Rambu: ${text}`),
): Records<T> {
  const keyOf = (id: string) => `${prefix}:${id}`;
  const parse = (key: string, raw: unknown): T | undefined => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    complain(describeIssues(key, parsed.error));
    return undefined;
  };
  return {
    async get(id) {
      const key = keyOf(id);
      const raw = (await area.get(key))[key];
      return raw === undefined ? undefined : parse(key, raw);
    },
    async list() {
      const all = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(`${prefix}:`));
      return all.flatMap(([key, raw]) => parse(key, raw) ?? []);
    },
    put: (id, value) => write(area, { [keyOf(id)]: value }),
    remove: (id) => area.remove(keyOf(id)),
  };
}

/** Keeps what `inMemory` chooses in memory and the rest on disk; reads and removes in both. */
export function split<T>(disk: Records<T>, memory: Records<T>, inMemory: (value: T) => boolean): Records<T> {
  return {
    get: async (id) => (await memory.get(id)) ?? (await disk.get(id)),
    list: async () => [...(await disk.list()), ...(await memory.list())],
    async put(id, value) {
      const [home, other] = inMemory(value) ? [memory, disk] : [disk, memory];
      await home.put(id, value);
      await other.remove(id);
    },
    async remove(id) {
      await memory.remove(id);
      await disk.remove(id);
    },
  };
}
