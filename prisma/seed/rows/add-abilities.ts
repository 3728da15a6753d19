import type { Random } from '~/engine/random';
import { addDays } from '~/engine/time';
import { channelSkill, productSkillCode } from '../blueprint/skills';
import type { SeedContext } from '../seed-context';
import type { SeededEmployee } from './add-people';
import type { SeededGroup, SeededStructure } from './add-structure';

const round = (value: number): number => Math.round(value * 100) / 100;
const clamp = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));

/** Whom agents serve and what they can: one main group, up to two more (45, 35 and 20 % serve one, two and three). */
export function addAbilities(context: SeedContext, structure: SeededStructure, people: SeededEmployee[]): void {
  const random = context.random.fork('abilities');
  for (const person of people) {
    const groups = person.group ? [person.group, ...drawSecondGroups(random, structure.groups, person)] : [];
    for (const [index, group] of groups.entries()) addMembership(context, random, person, group, index);
    addSkills(context, random, structure, person, groups);
  }
}

function drawSecondGroups(random: Random, all: SeededGroup[], person: SeededEmployee): SeededGroup[] {
  const main = person.group!;
  const draw = random.next();
  const wanted = draw < 0.45 ? 0 : draw < 0.8 ? 1 : 2;
  const near = all.filter((group) => group !== main && group.siteCode === main.siteCode);
  const helped = all.filter((group) => group.helperSites?.includes(main.siteCode) && main.channel === group.channel);
  const sameService = near.filter((group) => group.serviceCode === main.serviceCode);
  const sameChannel = near.filter((group) => group.channel === main.channel);
  const ordered = [
    ...new Set([...helped, ...random.shuffle(sameService), ...random.shuffle(sameChannel), ...random.shuffle(near)]),
  ];
  return ordered.slice(0, wanted);
}

const roles = ['MAIN', 'SECONDARY', 'BACKUP'];

function addMembership(
  context: SeedContext,
  random: Random,
  person: SeededEmployee,
  group: SeededGroup,
  index: number,
): void {
  const speed =
    index === 0 ? clamp(1 + 0.07 * random.normal(), 0.82, 1.15) : clamp(0.82 + 0.06 * random.normal(), 0.65, 0.95);
  const learned = addDays(person.hireDate, index * 90);
  context.rows.add('group_memberships', {
    id: context.nextId(),
    organization_id: context.organizationId,
    employee_id: person.id,
    group_id: group.id,
    role: roles[index],
    priority: index + 1,
    proficiency: round(speed),
    valid_from: learned > context.today ? person.hireDate : learned,
  });
}

/** Skills beside those of the groups, and how many hold them. */
const extraSkills: [string, number][] = [
  ['EN', 0.3],
  ['DE', 0.04],
  ['ZH', 0.05],
  ['KK', 0.06],
  ['COMPLAINT', 0.35],
  ['RETENTION', 0.2],
  ['SALES', 0.3],
  ['FRAUD', 0.15],
  ['COLLECT', 0.1],
  ['NETWORK', 0.2],
  ['MENTOR', 0.12],
  ['SOCIAL', 0.1],
];

function addSkills(
  context: SeedContext,
  random: Random,
  structure: SeededStructure,
  person: SeededEmployee,
  groups: SeededGroup[],
): void {
  const held = new Map<string, number>();
  const hold = (code: string, mean: number) => {
    if (held.has(code) || !structure.skillIds.has(code)) return;
    held.set(code, round(clamp(mean + 0.12 * random.normal(), 0.3, 1)));
  };
  groups.forEach((group, index) => {
    hold(productSkillCode(group), index === 0 ? 0.85 : 0.65);
    hold(channelSkill[group.channel], 0.8);
  });
  hold('RU', 0.97);
  if (person.duty === 'lead') {
    hold('MENTOR', 0.9);
    hold('COMPLAINT', 0.9);
  }
  for (const [code, share] of extraSkills) if (random.next() < share) hold(code, 0.65);
  let priority = 0;
  for (const [code, proficiency] of held) {
    priority += 1;
    context.rows.add('agent_skills', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: person.id,
      skill_id: structure.skillIds.get(code),
      proficiency,
      priority,
      valid_from: person.hireDate,
    });
  }
}
