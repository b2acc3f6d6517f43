/** Walks a running system as a moderator does: see moderator-walk.mjs. Brings the packages that it needs first. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../build.mjs';

install(dirname(fileURLToPath(import.meta.url)));
await import('./moderator-walk.mjs');
