import type { Api } from '../data/api.ts';
import { Fault } from '../data/faults.ts';
import type { Export } from '../data/types.ts';
import { follow } from './server-file.ts';

const PAUSE_MILLIS = 2_000;

/** What came of it: the person has the file, or the list is longer than a file may be. */
type Made = { kind: 'saved' } | { kind: 'too-large'; rows: number };

/**
 * Has the server make a file of any length, and hands it to the person when it is there. An export that breaks off is begun once more.
 *
 * @param moved is told how many rows are written
 */
export async function saveQueuedFile(api: Api, job: { file: 'csv' | 'xlsx'; filters: Record<string, string> }, moved: (rows: number) => void): Promise<Made> {
  for (let attempt = 0; attempt < 2; attempt++) {
    let made = (await api.post('/v1/exports', job)) as Export;
    while (made.status === 'running') {
      moved(made.rows);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
      made = (await api.get<Export>(`/v1/exports/${made.exportId}`))?.data ?? made;
    }
    if (made.status === 'too-large') {
      return { kind: 'too-large', rows: made.rows };
    }
    if (made.link !== undefined) {
      follow(made.link, made.fileName ?? '');
      return { kind: 'saved' };
    }
  }
  throw new Fault('server');
}
