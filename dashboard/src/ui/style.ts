const worn = new Set<string>();

/** Puts a style sheet to use that came with a script, once. */
export function wear(rules: string): void {
  if (!worn.has(rules)) {
    worn.add(rules);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
}
