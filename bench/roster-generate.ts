/**
 * Roster problems of the sizes of the public benchmark with a lawful roster known to its generator:
 * npm run --silent bench:roster-generate -- SHAPE OUT.txt --seed 1
 * Prints what the hidden roster costs, to compare with what the search finds.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recomputeRosterCosts, validateRoster } from '~/engine/roster';
import { generateRosterInstance } from './roster/generate-instance';
import { rosterShapes } from './roster/generated-shapes';
import { formatRosterInstance } from './roster/instance-text';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
});
const [name, file] = positionals;
const shape = rosterShapes[name];
if (!shape || !file) {
  console.error(
    `usage: bench:roster-generate -- SHAPE OUT.txt [--seed N], shapes ${Object.keys(rosterShapes).join(' ')}`,
  );
  process.exit(2);
}
const { instance, hidden } = generateRosterInstance(shape, values.seed);
writeFileSync(file, formatRosterInstance(instance));
const costs = recomputeRosterCosts(instance, hidden);
const total = costs.onRequests + costs.offRequests + costs.under + costs.over;
console.log(
  `${name}: ${instance.dayCount} days, ${instance.employees.length} people, ${instance.shifts.length} types; hidden roster ${total} (requests ${costs.onRequests + costs.offRequests}, missing ${costs.under}, surplus ${costs.over}), ${validateRoster(instance, hidden).length} violations`,
);
