/** How many signs a text shows. A combination has no words of its own: its members are counted, it is not. */
export function countSigns(findings: readonly { spans: readonly unknown[] }[]): number {
  return findings.filter((finding) => finding.spans.length > 0).length;
}
