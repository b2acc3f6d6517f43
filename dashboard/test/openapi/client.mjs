/** Checks and builds the generated client: types that do not fit openapi.yaml end it. */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const COMPILER = join(HERE, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
const OPTIONS = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom'];

/** The client's functions, after its types were checked. */
export async function generatedClient() {
  const checked = spawnSync(process.execPath, [COMPILER, ...OPTIONS, join(HERE, 'client.ts')], { encoding: 'utf8' });
  if (checked.status !== 0) {
    throw new Error(checked.stdout + checked.stderr);
  }
  const { outputFiles } = await build({ entryPoints: [join(HERE, 'client.ts')], bundle: true, format: 'esm', platform: 'neutral', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
