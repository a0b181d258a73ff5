/** @jsxImportSource react */
// biome-ignore-all lint/a11y: the page is built as Facebook builds it
import { type ReactNode, Suspense, use, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { PostCard } from './PostCard.tsx';
import type { PageState, Store } from './store.ts';

export type PageProps = {
  store: Store;
  /** The server waits for this before it sends what is behind the boundary. */
  later?: Promise<void>;
};

/** A group page: feed, virtual list, permalink dialog over the feed, another route. */
export function Page({ store, later }: PageProps) {
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  if (state.route === 'elsewhere')
    return (
      <div role="main">
        <h1>Pengaturan</h1>
      </div>
    );
  return (
    <div role="main">
      <h1>Loker Contoh</h1>
      <div role="feed">
        {state.boundary ? (
          <>
            <Rows state={state} from={state.from} to={state.from + 1} />
            <Suspense fallback={<div data-visualcompletion="loading-state">Memuat</div>}>
              <Later until={later}>
                <Rows state={state} from={state.from + 1} to={state.to} />
              </Later>
            </Suspense>
          </>
        ) : (
          <Rows state={state} from={state.from} to={state.to} />
        )}
      </div>
      <Dialog state={state} />
    </div>
  );
}

function Later({ until, children }: { until: Promise<void> | undefined; children: ReactNode }) {
  if (until) use(until);
  return children;
}

function Rows({ state, from, to }: { state: PageState; from: number; to: number }) {
  return state.posts.slice(from, to).map((post, slot) => {
    const card = (
      <div>
        <PostCard post={post} generation={state.generation} label={`_r_${slot + from}_`} />
      </div>
    );
    const key = state.keyBy === 'id' ? post.id : slot;
    return (
      <div key={key} style={state.contents ? { display: 'contents' } : undefined}>
        {state.contents ? <div style={{ display: 'contents' }}>{card}</div> : card}
      </div>
    );
  });
}

function Dialog({ state }: { state: PageState }) {
  const post = state.posts.find(({ id }) => id === state.dialog);
  if (!post) return null;
  return createPortal(
    <div role="dialog" aria-label={`Postingan ${post.author}`}>
      <div>
        <PostCard post={post} generation={0} label="_r_dialog_" />
      </div>
    </div>,
    document.body,
  );
}
