import { Page } from './page.ts';

const root = document.querySelector<HTMLElement>('#app');
if (root !== null) {
  void new Page(root).start();
}
