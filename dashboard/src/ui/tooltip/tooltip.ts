/**
 * Shows what an element's `data-tip` says, beside it, while it has the pointer or the focus. Escape hides it, and the
 * pointer may rest on it (WCAG 1.4.13).
 */
export function enableTooltips(root: Document): void {
  const tip = () => root.getElementById('tip');
  const hide = () => {
    const box = tip();
    if (box !== null) {
      box.hidden = true;
    }
  };
  const show = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
    const box = tip();
    if (target === null || box === null) {
      return;
    }
    if (event.type === 'focusin' && !target.matches(':focus-visible')) {
      return;
    }
    const [first = '', ...rest] = (target.getAttribute('data-tip') ?? '').split('\n');
    const title = root.createElement('strong');
    title.textContent = first;
    box.replaceChildren(title, ...rest.map((line) => Object.assign(root.createElement('span'), { textContent: line })));
    box.hidden = false;
    const anchor = target.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const left = Math.max(4, Math.min(anchor.left + anchor.width / 2 - width / 2, window.innerWidth - width - 4));
    const above = anchor.top - height - 4;
    box.style.left = `${left}px`;
    box.style.top = `${above > 4 ? above : Math.min(anchor.bottom + 4, window.innerHeight - height - 4)}px`;
  };
  root.addEventListener('pointerover', show);
  root.addEventListener('focusin', show);
  root.addEventListener('pointerout', (event) => {
    if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest('#tip, [data-tip]') !== null)) {
      hide();
    }
  });
  root.addEventListener('focusout', hide);
  root.addEventListener('scroll', hide, { capture: true, passive: true });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      hide();
    }
  });
}
