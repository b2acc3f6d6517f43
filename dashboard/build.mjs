/**
 * Builds the page into dist/: checks the types, bundles script and style under names that carry their hash, and writes
 * the HTML that refers to them. Does nothing when no input changed since the last time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, 'dist');
const BUILD_STAMP = join(HERE, 'target', 'build.stamp');
const INSTALL_STAMP = join(HERE, 'node_modules', '.installed');

function filesBelow(path) {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function digest(...paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(HERE, path)))) {
    hash.update(file.slice(HERE.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stampIs(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: HERE, stdio: 'inherit' });
  if (result.error?.code === 'ENOENT') {
    throw new Error(`${command} was not found: the page is built with Node.js 20 or newer and its npm`);
  }
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
  }
}

function install() {
  const wanted = digest('package.json', 'package-lock.json');
  if (!stampIs(INSTALL_STAMP, wanted)) {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(INSTALL_STAMP, wanted);
  }
}

async function bundle() {
  run(process.execPath, [join(HERE, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', HERE]);
  rmSync(DIST, { recursive: true, force: true });
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: { app: 'src/app.ts', mails: 'src/mails/page.ts', page: 'src/style/page.css' },
    outdir: DIST,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    publicPath: '/',
    loader: { '.json': 'file' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const outputs = Object.keys(result.metafile.outputs).map((path) => basename(path));
  const named = (pattern) => outputs.find((name) => pattern.test(name));
  const write = (source, name, script) =>
    writeFileSync(
      join(DIST, name),
      readFileSync(join(HERE, 'src', source), 'utf8')
        .replace('{{script}}', named(script))
        .replaceAll('{{style}}', named(/^page\..*\.css$/))
        .replace('{{map}}', named(/^ua-regions\..*\.json$/)),
    );
  write('index.html', 'index.html', /^app\..*\.js$/);
  write('mails/mails.html', 'mails.html', /^mails\..*\.js$/);
  cpSync(join(HERE, 'assets', 'favicon.svg'), join(DIST, 'favicon.svg'));
}

const inputs = digest('src', 'assets', 'package-lock.json', 'tsconfig.json', 'build.mjs');
if (existsSync(join(DIST, 'index.html')) && stampIs(BUILD_STAMP, inputs)) {
  console.log('The page is up to date.');
} else {
  install();
  await bundle();
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, inputs);
  console.log('The page is built into dashboard/dist.');
}
