/** Runs the provider until it is stopped: `node dashboard/test/provider/start.mjs [port] [origin of the page]`. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../build.mjs';

install(join(dirname(fileURLToPath(import.meta.url)), '..'));
const { startProvider } = await import('./provider.mjs');
const [port = '9090', page = 'http://127.0.0.1:8080', tokenSeconds = '600'] = process.argv.slice(2);
const { issuer } = await startProvider({ page, port: Number(port), tokenSeconds: Number(tokenSeconds) });
console.log(`The OpenID provider of ${page} is ready at ${issuer}`);
