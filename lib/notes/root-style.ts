/** A style for roots of notes: one sheet for all of a document. */
export class RootStyle {
  readonly #css: string;
  readonly #sheets = new WeakMap<Document, CSSStyleSheet>();
  readonly #styled = new WeakSet<ShadowRoot>();

  constructor(css: string) {
    this.#css = css;
  }

  /** Adds the style to a root, once. */
  apply(root: ShadowRoot): void {
    if (this.#styled.has(root)) return;
    this.#styled.add(root);
    const sheet = this.#sheet(root.ownerDocument);
    try {
      if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      // Falls through to a style element: some Firefox versions refuse adopted sheets in content scripts.
    }
    if (sheet && root.adoptedStyleSheets?.includes(sheet)) return;
    const style = root.ownerDocument.createElement('style');
    style.textContent = this.#css;
    root.append(style);
  }

  /** Undefined where the browser refuses constructed sheets here. */
  #sheet(document: Document): CSSStyleSheet | undefined {
    const known = this.#sheets.get(document);
    if (known) return known;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(this.#css);
      this.#sheets.set(document, sheet);
      return sheet;
    } catch {
      return undefined;
    }
  }
}
