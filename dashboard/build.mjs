/**
 * Builds the page into dist/: writes the types and rules of the API from its description, checks all types, bundles scripts and
 * styles under names that carry their hash, and writes the HTML that refers to them and the collection of calls. Does
 * nothing when no input changed since the last time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, 'dist');
const OPENAPI = join(HERE, '..', 'openapi.yaml');
const OPENAPI_TYPES = join(HERE, 'src', 'data', 'openapi.d.ts');
const GENERATED = [OPENAPI_TYPES, join(HERE, 'src', 'data', 'openapi-rules.ts')];
const BUILD_STAMP = join(HERE, 'target', 'build.stamp');
const TARGET = 'es2022';

/** What a folder's node_modules were installed from. */
const INSTALLED = ['package.json', 'package-lock.json'];

function filesBelow(path) {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).filter((one) => !GENERATED.includes(one) && !one.endsWith('.test.mjs'))) {
    hash.update(file.slice(HERE.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stampIs(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function run(command, args, folder = HERE, output = 'inherit') {
  const result = spawnSync(command, args, { cwd: folder, stdio: ['inherit', output, 'inherit'] });
  if (result.error?.code === 'ENOENT') {
    throw new Error(`${command} was not found: the page is built with Node.js 20 or newer and its npm`);
  }
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
  }
}

/** Installs the packages of a folder unless they are there. */
export function install(folder) {
  const stamp = join(folder, 'node_modules', '.installed');
  const wanted = digest(INSTALLED.map((name) => join(folder, name)));
  if (!stampIs(stamp, wanted)) {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
    writeFileSync(stamp, wanted);
  }
}

/** A style sheet that a script imports becomes text in it: it comes with the part of the page that it is for. */
const STYLES_IN_SCRIPTS = {
  name: 'styles-in-scripts',
  setup(build) {
    build.onResolve({ filter: /\.css$/ }, ({ path, resolveDir, importer }) =>
      importer.endsWith('.ts') ? { path: join(resolveDir, path), namespace: 'style' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'style' }, async ({ path }) => {
      const { outputFiles } = await build.esbuild.build({ entryPoints: [path], bundle: true, minify: true, write: false, target: TARGET });
      return { contents: outputFiles[0].text.trim(), loader: 'text', watchFiles: [path] };
    });
  },
};

/** The scripts that a script cannot do without, and those that the first view is made of. */
function chunksOf(outputs, entryPoint) {
  const found = new Set();
  const follow = (path) => {
    if (!found.has(path)) {
      found.add(path);
      outputs[path].imports.filter((one) => one.kind === 'import-statement').forEach((one) => follow(one.path));
    }
  };
  follow(Object.keys(outputs).find((path) => outputs[path].entryPoint === entryPoint));
  return [...found].map((path) => basename(path));
}

async function bundle() {
  run(process.execPath, [join(HERE, 'node_modules', 'openapi-typescript', 'bin', 'cli.js'), OPENAPI, '--output', OPENAPI_TYPES], HERE, 'ignore');
  const { writeRules } = await import('./openapi/rules.mjs');
  writeRules();
  run(process.execPath, [join(HERE, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', HERE]);
  rmSync(DIST, { recursive: true, force: true });
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: { main: 'src/main.ts', mails: 'src/views/mails/page.ts', page: 'src/style/page.css' },
    outdir: DIST,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    publicPath: '/',
    loader: { '.json': 'file' },
    plugins: [STYLES_IN_SCRIPTS],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const { outputs } = result.metafile;
  const named = (pattern) => Object.keys(outputs).map((path) => basename(path)).find((name) => pattern.test(name));
  const main = named(/^main\..*\.js$/);
  const first = [...new Set([...chunksOf(outputs, 'src/main.ts'), ...chunksOf(outputs, 'src/views/overview/view.ts')])];
  const ahead = first.filter((name) => name !== main).map((name) => `<link rel="modulepreload" href="/${name}" />`);
  const write = (name, script) =>
    writeFileSync(
      join(DIST, name),
      readFileSync(join(HERE, 'src', name), 'utf8')
        .replace('{{script}}', script)
        .replace('{{ahead}}', ahead.join('\n    '))
        .replaceAll('{{style}}', named(/^page\..*\.css$/))
        .replace('{{map}}', named(/^ua-regions\..*\.json$/)),
    );
  write('index.html', main);
  write('mails.html', named(/^mails\..*\.js$/));
  const [{ collectionOf }, { read }] = await Promise.all([import('./openapi/collection.mjs'), import('./openapi/description.mjs')]);
  writeFileSync(join(DIST, 'ismtr.postman_collection.json'), JSON.stringify(collectionOf(read()), null, 2));
  cpSync(join(HERE, 'assets', 'favicon.svg'), join(DIST, 'favicon.svg'));
  writeFileSync(join(HERE, 'target', 'first-load.json'), JSON.stringify([main, ...first.filter((name) => name !== main), 'index.html', 'favicon.svg', named(/^page\..*\.css$/), named(/^ua-regions\..*\.json$/)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const inputs = digest([...['src', 'assets', 'openapi', 'package-lock.json', 'tsconfig.json', 'build.mjs'].map((name) => join(HERE, name)), OPENAPI]);
  if (existsSync(join(DIST, 'index.html')) && stampIs(BUILD_STAMP, inputs)) {
    console.log('The page is up to date.');
  } else {
    install(HERE);
    mkdirSync(dirname(BUILD_STAMP), { recursive: true });
    await bundle();
    writeFileSync(BUILD_STAMP, inputs);
    console.log('The page is built into dashboard/dist.');
  }
}
