import type { Api } from '../data/api.ts';
import type { Link } from '../data/types.ts';
import { download } from './download.ts';

/** Hands a file of the server to the person; a large one is behind a link that the server answers with. */
export async function saveServerFile(api: Api, path: string, name: string): Promise<void> {
  const file = await api.file(path);
  if (file.type.startsWith('application/json')) {
    const { link, fileName } = JSON.parse(await file.text()) as Link;
    follow(link, fileName);
  } else {
    download(name, file.type, file);
  }
}

/** Has the browser fetch a file from a link. */
export function follow(link: string, name: string): void {
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.download = name;
  anchor.rel = 'noopener noreferrer';
  anchor.click();
}
