// why: a thread's own entry file is read before the TypeScript loader is in place
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
