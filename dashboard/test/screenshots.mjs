/** Takes the pictures of the README: see take-screenshots.mjs. Brings the packages that it needs first. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../build.mjs';

install(dirname(fileURLToPath(import.meta.url)));
await import('./take-screenshots.mjs');
