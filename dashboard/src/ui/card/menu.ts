import { html, nothing, type TemplateResult } from 'lit-html';

interface Item {
  name: string;
  run(): void;
}

/** A button that unfolds a short list of things to do; choosing one, Escape and a click elsewhere close it. */
export function menu(name: string, label: string, items: (Item | typeof nothing)[]): TemplateResult {
  return html`<details class="menu">
    <summary class="quiet" aria-label=${label}>${name}</summary>
    <div class="menu-items">
      ${items.map((item) => (item === nothing ? nothing : html`<button type="button" @click=${(item as Item).run}>${(item as Item).name}</button>`))}
    </div>
  </details>`;
}

/** Closes the menus of the page as people expect. */
export function closeMenus(root: Document): void {
  const open = () => [...root.querySelectorAll<HTMLDetailsElement>('details.menu[open]')];
  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    for (const one of open()) {
      const chosen = target?.closest('.menu-items button') != null && one.contains(target);
      if (chosen || target === null || !one.contains(target)) {
        one.open = false;
      }
    }
  });
  root.addEventListener('keydown', (event) => {
    const closed = open();
    if (event.key === 'Escape' && closed.length > 0) {
      // The key has done its work: it closes nothing else.
      event.stopImmediatePropagation();
      for (const one of closed) {
        const within = one.contains(root.activeElement);
        one.open = false;
        if (within) {
          one.querySelector('summary')?.focus();
        }
      }
    }
  });
}
