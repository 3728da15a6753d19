import { parseArgs } from 'node:util';
import pg from 'pg';
import { hashPassword } from '../app/auth/password-hash.server';
import { createTemporaryPassword } from '../app/auth/temporary-password.server';
import { auditWith } from '../app/platform/audit.server';
import type { CentreBlueprint } from '../prisma/seed/blueprint/types';
import { copyRows } from '../prisma/seed/copy-rows';
import { addAbsenceReasons } from '../prisma/seed/rows/add-absences';
import { addAccess } from '../prisma/seed/rows/add-access';
import { addRules } from '../prisma/seed/rows/add-rules';
import { addAgentStates, addServiceLevelSettings } from '../prisma/seed/rows/add-settings';
import { createSeedContext, type SeedContext } from '../prisma/seed/seed-context';
import { json } from '../prisma/seed/table-rows';

const help = `Creates an organization that is ready to be set up, and its first administrator. Nothing that exists is touched.

  node --import tsx deploy/create-organization.ts --name "Acme Care" --code ACME --admin anna@acme.example
    [--time-zone Europe/Berlin] [--country DE] [--site Berlin] [--locale en|ru]

DATABASE_URL must name a migrated database. The temporary password is printed once and must be changed at the first login.
`;

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    code: { type: 'string' },
    admin: { type: 'string' },
    'time-zone': { type: 'string', default: 'UTC' },
    country: { type: 'string' },
    site: { type: 'string' },
    locale: { type: 'string', default: 'en' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** What stands in the way, as a sentence; null where the input is sound. */
function findFault(): string | null {
  const { name, code, admin, locale, country } = values;
  if (!process.env.DATABASE_URL) return 'DATABASE_URL is not set: it must name a migrated PostgreSQL database.';
  if (!name?.trim() || !code?.trim() || !admin?.trim()) return 'Give --name, --code and --admin (see --help).';
  if (!/^[A-Za-z0-9._@+-]{6,}$/.test(admin)) return '--admin must be at least 6 latin letters, digits or . _ @ + -';
  if (locale !== 'en' && locale !== 'ru') return '--locale must be en or ru.';
  if (country && !/^[A-Z]{2}$/.test(country)) return '--country must be two capital letters, such as DE.';
  try {
    new Intl.DateTimeFormat('en', { timeZone: values['time-zone'] });
  } catch {
    return `--time-zone must be an IANA name, such as Europe/Berlin: ${values['time-zone']}`;
  }
  return null;
}

function createContext(now: Date): SeedContext {
  const [username, domain = ''] = (values.admin as string).split('@');
  const blueprint: CentreBlueprint = {
    code: (values.code as string).trim(),
    name: (values.name as string).trim(),
    locale: values.locale as 'en' | 'ru',
    timeZone: values['time-zone'],
    country: values.country ?? '',
    names: 'english',
    mailDomain: domain || username,
    sites: [],
    services: [],
    groups: [],
    skills: [],
    employeeCount: 0,
    historyWeeks: 0,
    hasDemoLogins: false,
  };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: blueprint.timeZone }).format(now);
  return createSeedContext({ blueprint, seed: crypto.randomUUID(), now, today });
}

/** The organization with what no page creates: built-in roles, positions, reasons of absence and states; and a first set of rules. */
function addOrganization(context: SeedContext, passwordHash: string): void {
  const { blueprint, rows, organizationId: organization_id, nextId } = context;
  const { name, code, locale, timeZone: time_zone } = blueprint;
  rows.add('organizations', { id: organization_id, name, code, locale, time_zone, settings: json({}) });
  const site = values.site ?? name;
  rows.add('sites', { id: nextId(), organization_id, name: site, code: 'MAIN', time_zone, country: values.country });
  addRules(context);
  addServiceLevelSettings(context, []);
  addAgentStates(context);
  addAbsenceReasons(context);
  for (const [position, positionName, plannable] of [
    ['AGENT', 'Agent', true],
    ['LEAD', 'Team lead', false],
    ['MANAGER', 'Manager', false],
  ] as const)
    rows.add('positions', { id: nextId(), organization_id, name: positionName, code: position, plannable });
  addAccess(context, { people: [], passwordHash, domain: blueprint.mailDomain });
  for (const user of rows.of('users')) {
    user.username = values.admin;
    user.must_change_password = true;
  }
}

async function main(): Promise<void> {
  if (values.help) return console.log(help);
  const fault = findFault();
  if (fault) throw new Error(fault);
  const password = createTemporaryPassword();
  const context = createContext(new Date());
  addOrganization(context, await hashPassword(password));
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const [table, rows] of context.rows.tables) await copyRows(client as unknown as pg.Client, table, rows);
    const { organizationId } = context;
    const { name, code } = context.blueprint;
    await auditWith(client, { organizationId, actorId: null, actorKind: 'system', source: 'job' }, [
      { action: 'organization.created', entity: 'organization', entityId: organizationId, after: { name, code } },
    ]);
    await client.query('commit');
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'organizations_code_key')
      throw new Error(`An organization with the code ${values.code} exists.`);
    if (constraint === 'users_username_key') throw new Error(`A user with the login ${values.admin} exists.`);
    throw error;
  } finally {
    client.release(true);
    await pool.end();
  }
  console.log(
    `${context.blueprint.name} is created. Log in as ${values.admin} with the temporary password ${password}`,
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
