import { Page } from './page.ts';

/**
 * Puts the style sheet to use. The HTML only fetches it ahead: so the first words show at once on a slow network,
 * without waiting for their looks.
 */
function styled(): Promise<unknown> {
  const link = document.querySelector<HTMLLinkElement>('link[as="style"]');
  if (link === null) {
    return Promise.resolve();
  }
  const settled = new Promise((resolve) => {
    link.addEventListener('load', resolve, { once: true });
    link.addEventListener('error', resolve, { once: true });
  });
  link.rel = 'stylesheet';
  return settled;
}

const root = document.querySelector<HTMLElement>('#app');
if (root !== null) {
  void styled().then(() => new Page(root).start());
}
