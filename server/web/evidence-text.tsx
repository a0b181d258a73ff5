import type { Capsule } from '../../lib/schema/report.ts';
import { cutAtMarks, type Mark, type Piece } from './evidence.ts';
import type { View } from './view.ts';

/** The marks of one named part of the post: evidence of the flags, by their number in the list, and redactions. */
export function marksOf(capsule: Capsule, part: string): Mark[] {
  const evidence = capsule.verdict.findings.flatMap((finding, index) =>
    finding.spans
      .filter((span) => span.part === part)
      .map(({ start, end }) => ({ start, end, flag: index + 1 })),
  );
  const redactions = capsule.redactions
    .filter((redaction) => redaction.field === part)
    .map(({ start, end, type }) => ({ start, end, redaction: type }));
  return [...evidence, ...redactions];
}

/** A text of the post as it was sent, with its evidence marked and numbered. */
export function EvidenceText({ view, text, marks }: { view: View; text: string; marks: Mark[] }) {
  const pieces = cutAtMarks(text, marks);
  return (
    <p class="evidence" dir="auto">
      {pieces.map((piece) => (
        <PieceOfText key={piece.start} view={view} piece={piece} />
      ))}
    </p>
  );
}

function PieceOfText({ view: { t }, piece }: { view: View; piece: Piece }) {
  const title = piece.redaction && t(`report.redaction.${piece.redaction}`);
  const words = piece.redaction ? (
    <span class="redacted" title={title}>
      {piece.text}
    </span>
  ) : (
    piece.text
  );
  if (piece.flags.length === 0) return <>{words}</>;
  return (
    <>
      <mark>{words}</mark>
      {piece.ending.map((flag) => (
        <a
          key={flag}
          class="flag-number"
          href={`#flag-${flag}`}
          aria-label={t('report.flagNumber', { numbers: flag })}
        >
          {flag}
        </a>
      ))}
    </>
  );
}
