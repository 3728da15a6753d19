import { channelSkill, productSkillCode } from '../blueprint/skills';
import type { GroupBlueprint, SiteBlueprint } from '../blueprint/types';
import type { SeedContext } from '../seed-context';
import { json } from '../table-rows';

export interface SeededGroup extends GroupBlueprint {
  id: string;
  timeZone: string;
}

export interface SeededSite extends SiteBlueprint {
  id: string;
}

export interface SeededStructure {
  sites: Map<string, SeededSite>;
  groups: SeededGroup[];
  /** ids by code */
  skillIds: Map<string, string>;
}

/** Organization, sites, services, groups and skills. */
export function addStructure(context: SeedContext): SeededStructure {
  const { blueprint, rows, organizationId: organization_id } = context;
  rows.add('organizations', {
    id: organization_id,
    name: blueprint.name,
    code: blueprint.code,
    locale: blueprint.locale,
    time_zone: blueprint.timeZone,
    settings: json({ demo: true }),
  });
  const sites = addSites(context);
  const skillIds = new Map<string, string>();
  for (const skill of blueprint.skills) {
    const id = context.nextId();
    skillIds.set(skill.code, id);
    rows.add('skills', { id, organization_id, name: skill.name, code: skill.code, category: skill.category });
  }
  const serviceIds = new Map<string, string>();
  for (const service of blueprint.services) {
    const id = context.nextId();
    serviceIds.set(service.code, id);
    rows.add('services', {
      id,
      organization_id,
      name: service.name,
      code: service.code,
      description: service.description,
    });
  }
  const groups = blueprint.groups.map((group, index) => {
    const site = sites.get(group.siteCode)!;
    const seeded = { ...group, id: context.nextId(), timeZone: site.timeZone };
    rows.add('groups', {
      id: seeded.id,
      organization_id,
      service_id: serviceIds.get(group.serviceCode),
      site_id: site.id,
      name: group.name,
      code: group.code,
      channel_type: group.channel,
      time_zone: site.timeZone,
      opening_hours: json(group.hours),
      external_id: String(4000 + index),
      colour: (index % 8) + 1,
      priority: group.code.startsWith('PREM') ? 1 : 3,
    });
    return seeded;
  });
  for (const group of groups) addGroupSkills(context, group, skillIds);
  return { sites, groups, skillIds };
}

function addSites({ blueprint, rows, organizationId, nextId }: SeedContext): Map<string, SeededSite> {
  const sites = new Map<string, SeededSite>();
  for (const site of blueprint.sites) {
    const id = nextId();
    sites.set(site.code, { ...site, id });
    rows.add('sites', {
      id,
      organization_id: organizationId,
      name: site.name,
      code: site.code,
      time_zone: site.timeZone,
      country: site.country,
      address: site.address,
      capacity: Math.ceil(blueprint.employeeCount / blueprint.sites.length / 10) * 12,
    });
  }
  return sites;
}

function addGroupSkills(context: SeedContext, group: SeededGroup, skillIds: Map<string, string>): void {
  const asked: [string, number][] = [
    [productSkillCode(group), 0.4],
    [channelSkill[group.channel], 0.5],
  ];
  for (const [code, minProficiency] of asked) {
    context.rows.add('group_skills', {
      organization_id: context.organizationId,
      group_id: group.id,
      skill_id: skillIds.get(code),
      min_proficiency: minProficiency,
    });
  }
}
