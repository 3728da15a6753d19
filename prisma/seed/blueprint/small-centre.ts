import { listSkills } from './skills';
import { standardCentre } from './standard-centre';
import { type CentreBlueprint, daily, firstDays, type GroupBlueprint } from './types';

const pick = (code: string, changes: Partial<GroupBlueprint>): GroupBlueprint => ({
  ...standardCentre.groups.find((group) => group.code === code)!,
  helperSites: undefined,
  ...changes,
});

const smallGroups = [pick('SHOP-C', { weight: 9 }), pick('SHOP-T', { weight: 5 }), pick('SHOP-M', { weight: 4 })];

/** Two sites, 3 groups, 24 employees, 8 weeks of history: for tests. */
export const smallCentre: CentreBlueprint = {
  ...standardCentre,
  sites: standardCentre.sites.slice(0, 2),
  services: standardCentre.services.filter((service) => service.code === 'SHOP'),
  groups: smallGroups,
  skills: listSkills(smallGroups, 9),
  employeeCount: 24,
  historyWeeks: 8,
};

const helpdeskGroups = [
  pick('TECH-C1', {
    code: 'DESK-C',
    name: 'Service desk calls',
    serviceCode: 'DESK',
    siteCode: 'LON',
    demand: 'office',
    hours: firstDays(6, 7, 20),
    weight: 9,
  }),
  pick('TECH-T', {
    code: 'DESK-T',
    name: 'Service desk chat',
    serviceCode: 'DESK',
    siteCode: 'LON',
    hours: daily(8, 20),
    weight: 5,
  }),
  pick('TECH-M', {
    code: 'DESK-M',
    name: 'Service desk e-mail',
    serviceCode: 'DESK',
    siteCode: 'LIS',
    hours: firstDays(5, 9, 18),
    weight: 4,
  }),
];

/** The second organization, where the demo administrator has a role too. */
export const helpdeskCentre: CentreBlueprint = {
  code: 'NORTHWIND',
  name: 'Northwind Helpdesk',
  locale: 'en',
  timeZone: 'Europe/London',
  country: 'GB',
  names: 'english',
  mailDomain: 'northwind.demo.wfm',
  hasDemoLogins: false,
  sites: [
    {
      code: 'LON',
      name: 'London',
      timeZone: 'Europe/London',
      country: 'GB',
      address: '12 Borough High Street, London',
    },
    {
      code: 'LIS',
      name: 'Lisbon',
      timeZone: 'Europe/Lisbon',
      country: 'PT',
      address: 'Avenida da Liberdade 110, Lisbon',
    },
  ],
  services: [
    { code: 'DESK', name: 'IT service desk', description: 'Accounts, devices and software of client companies' },
  ],
  groups: helpdeskGroups,
  skills: listSkills(helpdeskGroups, 6),
  employeeCount: 24,
  historyWeeks: 26,
};
