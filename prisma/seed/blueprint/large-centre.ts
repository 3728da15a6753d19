import { listSkills } from './skills';
import { standardCentre } from './standard-centre';
import type { CentreBlueprint, GroupBlueprint, SiteBlueprint } from './types';

const regions: { code: string; name: string; sites: [string, string, string][] }[] = [
  {
    code: 'N',
    name: 'North',
    sites: [
      ['SPB', 'Saint Petersburg', 'Europe/Moscow'],
      ['KGD', 'Kaliningrad', 'Europe/Kaliningrad'],
      ['MUR', 'Murmansk', 'Europe/Moscow'],
    ],
  },
  {
    code: 'S',
    name: 'South',
    sites: [
      ['KRR', 'Krasnodar', 'Europe/Moscow'],
      ['KUF', 'Samara', 'Europe/Samara'],
      ['VOG', 'Volgograd', 'Europe/Volgograd'],
    ],
  },
  {
    code: 'E',
    name: 'East',
    sites: [
      ['OVB', 'Novosibirsk', 'Asia/Novosibirsk'],
      ['KJA', 'Krasnoyarsk', 'Asia/Krasnoyarsk'],
      ['IKT', 'Irkutsk', 'Asia/Irkutsk'],
    ],
  },
];

const groupCount = 60;

function listRegionalGroups(): GroupBlueprint[] {
  const copies = regions.flatMap((region) => {
    const siteOf = new Map(standardCentre.sites.map((site, index) => [site.code, region.sites[index][0]]));
    return standardCentre.groups.map((group) => ({
      ...group,
      code: `${group.code}-${region.code}`,
      name: `${group.name}, ${region.name}`,
      siteCode: siteOf.get(group.siteCode)!,
      helperSites: undefined,
    }));
  });
  const overflow = standardCentre.groups
    .slice(0, groupCount - standardCentre.groups.length - copies.length)
    .map((group) => ({
      ...group,
      code: `${group.code}-O`,
      name: `${group.name}, overflow`,
      weight: group.weight / 2,
      helperSites: undefined,
    }));
  return [...standardCentre.groups, ...copies, ...overflow];
}

const sites: SiteBlueprint[] = [
  ...standardCentre.sites,
  ...regions.flatMap((region) =>
    region.sites.map(([code, name, timeZone]) => ({
      code,
      name,
      timeZone,
      country: 'RU',
      address: `Lenina 1, ${name}`,
    })),
  ),
];

const groups = listRegionalGroups();

/** Twelve sites, 60 groups, 5,000 employees: for tests of size. */
export const largeCentre: CentreBlueprint = {
  ...standardCentre,
  sites,
  groups,
  skills: listSkills(groups),
  employeeCount: 5000,
};
