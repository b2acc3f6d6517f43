import type { Context } from '../../ui/context.ts';
import { exportPath, type Find } from '../request/search.ts';

/** Ids begin the rows of the file. A word that begins a line within a text is the id of nothing that was found. */
const ID = /^"?([\w-]{1,64})"?;/gm;

/**
 * The ids of the requests that the server gives out for a search. Null where the file is so large that the server only
 * links to it: then the person has got that file, and none of the page's.
 */
export async function exportedIds({ api }: Context, find: Find, ending: 'csv' | 'xlsx'): Promise<Set<string> | null> {
  const file = await api.file(exportPath(find, 'csv'));
  if (file.type.startsWith('application/json')) {
    const { saveServerFile } = await import('../../exports/server-file.ts');
    await saveServerFile(api, exportPath(find, ending), `ismtr-requests.${ending}`);
    return null;
  }
  return new Set([...(await file.text()).matchAll(ID)].flatMap(([, id]) => id ?? []));
}
