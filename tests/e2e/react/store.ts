import { makePosts, type PagePost } from './posts.ts';

/** Everything that the React page shows. */
export type PageState = {
  route: 'feed' | 'elsewhere';
  posts: PagePost[];
  /** Which posts a virtual list shows. */
  from: number;
  to: number;
  /** `slot`: rows are used again for other posts, as virtual lists do. */
  keyBy: 'id' | 'slot';
  /** A new number makes React throw every card's inside away and build it again. */
  generation: number;
  /** The post whose permalink dialog lies over the feed. */
  dialog?: number | undefined;
  /** Cards stand in wrappers without a box. */
  contents: boolean;
  /** Posts below the first come from a Suspense boundary. */
  boundary: boolean;
};

export const INITIAL: PageState = {
  route: 'feed',
  posts: makePosts(8),
  from: 0,
  to: 8,
  keyBy: 'id',
  generation: 0,
  contents: false,
  boundary: false,
};

/** A store as `useSyncExternalStore` wants it. */
export class Store {
  private state: PageState;
  private readonly listeners = new Set<() => void>();

  constructor(state: PageState) {
    this.state = state;
  }

  readonly get = (): PageState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
