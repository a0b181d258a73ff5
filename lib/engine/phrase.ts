import { pictures } from '../text/pictures.ts';
import { tokenise } from '../text/tokenise.ts';

/** A phrase as written in a rule file, parsed. */
export type Node =
  | { type: 'word'; text: string; form: 'plain' | 'stem' | 'exact'; unspaced: boolean }
  | { type: 'slot'; name: string }
  | { type: 'gap'; most: number }
  | { type: 'choice'; options: Node[][]; optional: boolean };

/** A phrase that breaks the grammar of docs/rule-format.md; the message says what was expected. */
export class PhraseError extends Error {}

const SLOT = /^@?[a-z0-9]+(?:[-:][a-z0-9-]+)*~?$/;

/**
 * Parses one phrase. A gap at either end means nothing and is dropped when the phrase is lowered.
 * @throws PhraseError saying what was expected and where.
 */
export function parsePhrase(source: string): Node[] {
  const parser = { source, at: 0 };
  const nodes = parseSequence(parser);
  if (parser.at < source.length)
    fail(parser, `no "${source[parser.at]}" here: every bracket has its partner`);
  if (!nodes.some((n) => n.type === 'word' || n.type === 'slot' || (n.type === 'choice' && !n.optional))) {
    throw new PhraseError(`"${source}": at least one word or slot that is not optional`);
  }
  return nodes;
}

type Parser = { source: string; at: number };

function fail(parser: Parser, expectation: string): never {
  throw new PhraseError(`"${parser.source}": at character ${parser.at + 1}: ${expectation}`);
}

function parseSequence(parser: Parser): Node[] {
  const nodes: Node[] = [];
  while (parser.at < parser.source.length) {
    const char = parser.source[parser.at] ?? '';
    if (char === '|' || char === ')' || char === ']') break;
    if (char === '(') nodes.push(parseChoice(parser, ')', false));
    else if (char === '[') nodes.push(parseChoice(parser, ']', true));
    else if (char === '<') nodes.push(parseSlot(parser));
    else if (parser.source.startsWith('...', parser.at)) nodes.push(parseGap(parser));
    else nodes.push(...parseWords(parser));
  }
  return nodes;
}

function parseChoice(parser: Parser, close: ')' | ']', optional: boolean): Node {
  const options: Node[][] = [];
  do {
    parser.at++;
    options.push(parseSequence(parser));
  } while (parser.source[parser.at] === '|');
  if (parser.source[parser.at] !== close) fail(parser, `"${close}" closes what was opened`);
  parser.at++;
  const filled = options.filter((o) => o.length > 0);
  if (filled.length === 0) fail(parser, 'something stands between the brackets');
  if (parser.source[parser.at] === '?') {
    parser.at++;
    return { type: 'choice', options: filled, optional: true };
  }
  return { type: 'choice', options: filled, optional: optional || filled.length < options.length };
}

function parseSlot(parser: Parser): Node {
  const end = parser.source.indexOf('>', parser.at);
  if (end < 0) fail(parser, '">" closes a slot');
  const name = parser.source.slice(parser.at + 1, end);
  if (!SLOT.test(name)) fail(parser, `a slot such as <money>, <place:hub> or <@field>, not <${name}>`);
  parser.at = end + 1;
  // Fields match in any affixed form already where their words say so; `<@leave~>` is accepted as `<@leave>`.
  return { type: 'slot', name: name.replace(/~$/, '') };
}

function parseGap(parser: Parser): Node {
  const match = /^\.{3}(\d{0,2})/.exec(parser.source.slice(parser.at));
  parser.at += match?.[0].length ?? 3;
  const most = match?.[1] ? Number(match[1]) : 3;
  if (most < 1 || most > 40) fail(parser, 'a gap of 1 to 40 words');
  return { type: 'gap', most };
}

function parseWords(parser: Parser): Node[] {
  const start = parser.at;
  while (parser.at < parser.source.length && !/[()[\]<|]/.test(parser.source[parser.at] ?? '')) {
    if (parser.source.startsWith('...', parser.at)) break;
    parser.at++;
  }
  const nodes: Node[] = [];
  for (const piece of parser.source.slice(start, parser.at).split(/\s+/)) {
    if (piece === '') continue;
    const exact = piece.startsWith('=');
    const stem = piece.endsWith('~');
    const tokens = tokenise(exact ? piece.slice(1) : piece);
    if (tokens.length === 0) {
      // A sign by itself (📩) is a word too: it is read beside the token that follows it.
      for (const [sign] of piece.matchAll(pictures())) {
        nodes.push({ type: 'word', text: sign, form: 'exact', unspaced: false });
      }
    }
    tokens.forEach((token, index) => {
      const last = index === tokens.length - 1;
      const form = exact ? 'exact' : stem && last ? 'stem' : 'plain';
      nodes.push({ type: 'word', text: token.text, form, unspaced: token.unspaced });
    });
  }
  return nodes;
}
