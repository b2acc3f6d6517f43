/** Brings TypeScript modules of the page into the tests. */
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The exports of src/<name>.ts, of several modules together, so that classes that they share are the same. */
export async function source(...names) {
  const outfile = join(ROOT, 'target', 'test-source', `${names.join('+').replaceAll('/', '-')}-${process.pid}.mjs`);
  const stdin = { contents: names.map((name) => `export * from './src/${name}.ts';`).join('\n'), resolveDir: ROOT };
  mkdirSync(dirname(outfile), { recursive: true });
  await build({ stdin, outfile, bundle: true, format: 'esm', target: 'node20', loader: { '.css': 'text', '.json': 'empty' }, logLevel: 'warning' });
  return import(pathToFileURL(outfile).href);
}
