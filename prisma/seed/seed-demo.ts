import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { largeCentre } from './blueprint/large-centre';
import { helpdeskCentre, smallCentre } from './blueprint/small-centre';
import { standardCentre } from './blueprint/standard-centre';
import type { CentreBlueprint } from './blueprint/types';
import { buildCentre, type SeededCentre } from './build-centre';
import { demoLogins, demoPassword } from './logins';
import { grantRole, roleIdOf } from './rows/add-access';
import { type OnProgress, writeCentre } from './write-centre';

export const demoSizes = ['small', 'standard', 'large'] as const;
export type DemoSize = (typeof demoSizes)[number];

const blueprints: Record<DemoSize, CentreBlueprint> = {
  small: smallCentre,
  standard: standardCentre,
  large: largeCentre,
};

export interface SeedOptions {
  /** a migrated database */
  databaseUrl: string;
  size?: DemoSize;
  /** the same seed and day give the same centre */
  seed?: number;
  /** everything is dated relative to it; now unless told */
  today?: Date;
  onProgress?: OnProgress;
  /** adds another centre to a database that has one */
  isForced?: boolean;
}

export interface SeedResult {
  organizationId: string;
  organizationName: string;
  password: string;
  logins: string[];
}

/** The database already holds an organization. */
export class DatabaseInUse extends Error {
  constructor() {
    super('The database already has an organization. Use --force to add a demo centre beside it.');
    this.name = 'DatabaseInUse';
  }
}

/**
 * Generates the demo centre and the second organization of its administrator.
 * @throws DatabaseInUse when there is an organization and `isForced` is not set
 */
export async function seedDemo(options: SeedOptions): Promise<SeedResult> {
  const now = options.today ?? new Date();
  const seed = options.seed ?? 1;
  const report = options.onProgress ?? (() => undefined);
  const existing = await countCentres(options.databaseUrl);
  if (existing.organizations > 0 && !options.isForced) throw new DatabaseInUse();
  const passwordHash = await hash(demoPassword);
  const name = (blueprint: CentreBlueprint) => tellApart(blueprint, existing.ofDemo);
  const main = buildCentre({ blueprint: name(blueprints[options.size ?? 'standard']), seed, now, passwordHash });
  const second = buildCentre({ blueprint: name(helpdeskCentre), seed, now, passwordHash });
  grantRole(second.context, main.adminId, roleIdOf(second.context, 'administrator'));
  await writeCentre(options.databaseUrl, main, report);
  await writeCentre(options.databaseUrl, second, report);
  return describe(main);
}

function describe({ context }: SeededCentre): SeedResult {
  const { blueprint } = context;
  return {
    organizationId: context.organizationId,
    organizationName: blueprint.name,
    password: demoPassword,
    logins: demoLogins.map(({ username }) => username.replace(/@.*/, `@${blueprint.mailDomain}`)),
  };
}

/** A second demo centre in one database gets a number in its code, name and logins. */
function tellApart(blueprint: CentreBlueprint, existing: number): CentreBlueprint {
  if (existing === 0) return blueprint;
  const number = existing + 1;
  return {
    ...blueprint,
    code: `${blueprint.code}-${number}`,
    name: `${blueprint.name} ${number}`,
    mailDomain: `${number}.${blueprint.mailDomain}`,
  };
}

async function countCentres(databaseUrl: string): Promise<{ organizations: number; ofDemo: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ organizations: number; ofDemo: number }>(
      `select count(*)::int as organizations, (count(*) filter (where code like 'AURORA%'))::int as "ofDemo" from organizations`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}
