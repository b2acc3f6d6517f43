/** Writes for the page what the description of the API says of its rules: which status may follow which, and what stays unnamed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read } from './description.mjs';

export const RULES = fileURLToPath(new URL('../src/data/openapi-rules.ts', import.meta.url));

export function writeRules() {
  const { schemas } = read().components;
  const text = `/** Written by the build from openapi.yaml. */
export const MAY_BECOME: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(schemas.Status['x-may-become'])};

export const UNNAMED_BESIDE: readonly string[] = ${JSON.stringify(schemas.Request.properties.center['x-unnamed-beside'])};
`;
  if (!existsSync(RULES) || readFileSync(RULES, 'utf8') !== text) {
    writeFileSync(RULES, text);
  }
}
