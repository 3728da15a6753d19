import { unique } from '../../factories/unique';
import { planEnd, planStart, playedDay, type TargetIds } from './centre';
import { shiftOfferOf } from './offer-target';

/** A form that a page sends, with the ids of the centre under attack in it. */
export interface PageForm {
  name: string;
  /** a list is a field that is sent several times; undefined is not sent */
  fields?: Record<string, string | string[] | undefined>;
  /** sent as JSON instead */
  json?: unknown;
  file?: { field: string; name: string; content: string };
  /** whose the targets are, where an administrator cannot do it */
  as?: 'owner';
  /** ids of others are left alone without a word */
  isSilent?: boolean;
}

const named = () => ({ name: unique('Tried'), code: crypto.randomUUID().slice(0, 13) });
const version = '1';
const site = () => ({ ...named(), timeZone: 'Europe/Moscow', status: 'active', open: '08:00', close: '20:00' });
const profile = (ids: TargetIds) => ({
  personnelNumber: unique('pn'),
  lastName: 'Tried',
  firstName: 'Ira',
  siteId: ids.siteId,
  positionId: ids.positionId,
  timeZone: 'Europe/Moscow',
  hireDate: '2020-01-01',
});
const group = (ids: TargetIds) => ({
  ...named(),
  serviceId: ids.serviceId,
  siteId: ids.siteId,
  channelType: 'CALLS',
  timeZone: 'Europe/Moscow',
  intervalMinutes: '15',
});
const specialEvent = (ids: TargetIds) => ({
  name: 'Tried',
  type: 'WEATHER',
  startsAt: `${planStart}T10:00`,
  endsAt: `${planStart}T13:00`,
  timeZone: 'Europe/Moscow',
  coefficient: '1.1',
  groupIds: ids.servingGroupId,
});
const shift = (ids: TargetIds, date: string) => ({
  employeeId: ids.employeeId,
  date,
  startMinute: 540,
  spanMinutes: 480,
});
const levels = (ids: TargetIds) => ({
  groupId: ids.servingGroupId,
  validFrom: planStart,
  serviceLevelTarget: '80',
  thresholdSec: '20',
  warningLevel: '75',
  criticalLevel: '65',
  maxOccupancy: '90',
  shrinkage: '10',
  reserve: '1',
  minAgents: '0',
  concurrency: '1',
  switchPenalty: '15',
  deadlineHours: '',
  patienceSec: '',
});
const slotSetting = {
  weekdays: ['1', '2'],
  startTime: '09:00',
  endTime: '10:30',
  from: planStart,
  absencePercent: '12',
};

const capacityPlan = (ids: TargetIds) => ({
  name: unique('Tried'),
  groupIds: ids.servingGroupId,
  startDate: planStart,
  weeks: '13',
  startFte: '20',
  scenarios: '1',
  's0.name': 'One',
});
const workRule = (ids: TargetIds) => ({
  kind: 'work',
  id: ids.workRuleId,
  version,
  name: unique('Tried'),
  rotation: '',
  minRestHours: '11',
  maxConsecutiveDays: '6',
  minConsecutiveDays: '2',
  minDaysPerWeek: '0',
  maxDaysPerWeek: '5',
  minDaysOffPerWeek: '2',
  freeWeekendsPerFour: '1',
  weeklyToleranceHours: '2',
  templateIds: ids.templateId,
  status: 'active',
});
const breakRule = (ids: TargetIds) => ({
  kind: 'break',
  id: ids.breakRuleId,
  version,
  name: unique('Tried'),
  fromPaidHours: '15',
  toPaidHours: '16',
  edgeMinutes: '60',
  spacingMinutes: '90',
  lunchEarliestMinutes: '120',
  lunchLatestMinutes: '360',
  status: 'active',
});
const template = (ids: TargetIds) => ({
  ...named(),
  templateId: ids.templateId,
  version,
  startFrom: '08:00',
  startTo: '10:00',
  stepMinutes: '30',
  spanHours: '8',
  paidHours: '8',
  weekdays: ['1', '2'],
  colour: '1',
  status: 'active',
});

/** Forms of every action that writes. An action without one fails the tests. */
export const pageForms: Record<string, (ids: TargetIds) => PageForm[]> = {
  'admin.api-keys.tsx': (ids) => [{ name: 'end a key', fields: { intent: 'revoke-key', apiKeyId: ids.apiKeyId } }],
  'admin.calendars.tsx': (ids) => [
    { name: 'set a day', fields: { intent: 'day', siteId: ids.siteId, date: planStart, dayType: 'holiday', name: '' } },
    { name: 'fill a year', fields: { intent: 'fill', siteId: ids.siteId, year: '2027', country: 'RU', region: '' } },
  ],
  'admin.bonds.tsx': (ids) => [
    {
      name: 'change',
      fields: {
        id: ids.bondId,
        version,
        name: unique('Tried'),
        kind: 'apart',
        toleranceMinutes: '0',
        employeeIds: [ids.employeeId, ids.colleagueId],
        validFrom: planStart,
        status: 'active',
      },
    },
  ],
  'admin.calendars_.import.tsx': (ids) => [
    {
      name: 'write',
      fields: {
        intent: 'import',
        siteId: ids.siteId,
        text: '<calendar year="2027"><days><day d="01.01" t="1"/></days></calendar>',
      },
    },
    { name: 'look before taking it back', fields: { intent: 'undo-preview', importId: ids.calendarImportId } },
    { name: 'take back', fields: { intent: 'undo', importId: ids.calendarImportId } },
  ],
  'admin.rotations.tsx': (ids) => [
    {
      name: 'change',
      fields: {
        id: ids.rotationId,
        version,
        name: unique('Tried'),
        kind: 'cyclic',
        day: ['work', ids.templateId, 'off'],
        status: 'active',
      },
    },
  ],
  'admin.rule-assignments.tsx': (ids) => [
    {
      name: 'preview',
      fields: {
        intent: 'preview',
        kind: 'rotation',
        targetId: ids.rotationId,
        from: planStart,
        employeeIds: ids.employeeId,
      },
    },
    {
      name: 'assign',
      fields: {
        intent: 'assign',
        kind: 'work_rule',
        targetId: ids.workRuleId,
        from: planStart,
        ids: ids.employeeId,
      },
    },
    {
      name: 'assign to a department',
      fields: { intent: 'department', departmentId: ids.departmentId, workRuleId: ids.workRuleId, from: planStart },
    },
  ],
  'admin.roles.$roleId.tsx': () => [
    {
      name: 'save',
      fields: { intent: 'save', version, name: unique('Tried'), status: 'active', 'permission:overview:read': 'all' },
    },
    { name: 'delete', fields: { intent: 'delete', version } },
  ],
  'admin.rules.tsx': (ids) => [
    { name: 'change a work rule', fields: workRule(ids) },
    { name: 'change a break rule', fields: breakRule(ids) },
  ],
  'admin.security.tsx': () => [
    {
      name: 'change',
      isSilent: true,
      fields: {
        version,
        passwordMinLength: '12',
        passwordHistory: '5',
        passwordLifeDays: '0',
        lockoutFailures: '9',
        lockoutMinutes: '30',
        sessionIdleMinutes: '30',
        sessionMaxHours: '12',
        portalIdleDays: '14',
        portalMaxDays: '30',
      },
    },
  ],
  'admin.service-levels.tsx': (ids) => [
    { name: 'save', fields: { intent: 'save', ...levels(ids) } },
    { name: 'inherit', fields: { intent: 'inherit', groupId: ids.servingGroupId, validFrom: planStart } },
    {
      name: 'of a department',
      fields: { intent: 'save', ...levels(ids), groupId: '', departmentId: ids.departmentId },
    },
    {
      name: 'department',
      fields: {
        intent: 'department',
        groupId: ids.servingGroupId,
        departmentId: ids.departmentId,
        validFrom: planStart,
      },
    },
  ],
  'admin.slot-settings.tsx': (ids) => [
    { name: 'set', fields: { groupId: ids.servingGroupId, ...slotSetting } },
    { name: 'remove', fields: { intent: 'remove', id: ids.slotSettingId } },
  ],
  'admin.shift-templates.tsx': (ids) => [{ name: 'change', fields: template(ids) }],
  'admin.sites.$siteId.tsx': () => [{ name: 'change', fields: { version, ...site() } }],
  'admin.sites.new.tsx': () => [{ name: 'create', fields: site() }],
  'admin.users.$userId.tsx': (ids) => [
    { name: 'block', fields: { intent: 'block' } },
    { name: 'reset the password', fields: { intent: 'reset' } },
    { name: 'give a role', fields: { intent: 'grant', roleId: ids.roleId, departmentId: ids.departmentId } },
    { name: 'take a role', fields: { intent: 'revoke', grantId: ids.grantId } },
    { name: 'end a session', fields: { intent: 'end-session', sessionId: ids.sessionId } },
    { name: 'end all sessions', fields: { intent: 'end-sessions' } },
  ],
  'admin.users.new.tsx': (ids) => [
    {
      name: 'create with a role',
      fields: { username: unique('tried'), displayName: 'Tried', roleId: ids.roleId, departmentId: ids.departmentId },
    },
  ],
  'jobs.$jobId.ts': () => [{ name: 'cancel', fields: { intent: 'cancel' } }],
  'live._index.tsx': (ids) => [{ name: 'take on', fields: { intent: 'acknowledge', alertId: ids.alertId } }],
  'my._index.tsx': (ids) => [{ name: 'acknowledge', as: 'owner', fields: { id: ids.acknowledgementId } }],
  'my.acknowledgements.tsx': (ids) => [{ name: 'acknowledge', as: 'owner', fields: { id: ids.acknowledgementId } }],
  'my.messages.tsx': () => [{ name: 'mark all as read', as: 'owner', isSilent: true, fields: {} }],
  'my.offers.tsx': (ids) => [
    { name: 'accept', as: 'owner', fields: { offerId: ids.offerId, answer: 'accept' } },
    { name: 'decline', as: 'owner', fields: { offerId: ids.offerId, answer: 'decline' } },
  ],
  'plan.shift-offers.ts': (ids) => [
    { name: 'look', json: { intent: 'preview', groupId: ids.servingGroupId, offer: shiftOfferOf(ids) } },
    { name: 'offer', json: { intent: 'offer', offer: shiftOfferOf(ids) } },
    {
      name: 'withdraw',
      fields: { scheduleId: ids.publishedId, date: '2027-06-07', offerId: ids.offerId },
    },
  ],
  'my.requests._index.tsx': (ids) => [{ name: 'cancel', as: 'owner', fields: { id: ids.requestId } }],
  'my.requests.new.tsx': (ids) => [
    {
      name: 'ask',
      as: 'owner',
      fields: {
        type: 'SICK_LEAVE',
        firstDate: '2027-04-01',
        lastDate: '2027-04-02',
        reasonId: ids.reasonId,
        comment: '',
      },
    },
  ],
  'notifications.ts': (ids) => [
    { name: 'mark as read', as: 'owner', isSilent: true, fields: { intent: 'mark-read', id: ids.notificationId } },
  ],
  'people.departments.tsx': (ids) => [
    { name: 'create below', fields: { intent: 'create', ...named(), parentId: ids.departmentId, status: 'active' } },
    {
      name: 'change',
      fields: { intent: 'update', ...named(), departmentId: ids.departmentId, version, status: 'active' },
    },
    { name: 'move', fields: { intent: 'move', departmentId: ids.departmentId, version, parentId: '' } },
  ],
  'people.employees.$employeeId.rules.tsx': (ids) => [
    {
      name: 'assign a rotation',
      fields: { intent: 'assign-rotation', targetId: ids.rotationId, from: planStart },
    },
    { name: 'add limits', fields: { intent: 'add-permit', kind: 'minor', from: planStart } },
    { name: 'end limits', fields: { intent: 'end-permit', permitId: ids.permitId, from: planStart } },
  ],
  'people.employees.$employeeId._index.tsx': (ids) => [{ name: 'change', fields: { version, ...profile(ids) } }],
  'people.employees.$employeeId.employment.tsx': (ids) => [
    {
      name: 'move',
      fields: { intent: 'move-department', version, from: '2027-01-04', departmentId: ids.departmentId },
    },
    {
      name: 'give a group',
      fields: { intent: 'set-group', version, from: '2027-01-04', groupId: ids.groupId, role: 'SECONDARY' },
    },
    {
      name: 'change the contract',
      fields: {
        intent: 'change-contract',
        version,
        from: '2027-01-04',
        workRuleId: ids.workRuleId,
        rate: '1',
        weeklyHours: '36',
        dailyMaxHours: '12',
      },
    },
    { name: 'dismiss', fields: { intent: 'dismiss', version, from: '2027-01-04' } },
  ],
  'people.employees.$employeeId.skills.tsx': (ids) => [
    {
      name: 'give a skill',
      fields: { intent: 'set-skill', version, from: '2027-01-04', skillId: ids.skillId, proficiency: '0.5' },
    },
  ],
  'people.employees.import.tsx': (ids) => [
    {
      name: 'preview',
      isSilent: true,
      fields: {
        intent: 'preview',
        effectiveFrom: '2027-01-04',
        defaultSiteId: ids.siteId,
        defaultWorkRuleId: ids.workRuleId,
      },
      file: { field: 'file', name: 'people.csv', content: 'Personnel number;Last name;First name\n1;Tried;Ira\n' },
    },
  ],
  'people.employees.new.tsx': (ids) => [
    { name: 'create', fields: { ...profile(ids), departmentId: ids.departmentId, status: 'active' } },
  ],
  'people.groups.$groupId.tsx': (ids) => [
    { name: 'ask for skills', fields: { intent: 'skills', skillId: ids.skillId } },
    { name: 'change', fields: { version, ...group(ids) } },
  ],
  'people.groups.new.tsx': (ids) => [{ name: 'create', fields: group(ids) }],
  'people.positions.tsx': (ids) => [
    { name: 'change', fields: { intent: 'update', positionId: ids.positionId, version, ...named(), plannable: 'on' } },
    { name: 'delete', fields: { intent: 'delete', positionId: ids.positionId, version } },
  ],
  'people.services.tsx': (ids) => [
    { name: 'change', fields: { intent: 'update', version, serviceId: ids.serviceId, ...named() } },
  ],
  'people.skills._index.tsx': (ids) => [
    { name: 'change', fields: { intent: 'update', version, skillId: ids.skillId, ...named() } },
  ],
  'plan.events.$eventId.tsx': (ids) => [{ name: 'change', fields: { intent: 'save', version, ...specialEvent(ids) } }],
  'plan.events._index.tsx': (ids) => [
    { name: 'remove a period', fields: { intent: 'delete-period', periodId: ids.periodId } },
    {
      name: 'add a period',
      fields: {
        intent: 'add-period',
        kind: 'pay_day',
        name: 'Tried',
        startDate: planStart,
        endDate: planStart,
        siteId: ids.siteId,
      },
    },
  ],
  'plan.events.new.tsx': (ids) => [{ name: 'create', fields: { intent: 'save', ...specialEvent(ids) } }],
  'plan.forecasts.$forecastId._index.tsx': (ids) => [
    {
      name: 'edit',
      fields: {
        intent: 'edit',
        operation: 'scale',
        value: '1.1',
        target: 'volume',
        from: `${planStart}T10:00`,
        to: `${planStart}T13:00`,
        version,
      },
    },
    { name: 'take a layer away', fields: { intent: 'revert', layerId: ids.layerId, version } },
    { name: 'compute again', fields: { intent: 'recompute' } },
    { name: 'undo', fields: { intent: 'undo', version } },
    { name: 'keep a snapshot', fields: { intent: 'snapshot', name: 'Tried' } },
    { name: 'let it count', fields: { intent: 'make-current' } },
    {
      name: 'correct the history',
      fields: {
        intent: 'correct',
        target: 'volume',
        from: String(Date.parse('2026-10-02T06:00:00Z')),
        to: String(Date.parse('2026-10-02T07:00:00Z')),
        finding: 'manual',
        action: 'exclude',
      },
    },
    { name: 'accept all that is proposed', fields: { intent: 'correct-all', action: 'replace' } },
    { name: 'take all corrections back', fields: { intent: 'uncorrect-all' } },
    { name: 'take a correction back', fields: { intent: 'uncorrect', correctionId: ids.correctionId } },
  ],
  'plan.accuracy.tsx': () => [{ name: 'measure on the past', fields: { intent: 'measure' } }],
  'plan.forecasts.anomalies.tsx': (ids) => [
    { name: 'confirm', fields: { anomalyId: ids.anomalyId, state: 'confirmed' } },
    { name: 'dismiss', fields: { anomalyId: ids.anomalyId, state: 'dismissed' } },
  ],
  'plan.forecasts.import.tsx': (ids) => [
    {
      name: 'check a plan',
      fields: { groupId: ids.servingGroupId, kind: 'contacts' },
      file: { field: 'file', name: 'plan.csv', content: 'time,contacts\n2027-03-01 10:00,12\n' },
    },
  ],
  'plan.forecasts.mass.tsx': (ids) => [
    {
      name: 'look first',
      fields: { intent: 'preview', groupIds: ids.servingGroupId, from: planStart, to: planEnd, growth: '1.1' },
    },
    {
      name: 'confirm',
      fields: { intent: 'confirm', groupIds: ids.servingGroupId, from: planStart, to: planEnd, growth: '1.1' },
    },
  ],
  'plan.forecasts.refresh.tsx': () => [
    {
      name: 'set',
      fields: {
        intent: 'save',
        isEnabled: 'on',
        frequency: 'daily',
        time: '02:15',
        timeZone: 'Europe/Moscow',
        horizonDays: '28',
        historyWeeks: '104',
      },
    },
    { name: 'run', fields: { intent: 'run' } },
  ],
  'plan.forecasts.methods.tsx': (ids) => [
    {
      name: 'choose methods',
      fields: { intent: 'save', groupId: ids.servingGroupId, members: ['theta'], timeBudgetSec: '30' },
    },
  ],
  'plan.forecasts.new.tsx': (ids) => [
    {
      name: 'create',
      fields: {
        groupIds: ids.servingGroupId,
        startDate: planStart,
        horizonDays: '7',
        historyWeeks: '8',
        growthFactor: '',
        schema: 'not_unique_received',
        name: '',
      },
    },
  ],
  'plan.scenarios.tsx': (ids) => [
    { name: 'try', fields: { intent: 'scenario', forecastId: ids.forecastId, name: 'Tried' } },
    { name: 'choose', fields: { intent: 'make-current', forecastId: ids.forecastId } },
  ],
  'plan.history.import.tsx': (ids) => [
    {
      name: 'upload',
      fields: { groupId: ids.servingGroupId },
      file: { field: 'file', name: 'history.csv', content: 'time,calls,aht\n2027-02-01T09:00,10,200\n' },
    },
  ],
  'plan.history.imports.$importId.tsx': () => [
    { name: 'import', fields: { intent: 'import', faultPolicy: 'reject' } },
    { name: 'discard', fields: { intent: 'discard' } },
  ],
  'my.preferences.tsx': () => [
    { name: 'wish', as: 'owner', fields: { intent: 'add', when: 'date', date: '2028-03-01', kind: 'off' } },
    { name: 'wish every week', as: 'owner', fields: { intent: 'add', when: 'weekly', weekday: '3', kind: 'work' } },
  ],
  'plan.preferences.tsx': () => [
    { name: 'window', fields: { closeDays: '9', maxDates: '5', maxPriority: '1', maxWeekly: '3' } },
  ],
  'my.vacations.tsx': (ids) => [
    {
      name: 'wish',
      as: 'owner',
      fields: { intent: 'add', year: '2028', firstDate: '2028-03-01', days: '14', priority: 'non_priority' },
    },
    { name: 'rank a wish', as: 'owner', fields: { intent: 'up', year: '2028', wishId: ids.wishId } },
    { name: 'hand in', as: 'owner', isSilent: true, fields: { intent: 'submit', year: '2028' } },
  ],
  'plan.vacations._index.tsx': (ids) => [
    {
      name: 'plan',
      fields: {
        intent: 'create',
        employeeId: ids.employeeId,
        kind: 'annual',
        firstDate: '2028-05-01',
        lastDate: '2028-05-14',
        priority: 'non_priority',
        isForced: 'on',
      },
    },
    {
      name: 'move',
      fields: {
        intent: 'update',
        vacationId: ids.vacationId,
        version,
        firstDate: '2028-06-05',
        lastDate: '2028-06-18',
        isForced: 'on',
      },
    },
    { name: 'split', fields: { intent: 'split', vacationId: ids.vacationId, version, secondFirstDate: '2028-06-08' } },
    { name: 'approve', fields: { intent: 'approve', vacationId: ids.vacationId } },
    { name: 'delete', fields: { intent: 'delete', vacationId: ids.vacationId, version } },
    { name: 'approve all', isSilent: true, fields: { intent: 'approve-all', year: '2028', departmentId: '' } },
  ],
  'plan.norms_.assign.tsx': (ids) => [
    {
      name: 'look first',
      isSilent: true,
      fields: {
        intent: 'preview',
        year: '2028',
        per: 'year',
        source: 'manual',
        hours: '1900',
        departmentId: ids.departmentId,
      },
    },
    {
      name: 'confirm',
      isSilent: true,
      fields: {
        intent: 'confirm',
        year: '2028',
        per: 'year',
        source: 'manual',
        hours: '1900',
        departmentId: ids.departmentId,
      },
    },
  ],
  'plan.vacations.assign.tsx': (ids) => [
    {
      name: 'look first',
      isSilent: true,
      fields: { intent: 'preview', schemeId: ids.schemeId, validFrom: '2028-01-01', departmentId: ids.departmentId },
    },
    {
      name: 'confirm',
      isSilent: true,
      fields: { intent: 'confirm', schemeId: ids.schemeId, validFrom: '2028-01-01', departmentId: ids.departmentId },
    },
  ],
  'plan.vacations.automatic.tsx': (ids) => [
    { name: 'start', fields: { intent: 'start', year: '2028', departmentId: ids.departmentId, fillsRest: 'on' } },
    { name: 'apply', fields: { intent: 'apply', year: '2028', planId: ids.vacationPlanId } },
  ],
  'plan.vacations.limits.tsx': (ids) => [
    {
      name: 'change',
      fields: {
        intent: 'save',
        limitId: ids.limitId,
        version,
        name: unique('Tried'),
        departmentId: ids.departmentId,
        firstDate: '2028-01-01',
        lastDate: '2028-12-31',
        maxAway: '3',
        maxPercent: '',
      },
    },
    { name: 'delete', fields: { intent: 'delete', limitId: ids.limitId } },
  ],
  'plan.vacations.people.$employeeId.tsx': () => [
    { name: 'correct', fields: { date: '2028-01-01', days: '2', kind: 'correction', reason: 'tried' } },
  ],
  'plan.vacations.schemes.tsx': (ids) => [
    {
      name: 'change',
      fields: { intent: 'save', schemeId: ids.schemeId, version, name: unique('Tried'), status: 'active', blocks: '' },
    },
    { name: 'delete', fields: { intent: 'delete', schemeId: ids.schemeId } },
  ],
  'plan.vacations.wishes.tsx': () => [
    {
      name: 'open the collection',
      isSilent: true,
      fields: { year: '2029', opensOn: '2028-11-01', closesOn: '2028-12-01', maxWishes: '4' },
    },
  ],
  'plan.requests.tsx': (ids) => [
    { name: 'approve', fields: { intent: 'approve', id: ids.requestId } },
    { name: 'reject', fields: { intent: 'reject', id: ids.requestId, comment: 'no' } },
  ],
  'plan.schedules.$scheduleId.tsx': () => [
    { name: 'publish', fields: { intent: 'publish', version } },
    { name: 'archive', fields: { intent: 'archive', version } },
    { name: 'plan again', fields: { intent: 'generate', timeBudgetSec: '1' } },
    { name: 'delete', fields: { intent: 'delete' } },
  ],
  'plan.schedules.$scheduleId.changes.ts': (ids) => {
    const { employeeId, date, ...hours } = shift(ids, '2027-03-04');
    const cells = [{ employeeId, date, base: [], shifts: [hours] }];
    return [
      { name: 'check', json: { intent: 'preview', cells } },
      { name: 'save', json: { intent: 'save', cells, reason: 'tried' } },
    ];
  },
  'plan.schedules.$scheduleId.activities.tsx': (ids) => [
    {
      name: 'add an event',
      fields: {
        intent: 'create',
        name: unique('Tried'),
        kind: 'MEETING',
        minutes: '60',
        fromMinute: '10:00',
        toMinute: '12:00',
        weekdays: '1',
        startDate: '2027-03-01',
      },
    },
    { name: 'place', fields: { intent: 'place', eventIds: ids.timetableEventId } },
    {
      name: 'change an event',
      fields: {
        intent: 'update',
        eventId: ids.timetableEventId,
        version: '1',
        name: unique('Tried'),
        kind: 'MEETING',
        minutes: '60',
        fromMinute: '10:00',
        toMinute: '12:00',
        weekdays: '1',
        startDate: '2027-03-01',
        departmentIds: ids.departmentId,
      },
    },
    {
      name: 'end',
      fields: { intent: 'status', eventId: ids.timetableEventId, status: 'inactive', version: '1' },
    },
  ],
  'plan.schedules.$scheduleId.result.tsx': () => [{ name: 'weigh the rules', fields: { intent: 'relax' } }],
  'plan.schedules.$scheduleId.improve._index.tsx': (ids) => [
    {
      name: 'optimise again',
      fields: { intent: 'reoptimize', fromDate: '2027-03-02', toDate: '2027-03-02', employeeIds: ids.employeeId },
    },
    { name: 'seek suggestions', fields: { intent: 'suggest' } },
    { name: 'take over', fields: { intent: 'apply', proposalIds: ids.proposalId, reason: 'tried' } },
  ],
  'plan.schedules.$scheduleId.improve.$proposalId.tsx': () => [
    { name: 'take over', fields: { intent: 'apply', reason: 'tried' } },
    { name: 'discard', fields: { intent: 'discard' } },
  ],
  'plan.schedules.$scheduleId.shift.ts': (ids) => [
    { name: 'check', json: { intent: 'preview', shift: shift(ids, '2027-03-04') } },
    { name: 'add', json: { intent: 'create', shift: shift(ids, '2027-03-04') } },
    { name: 'move', json: { intent: 'update', shiftId: ids.shiftId, version: 1, shift: shift(ids, '2027-03-03') } },
    { name: 'remove', json: { intent: 'delete', shiftId: ids.shiftId, version: 1 } },
  ],
  'live.rebalance.tsx': (ids) => [
    { name: 'apply', fields: { move: `${ids.employeeId}:${ids.servingGroupId}` } },
    { name: 'end', fields: { intent: 'end', routingId: ids.routingId } },
  ],
  'people.skills.matrix.tsx': (ids) => [
    { name: 'set', fields: { intent: 'set', employeeIds: ids.employeeId, skillId: ids.skillId, proficiency: '50' } },
  ],
  'plan.multi-skill.staffing.tsx': () => [{ name: 'staff', fields: { date: playedDay } }],
  'plan.multi-skill.training.tsx': () => [{ name: 'advise', fields: { date: playedDay } }],
  'plan.capacity.$planId.tsx': (ids) => [
    { name: 'save', fields: { intent: 'save', version: '1', ...capacityPlan(ids) } },
    { name: 'delete', fields: { intent: 'delete' } },
  ],
  'plan.capacity._index.tsx': (ids) => [{ name: 'create', fields: capacityPlan(ids) }],
  'plan.multi-skill.what-if.tsx': () => [{ name: 'simulate', fields: { date: playedDay } }],
  'plan.schedules.$scheduleId_.presence.ts': () => [{ name: 'be here', fields: { editing: '1' } }],
  'plan.schedules.new.tsx': (ids) => [
    {
      name: 'create',
      fields: {
        intent: 'create',
        name: 'Tried',
        startDate: planStart,
        endDate: planEnd,
        groupIds: ids.servingGroupId,
        departmentIds: ids.departmentId,
        timeBudgetSec: '1',
        seed: '1',
      },
    },
  ],
  'saved-views.ts': (ids) => [{ name: 'delete', as: 'owner', fields: { intent: 'delete', viewId: ids.viewId } }],
};
