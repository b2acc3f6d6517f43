/** The browser of the page's tests and pictures. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Nothing that would call other hosts. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that CHROMIUM names, one that is installed, or the one that comes as a package; and what it needs. */
async function browserOptions() {
  const given = process.env.CHROMIUM ?? INSTALLED.find((path) => existsSync(path));
  if (given !== undefined && given !== 'package') {
    return { executablePath: given, args: FLAGS };
  }
  // Has the package bring the libraries that a bare machine lacks too. Its own flags ask for a graphics unit in software, which it does not bring whole.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args: FLAGS, env: process.env };
}

/** Starts a browser that several test files share; they find it by the environment variable PAGE_BROWSER. */
export async function serve() {
  const server = await chromium.launchServer(await browserOptions());
  process.env.PAGE_BROWSER = server.wsEndpoint();
  return server;
}

/** The shared browser, or one of its own where there is none. */
export async function launch() {
  const shared = process.env.PAGE_BROWSER;
  return shared === undefined ? chromium.launch(await browserOptions()) : chromium.connect(shared);
}
