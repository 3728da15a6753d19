import type { Random } from '~/engine/random';
import { addDays, startOfMonth } from '~/engine/time';
import { drawName } from '../names';
import type { SeedContext } from '../seed-context';
import { json } from '../table-rows';
import type { SeededDepartment, SeededDepartments } from './add-departments';
import type { WorkRuleCode } from './add-rules';
import type { SeededGroup, SeededSite, SeededStructure } from './add-structure';
import type { Headcount } from './plan-headcount';

export type Duty = 'director' | 'planner' | 'site_head' | 'lead' | 'agent';

export interface SeededEmployee {
  id: string;
  duty: Duty;
  personnelNumber: string;
  displayName: string;
  site: SeededSite;
  department: SeededDepartment;
  /** main group of an agent */
  group: SeededGroup | null;
  rule: WorkRuleCode;
  weeklyMinutes: number;
  hireDate: string;
  nightAllowed: boolean;
}

const positions: Record<Duty, [string, boolean]> = {
  director: ['Director', false],
  planner: ['Planning specialist', false],
  site_head: ['Head of site', false],
  lead: ['Team lead', false],
  agent: ['Agent', true],
};

interface PeopleInput {
  structure: SeededStructure;
  departments: SeededDepartments;
  headcount: Headcount;
  workRuleIds: Record<WorkRuleCode, string>;
}

/** Everybody: positions, employees, their department and their contract. */
export function addPeople(context: SeedContext, input: PeopleInput): SeededEmployee[] {
  const positionIds = addPositions(context);
  const random = context.random.fork('people');
  const people: SeededEmployee[] = [];
  const hire = (duty: Duty, site: SeededSite, department: SeededDepartment, group: SeededGroup | null) => {
    const person = drawPerson(context, random, { number: people.length + 1, duty, site, department, group });
    people.push(person.employee);
    context.rows.add('agents', { ...person.row, position_id: positionIds[duty] });
    addDatedFacts(context, person.employee, input.workRuleIds[person.employee.rule]);
  };
  const { structure, departments } = input;
  const sites = [...structure.sites.values()];
  hire('director', sites[0], departments.root, null);
  hire('planner', sites[0], departments.planning, null);
  for (const site of sites) hire('site_head', site, departments.directions.get(site.code)!, null);
  for (const team of departments.teams) hire('lead', structure.sites.get(team.siteCode!)!, team, null);
  for (const site of sites) {
    const seats = listSeats(structure.groups, input.headcount, site);
    const teams = departments.teams.filter((team) => team.siteCode === site.code);
    for (const [index, group] of seats.entries()) {
      hire('agent', site, teams[Math.floor((index * teams.length) / seats.length)], group);
    }
  }
  return people;
}

/** The main group of each agent of a site, group by group, so that teams work together. */
function listSeats(groups: SeededGroup[], headcount: Headcount, site: SeededSite): SeededGroup[] {
  return groups.flatMap((group, index) =>
    group.siteCode === site.code ? Array.from({ length: headcount.agents[index] }, () => group) : [],
  );
}

function addPositions(context: SeedContext): Record<Duty, string> {
  const ids = {} as Record<Duty, string>;
  for (const [duty, [name, plannable]] of Object.entries(positions) as [Duty, [string, boolean]][]) {
    ids[duty] = context.nextId();
    const code = duty.toUpperCase();
    context.rows.add('positions', { id: ids[duty], organization_id: context.organizationId, name, code, plannable });
  }
  return ids;
}

interface PersonInput {
  number: number;
  duty: Duty;
  site: SeededSite;
  department: SeededDepartment;
  group: SeededGroup | null;
}

function drawPerson(context: SeedContext, random: Random, input: PersonInput) {
  const { blueprint } = context;
  const { lastName, firstName, patronymic } = drawName(random, blueprint.names);
  const { rule, weeklyMinutes } = input.duty === 'agent' ? drawRule(random, input.group!, input.number) : officeRule;
  const daysEmployed = Math.round(60 + random.exponential(1 / 900));
  const personnelNumber = String(100_000 + input.number);
  const employee: SeededEmployee = {
    id: context.nextId(),
    duty: input.duty,
    personnelNumber,
    displayName: `${lastName} ${firstName}`,
    site: input.site,
    department: input.department,
    group: input.group,
    rule,
    weeklyMinutes,
    hireDate: startOfMonth(addDays(context.today, -Math.min(daysEmployed, 6000))),
    nightAllowed: rule === 'nights',
  };
  const row = {
    id: employee.id,
    organization_id: context.organizationId,
    personnel_number: personnelNumber,
    last_name: lastName,
    first_name: firstName,
    patronymic,
    email: `${firstName}.${lastName}.${personnelNumber.slice(-4)}@${blueprint.mailDomain}`.toLowerCase(),
    phone: `${blueprint.names === 'russian' ? '+7 9' : '+44 7'}${random.int(90) + 10} ${100 + random.int(900)}-${10 + random.int(90)}-${10 + random.int(90)}`,
    site_id: input.site.id,
    time_zone: input.site.timeZone,
    work_type: random.next() < 0.72 ? 'office' : random.next() < 0.6 ? 'home' : 'mixed',
    hire_date: employee.hireDate,
    night_allowed: employee.nightAllowed,
    weekend_allowed: input.duty === 'agent',
    overtime_allowed: input.duty === 'agent' && weeklyMinutes === 2400 && random.next() < 0.6,
    external_ids: json({ telephony: String(7000 + input.number) }),
    created_at: new Date(context.nowMs),
    updated_at: new Date(context.nowMs),
  };
  return { employee, row };
}

const officeRule = { rule: 'office' as WorkRuleCode, weeklyMinutes: 2400 };

/** Most work 40 hours; a sixth 30, a tenth 20. Groups that never close need people who may work at night. */
function drawRule(random: Random, group: SeededGroup, number: number): { rule: WorkRuleCode; weeklyMinutes: number } {
  const isRoundTheClock = group.hours.every((range) => range && range[1] - range[0] === 1440);
  if (isRoundTheClock && number % 5 < 2) return { rule: 'nights', weeklyMinutes: 2400 };
  const draw = random.next();
  if (draw < 0.62) return { rule: 'full', weeklyMinutes: 2400 };
  if (draw < 0.74) return { rule: 'long', weeklyMinutes: 2400 };
  if (draw < 0.89) return { rule: 'part30', weeklyMinutes: 1800 };
  return { rule: 'part20', weeklyMinutes: 1200 };
}

function addDatedFacts(context: SeedContext, employee: SeededEmployee, workRuleId: string): void {
  const { rows, organizationId: organization_id, nextId } = context;
  const common = { organization_id, employee_id: employee.id, valid_from: employee.hireDate };
  rows.add('department_memberships', { id: nextId(), ...common, department_id: employee.department.id });
  rows.add('contracts', {
    id: nextId(),
    ...common,
    work_rule_id: workRuleId,
    rate: employee.weeklyMinutes / 2400,
    weekly_minutes: employee.weeklyMinutes,
    daily_max_minutes: employee.rule === 'part20' ? 360 : employee.rule === 'part30' ? 480 : 720,
  });
}
