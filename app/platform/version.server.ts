import { readFileSync } from 'node:fs';
import path from 'node:path';

const manifest = JSON.parse(readFileSync(path.resolve('package.json'), 'utf8')) as { version: string };

/** Version of the product as in its manifest. */
export const appVersion = manifest.version;
