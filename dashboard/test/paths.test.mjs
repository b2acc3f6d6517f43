import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** What CloudFront runs for each call of the page, as the template has it. */
function handlerOf(template) {
  const [, code] = /  PagePaths:[^]*?FunctionCode: \|\n([^]*?)\n\n/.exec(template);
  return new Function(`${code}\nreturn handler;`)();
}

test('deployed, a path that names no file is answered by the page, and a file by itself', () => {
  const handler = handlerOf(readFileSync(new URL('../../template.yaml', import.meta.url), 'utf8'));
  const shown = (uri) => handler({ request: { uri, querystring: {} } }).uri;
  for (const path of ['/', '/nope', '/nope/', '/v1.2/nope', '/a/b/c']) {
    assert.equal(shown(path), '/index.html', path);
  }
  for (const file of ['/index.html', '/mails.html', '/favicon.svg', '/assets/main-ABC123.js']) {
    assert.equal(shown(file), file);
  }
});
