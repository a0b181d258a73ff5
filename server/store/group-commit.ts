type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (reason: unknown) => void };

/**
 * Gathers items that arrive while the previous write is under way and writes them together, so that a durable
 * commit (one wait for the disk) is shared. Each caller gets its own result once its write is durable.
 */
export class GroupCommit<T, R> {
  readonly #write: (items: T[]) => Promise<R[]>;
  readonly #limit: number;
  #waiting: Waiting<T, R>[] = [];
  #running: Promise<void> | undefined;

  /** `write` answers in the order of its items; `limit` is the most it gets at once. */
  constructor(write: (items: T[]) => Promise<R[]>, limit: number) {
    this.#write = write;
    this.#limit = limit;
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything added so far was written or refused. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets requests that are already parsed join the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#limit);
      await this.#writeBatch(batch);
    }
    this.#running = undefined;
  }

  async #writeBatch(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#write(batch.map((entry) => entry.item));
      batch.forEach((entry, index) => {
        const result = results[index];
        if (result === undefined) entry.reject(new Error('The store gave no answer for this item'));
        else entry.resolve(result);
      });
    } catch (error) {
      // Nothing of the batch was written. One bad item must not cost the others their place.
      if (batch.length > 1) for (const entry of batch) await this.#writeBatch([entry]);
      else batch[0]?.reject(error);
    }
  }
}
