import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the thread of the pool finds a task's module. The web server runs from a bundle, its threads from the sources beside it,
 * so the place is told from the working directory.
 * @param name file name within app/jobs
 */
export const poolTaskFile = (name: string): URL => pathToFileURL(path.resolve('app/jobs', name));
