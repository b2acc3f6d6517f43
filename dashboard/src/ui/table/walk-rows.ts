/** Arrow keys, Home and End go from row to row of a table that has one tab stop. */
export function walkRows(event: KeyboardEvent): void {
  const keyed = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('tbody [data-key]')].filter((one) => one.offsetParent !== null);
  const at = keyed.indexOf(event.target as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: keyed.length - 1 }[event.key];
  if (at !== -1 && next !== undefined && keyed[next] !== undefined) {
    event.preventDefault();
    keyed[next].focus();
  }
}
