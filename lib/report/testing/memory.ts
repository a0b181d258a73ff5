/** A store in memory with the shape of the outbox's and the drafts' stores. It copies, as a disk does. */
export function memoryStore<T>() {
  const map = new Map<string, T>();
  return {
    map,
    get: async (id: string): Promise<T | undefined> => structuredClone(map.get(id)),
    list: async (): Promise<T[]> => structuredClone([...map.values()]),
    put: async (id: string, value: T): Promise<void> => {
      map.set(id, structuredClone(value));
    },
    remove: async (id: string): Promise<void> => {
      map.delete(id);
    },
  };
}
