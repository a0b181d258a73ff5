import { isRecord, textIn, valuesOf } from './json.ts';
import { readText } from './read-text.ts';

/** What a page says about a job in JSON-LD (schema.org JobPosting), as text. */
export type JobPosting = {
  title: string;
  text: string;
  organization?: string;
  location?: string;
  price?: string;
};

/** More or longer data blocks than this are not looked at. */
const BLOCKS_MAX = 50;
const BLOCK_MAX = 500_000;
const POSTINGS_MAX = 200;
/** Descriptions are HTML, often escaped once more. */
const ESCAPED_TAG = /<\/?[a-z][^<>]{0,200}>/i;

/** Every posting that the page describes. Blocks that are no JSON are passed over. */
export function jobPostings(document: Document): JobPosting[] {
  const found: JobPosting[] = [];
  const blocks = [...document.querySelectorAll("script[type='application/ld+json']")].slice(0, BLOCKS_MAX);
  for (const block of blocks) {
    for (const item of itemsOf(parsed(block.textContent ?? ''))) {
      const posting = found.length < POSTINGS_MAX ? postingOf(item, document) : undefined;
      if (posting) found.push(posting);
    }
  }
  return found;
}

function parsed(json: string): unknown {
  if (json.length > BLOCK_MAX) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The objects of a block: itself, the members of an array, those of a graph or a list. */
function itemsOf(block: unknown): Record<string, unknown>[] {
  return valuesOf(block)
    .filter(isRecord)
    .flatMap((item) => [
      item,
      ...valuesOf(item['@graph']).filter(isRecord),
      ...valuesOf(item.itemListElement).flatMap((member) => (isRecord(member) ? valuesOf(member.item) : [])),
    ])
    .filter(isRecord);
}

function postingOf(item: Record<string, unknown>, document: Document): JobPosting | undefined {
  if (!valuesOf(item['@type']).includes('JobPosting')) return undefined;
  const title = plainText(textIn(item.title) ?? textIn(item.name) ?? '', document);
  const text = plainText(textIn(item.description) ?? '', document);
  if (title === '') return undefined;
  const organization = nameIn(item.hiringOrganization);
  const location = placeIn(item.jobLocation);
  const price = salaryIn(item.baseSalary);
  return {
    title,
    text,
    ...(organization ? { organization } : {}),
    ...(location ? { location } : {}),
    ...(price ? { price } : {}),
  };
}

/** HTML as a person would see it. The document it is parsed into is never shown: it runs and loads nothing. */
function plainText(html: string, document: Document): string {
  const Parser = document.defaultView?.DOMParser ?? DOMParser;
  let text = html;
  for (let depth = 0; depth < 3; depth += 1) {
    text = readText(new Parser().parseFromString(text, 'text/html').body, { keepLines: true }).text;
    if (!ESCAPED_TAG.test(text)) break;
  }
  return text;
}

function nameIn(value: unknown): string | undefined {
  const [first] = valuesOf(value);
  return textIn(first) ?? (isRecord(first) ? textIn(first.name) : undefined);
}

function placeIn(value: unknown): string | undefined {
  const [first] = valuesOf(value);
  if (!isRecord(first)) return textIn(first);
  const address = valuesOf(first.address ?? first.name)[0];
  if (!isRecord(address)) return textIn(address);
  const parts = [address.addressLocality, address.addressRegion, nameIn(address.addressCountry)];
  return parts.map(textIn).filter(Boolean).join(', ') || undefined;
}

function salaryIn(value: unknown): string | undefined {
  const [salary] = valuesOf(value);
  if (!isRecord(salary)) return textIn(salary);
  const [amount] = valuesOf(salary.value ?? salary);
  const of = isRecord(amount) ? amount : { value: amount };
  const from = textIn(of.minValue) ?? textIn(of.value);
  const range = [from, textIn(of.maxValue)].filter(Boolean).join(' - ');
  return range && [textIn(salary.currency), range].filter(Boolean).join(' ');
}
