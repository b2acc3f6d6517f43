/** Brings TypeScript modules of the page into the tests. */
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The exports of src/<name>.ts. */
export async function source(name) {
  const outfile = join(ROOT, 'target', 'test-source', `${name.replaceAll('/', '-')}-${process.pid}.mjs`);
  mkdirSync(dirname(outfile), { recursive: true });
  await build({ entryPoints: [join(ROOT, 'src', `${name}.ts`)], outfile, bundle: true, format: 'esm', target: 'node20', loader: { '.css': 'text', '.json': 'empty' }, logLevel: 'warning' });
  return import(pathToFileURL(outfile).href);
}
