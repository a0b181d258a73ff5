import type { ComponentChild } from 'preact';

type MoreItemsProps = {
  /** List items, the most important first. */
  items: ComponentChild[];
  /** How many are shown at once. */
  most: number;
  /** Words on what unfolds the rest. */
  summary: (count: number) => string;
};

/** A list whose tail unfolds, unless the tail is a single item. */
export function MoreItems({ items, most, summary }: MoreItemsProps) {
  const shown = items.length <= most + 1 ? items.length : most;
  const rest = items.slice(shown);
  return (
    <>
      <ul class="note-list">{items.slice(0, shown)}</ul>
      {rest.length > 0 ? (
        <details class="note-more">
          <summary>{summary(rest.length)}</summary>
          <ul class="note-list">{rest}</ul>
        </details>
      ) : null}
    </>
  );
}
