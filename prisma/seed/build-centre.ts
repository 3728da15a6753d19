import { addDays, toLocalDate } from '~/engine/time';
import type { CentreBlueprint } from './blueprint/types';
import { buildCalendar, type CalendarDay } from './calendar-days';
import { addAbilities } from './rows/add-abilities';
import { addAbsenceReasons, addAbsences } from './rows/add-absences';
import { addAccess } from './rows/add-access';
import { addCalendar } from './rows/add-calendar';
import { addDepartments } from './rows/add-departments';
import { addPeople, type SeededEmployee } from './rows/add-people';
import { addRequests } from './rows/add-requests';
import { addRules } from './rows/add-rules';
import { addAgentStates, addServiceLevelSettings } from './rows/add-settings';
import { addSpecialEvents, type SeededEvent } from './rows/add-special-events';
import { addStructure, type SeededStructure } from './rows/add-structure';
import { addVacations } from './rows/add-vacations';
import { addWishes } from './rows/add-wishes';
import { addWorkTies } from './rows/add-work-ties';
import { planHeadcount } from './rows/plan-headcount';
import { createSeedContext, type SeedContext } from './seed-context';

/** A demo centre in memory, ready to be written. */
export interface SeededCentre {
  context: SeedContext;
  structure: SeededStructure;
  people: SeededEmployee[];
  events: SeededEvent[];
  calendar: Map<string, CalendarDay>;
  adminId: string;
  /** heads of departments, set once people exist */
  heads: { departmentId: string; employeeId: string }[];
}

/** Everything of a centre but its history. */
export function buildCentre(input: {
  blueprint: CentreBlueprint;
  seed: number;
  now: Date;
  passwordHash: string;
}): SeededCentre {
  const { blueprint } = input;
  const today = toLocalDate(input.now.getTime(), blueprint.timeZone);
  const context = createSeedContext({ blueprint, seed: input.seed, now: input.now, today });
  const firstYear = Number(addDays(today, -blueprint.historyWeeks * 7 - 7).slice(0, 4));
  const calendar = buildCalendar(blueprint.country, firstYear, Number(today.slice(0, 4)) + 1);
  const structure = addStructure(context);
  const { workRuleIds } = addRules(context);
  addCalendar(context, calendar.values());
  addServiceLevelSettings(context, structure.groups);
  addAgentStates(context);
  const headcount = planHeadcount(blueprint);
  const departments = addDepartments(context, structure.sites, headcount);
  const people = addPeople(context, { structure, departments, headcount, workRuleIds });
  addAbilities(context, structure, people);
  const reasonIds = addAbsenceReasons(context);
  addAbsences(context, people, reasonIds);
  addVacations(context, people, reasonIds);
  addWishes(context, people);
  addWorkTies(context, { people, workRuleIds });
  addRequests(context, people, reasonIds);
  const events = addSpecialEvents(context, structure.groups);
  const { adminId } = addAccess(context, { people, passwordHash: input.passwordHash, domain: blueprint.mailDomain });
  const heads = people
    .filter((person) => person.duty !== 'agent')
    .map((person) => ({ departmentId: person.department.id, employeeId: person.id }));
  return { context, structure, people, events, calendar, adminId, heads };
}
