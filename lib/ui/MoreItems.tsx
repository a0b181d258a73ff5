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
      <ul class="r-list">{items.slice(0, shown)}</ul>
      {rest.length > 0 ? (
        <details class="r-more">
          <summary>{summary(rest.length)}</summary>
          <ul class="r-list">{rest}</ul>
        </details>
      ) : null}
    </>
  );
}
