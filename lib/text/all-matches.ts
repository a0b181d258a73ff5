const NONE: readonly RegExpExecArray[] = [];

/** All matches of a global expression, as `matchAll` gives them, which copies the expression each time it is asked. */
export function allMatches(expression: RegExp, text: string): readonly RegExpExecArray[] {
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = expression.exec(text)) {
    found.push(match);
    if (match[0] === '') expression.lastIndex += wide(text, match.index) ? 2 : 1;
  }
  return found;
}

/** Whether a character of two units stands at `at`. */
function wide(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
