import { parseArgs } from 'node:util';
import { type DemoSize, demoSizes, seedDemo } from './seed-demo';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'standard' },
    seed: { type: 'string', default: '1' },
    force: { type: 'boolean', default: false },
  },
});

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

const databaseUrl =
  process.env.DATABASE_URL ?? stop('DATABASE_URL is not set: it must name a migrated PostgreSQL database.');
const size = demoSizes.find((candidate) => candidate === values.size) as DemoSize | undefined;
const seed = Number(values.seed);
if (!size) stop(`--size must be one of ${demoSizes.join(', ')}.`);
if (!Number.isSafeInteger(seed)) stop('--seed must be a whole number.');

const startedMs = Date.now();
try {
  const result = await seedDemo({
    databaseUrl,
    size,
    seed,
    isForced: values.force,
    onProgress: (message) => console.log(message),
  });
  console.log(`${result.organizationName} is ready after ${((Date.now() - startedMs) / 1000).toFixed(1)} s.`);
  console.log(`Logins, all with the password ${result.password}: ${result.logins.join(', ')}`);
} catch (error) {
  stop((error as Error).message);
}
