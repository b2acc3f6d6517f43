/** Reads the description of the API. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const FILE = fileURLToPath(new URL('../../openapi.yaml', import.meta.url));

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function read() {
  return parse(readFileSync(FILE, 'utf8'));
}

/** The part that a reference names, or the node itself. */
export function resolved(api, node) {
  if (node?.$ref === undefined) {
    return node;
  }
  const target = node.$ref
    .slice('#/'.length)
    .split('/')
    .reduce((part, name) => part[name.replaceAll('~1', '/').replaceAll('~0', '~')], api);
  return resolved(api, target);
}

/** All operations, with the parameters of their paths. */
export function operations(api) {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({
      path,
      method: method.toUpperCase(),
      ...item[method],
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((one) => resolved(api, one)),
    })),
  );
}
