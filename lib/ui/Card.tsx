import type { ComponentChildren } from 'preact';
import type { Level } from '../schema/verdict.ts';

export type CardProps = {
  children: ComponentChildren;
  /** Colours the edge. */
  level?: Level | 'help';
  /** Heading of the card, which also names it for screen readers. */
  heading?: string;
  headingLevel?: 2 | 3 | 4;
};

/** A raised box for one subject. */
export function Card({ children, level, heading, headingLevel = 2 }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section class={`r-card${level ? ` r-card-${level}` : ''}`} aria-label={heading}>
      {heading ? <Heading class="r-heading">{heading}</Heading> : null}
      {children}
    </section>
  );
}
