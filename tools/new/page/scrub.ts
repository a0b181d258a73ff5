import type { Site } from '../../../lib/schema/site.ts';
import { Adapter } from '../../../lib/sites/adapter.ts';
import { inventedAddress } from './address.ts';
import type { Inventor } from './invent.ts';
import { inventedData } from './posting-data.ts';
import { CODED, inventedCode } from './structure.ts';

/** What carries no structure that an adapter could read. */
const DATA = 'script[type="application/ld+json"]';
const DROPPED = `script:not([type="application/ld+json"]),style,link,meta,noscript,iframe,template,object > embed,source,track`;
const KEPT_ATTRIBUTES =
  /^(?:id|class|role|dir|lang|style|href|src|alt|title|type|for|hidden|tabindex|contenteditable|datetime|width|height|componentkey|aria-[a-z]+|data-[a-z][a-z0-9-]*)$/;
const SPOKEN = /^(?:aria-(?:label|description|valuetext|placeholder|roledescription)|alt|title)$/;
const PICTURE = 'https://pictures.example/1.jpg';
const VALUE_MAX = 60;

/**
 * Takes everything that belongs to somebody out of a saved page: every word, name, number, address and picture is
 * replaced by an invented one. What the site itself says (labels of the adapter) and how the page is built stays.
 * `names` are those that the adapter reads as authors. Changes `document`.
 */
export function scrub(document: Document, site: Site, names: Iterable<string>, inventor: Inventor): void {
  const scrubber = new Scrubber(site, document.location.href, names, inventor);
  for (const element of [...document.querySelectorAll(DROPPED)]) element.remove();
  for (const data of [...document.querySelectorAll(DATA)]) scrubber.scrubData(data);
  const nodes: Node[] = [...document.childNodes];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.nodeType === 8) node.parentNode?.removeChild(node);
    else if (node.nodeType === 3) scrubber.scrubText(node);
    else {
      if (node.nodeType === 1) scrubber.scrubAttributes(node as Element);
      if (node.nodeName !== 'SCRIPT') nodes.push(...node.childNodes);
    }
  }
}

class Scrubber {
  private readonly inventor: Inventor;
  private readonly adapter: Adapter;
  private readonly names: Set<string>;
  private readonly site: Site;
  private readonly base: string;

  constructor(site: Site, base: string, names: Iterable<string>, inventor: Inventor) {
    this.inventor = inventor;
    this.site = site;
    this.base = base;
    this.adapter = new Adapter(site);
    this.names = new Set([...names].map((name) => name.trim()));
  }

  scrubData(script: Element): void {
    const data = inventedData(script.textContent ?? '', this.inventor);
    if (data === undefined) script.remove();
    else script.textContent = data;
  }

  scrubText(node: Node): void {
    const text = node.nodeValue ?? '';
    if (/\p{L}|\d/u.test(text)) node.nodeValue = this.invented(text);
  }

  scrubAttributes(element: Element): void {
    for (const { name, value } of [...element.attributes]) {
      const kept = KEPT_ATTRIBUTES.test(name) ? this.attribute(name, value) : undefined;
      if (kept === undefined) element.removeAttribute(name);
      else if (kept !== value) element.setAttribute(name, kept);
    }
  }

  private attribute(name: string, value: string): string | undefined {
    if (name === 'src') return PICTURE;
    if (name === 'href' && value.startsWith('#')) return `#${inventedCode(value.slice(1), this.inventor)}`;
    if (name === 'href') return inventedAddress(value, this.base, this.site, this.inventor);
    if (name === 'style') return value.replace(/url\([^)]*\)/g, `url(${PICTURE})`);
    if (SPOKEN.test(name)) return value === '' ? value : this.invented(value);
    if (name === 'class') return this.classes(value);
    if (CODED.test(name) && !name.startsWith('data-')) return inventedCode(value, this.inventor);
    if (value.length > VALUE_MAX || /[{}@]|%7B/.test(value)) return undefined;
    if (CODED.test(name)) return inventedCode(value, this.inventor);
    return value.replace(/\d{5,}/g, (digits) => this.inventor.number(digits));
  }

  /** Some sites name a page's writer in a class. */
  private classes(value: string): string {
    const names = [...this.names].flatMap((name) => name.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
    const kept = (word: string) => !names.some((name) => word.toLowerCase().includes(name));
    return value.split(/\s+/).filter(kept).join(' ');
  }

  /** A name stays a name; of what the site says, only the part that names somebody is replaced. */
  private invented(text: string): string {
    const words = text.trim();
    if (this.names.has(words)) return text.replace(words, this.inventor.name(words));
    for (const label of Object.keys(this.site.labels)) {
      const match = this.adapter.matchLabel(label, words);
      if (!match) continue;
      const value = match.groups?.value;
      if (value === undefined) return match[0].length === words.length ? text : this.around(text, match[0]);
      const isName = this.names.has(value.trim());
      return text.replace(value, () => (isName ? this.inventor.name(value) : this.inventor.text(value)));
    }
    return this.inventor.text(text);
  }

  private around(text: string, kept: string): string {
    const at = text.indexOf(kept);
    const before = this.inventor.text(text.slice(0, at));
    return before + kept + this.inventor.text(text.slice(at + kept.length));
  }
}
