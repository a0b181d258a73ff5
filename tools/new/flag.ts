/** The file of a new flag, to be filled in; its examples fail until they are. */
export function flagScaffold(id: string): string {
  return `# See docs/rule-format.md for phrases, slots, fields and patterns.
id: ${id}
severity: B # A alone justifies a sign, B needs others, C is context
weight: 1.0 # log-odds points, 0.4 to 2.2 for a B; see "Weights"
group: ${id.split('/')[0]} # one of the groups in lexicon/scoring.yml
title: { id: "Judul tanda bahaya", en: "Title of the red flag" }
why: { id: "Satu kalimat: mengapa ini tanda bahaya.", en: "One sentence: why this is a red flag." }
source: [] # - { publisher: "", date: "2025-01-31", title: "" }
phrases:
  id: ["ganti dengan frasa"]
  en: ["replace with a phrase"]
examples:
  hit:
    - { text: "Ganti dengan frasa yang orang tulis di iklan." }
  miss:
    - { text: "Tulis kalimat biasa yang mirip, tetapi bukan tanda bahaya." }
`;
}
