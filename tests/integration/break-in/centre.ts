import { wholeOrganization } from '~/models/calendar.server';
import { loadShifts, type ShiftRow } from '~/models/schedule-shifts.server';
import { packJson } from '~/platform/packed-json';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createEmployee } from '../../factories/employee';
import { createHistoryImport, writeHistoryCsv } from '../../factories/history-file';
import { createDepartment, createOrganization } from '../../factories/organization';
import { unique } from '../../factories/unique';
import { createOffer } from './offer-target';

export const planStart = '2027-03-01';
export const planEnd = '2027-03-07';
/** a day apart, with a requirement and an applied schedule, so that it can be simulated */
export const playedDay = '2027-05-03';
const day = (date: string) => new Date(date);

/**
 * A centre with one of everything that a page or an endpoint can be asked for. All its names hold `mark`; what belongs to
 * the southern department, which nobody with the scope of the northern one may see, also holds `southMark`.
 * `ids` names the southern objects, and those that have no department.
 */
export async function createTargetCentre() {
  const mark = unique('Marked').replaceAll('-', '');
  const southMark = `${mark}South`;
  const base = await createOrganization();
  const { organizationId } = base;
  const named = { name: mark };
  await prisma().organization.update({ where: { id: organizationId }, data: named });
  await prisma().site.update({ where: { id: base.site.id }, data: named });
  await prisma().service.update({ where: { id: base.service.id }, data: named });
  await prisma().group.update({ where: { id: base.group.id }, data: named });
  await prisma().workRule.update({ where: { id: base.workRule.id }, data: { name: `${mark}Rule`, templateIds: [] } });
  const north = await createDepartment({ organizationId, name: `${mark}North` });
  const south = await createDepartment({ organizationId, name: southMark });
  const southTeam = await createDepartment({ organizationId, parentId: south.id, name: `${southMark}Team` });
  const place = { organizationId, siteId: base.site.id, workRuleId: base.workRule.id, groupId: base.group.id };
  const northerner = await createEmployee({ ...place, departmentId: north.id, lastName: `${mark}Northova` });
  const southerner = await createEmployee({ ...place, departmentId: south.id, lastName: `${southMark}ova` });
  // why: an object that nothing hangs on can also be deactivated, so that the control call of DELETE succeeds
  const southerner2 = await createEmployee({ ...place, departmentId: south.id, lastName: `${southMark}kin` });
  const spare = await createSpareStructure(organizationId, mark);
  const user = await prisma().user.create({
    data: {
      organizationId,
      username: unique('southern'),
      displayName: `${southMark}User`,
      passwordHash: 'none',
      employeeId: southerner.id,
    },
  });
  const role = await prisma().role.create({
    data: { organizationId, code: unique('role'), name: `${mark}Role`, permissions: ['overview:read:all'] },
  });
  const grant = await prisma().userRole.create({
    data: { organizationId, userId: user.id, roleId: role.id, departmentId: south.id },
  });
  const unusedRole = await prisma().role.create({
    data: { organizationId, code: unique('role'), name: `${mark}Unused`, permissions: ['overview:read:all'] },
  });
  const planned = await createPlans(place, { mark, southMark, north, south, northerner, southerner });
  const traces = await createTraces(organizationId, {
    mark,
    southMark,
    userId: user.id,
    employeeId: southerner.id,
    groupId: base.group.id,
  });
  const rules = await createRules(organizationId, { mark, southMark, employeeIds: [southerner.id, southerner2.id] });
  const vacations = await createVacations(organizationId, { mark, southMark, south, southerner });
  const ids = {
    ...spare,
    ...vacations,
    ...rules,
    ...planned,
    ...traces,
    employeeId: southerner.id,
    colleagueId: southerner2.id,
    departmentId: southTeam.id,
    userId: user.id,
    grantId: grant.id,
    roleId: unusedRole.id,
    servingGroupId: base.group.id,
    workRuleId: base.workRule.id,
  };
  return { ...base, mark, southMark, north, south, northerner, southerner, ids };
}

export type TargetCentre = Awaited<ReturnType<typeof createTargetCentre>>;
export type TargetIds = TargetCentre['ids'];

async function createSpareStructure(organizationId: string, mark: string) {
  const timeZone = 'Europe/Moscow';
  const text = () => ({ organizationId, name: `${mark}${unique('Spare')}`, code: crypto.randomUUID().slice(0, 13) });
  const site = await prisma().site.create({ data: { ...text(), timeZone } });
  const service = await prisma().service.create({ data: text() });
  const holder = await prisma().service.create({ data: text() });
  const group = await prisma().group.create({
    data: { ...text(), serviceId: holder.id, channelType: 'CALLS', timeZone },
  });
  const skill = await prisma().skill.create({ data: text() });
  const position = await prisma().position.create({ data: text() });
  const template = await prisma().shiftTemplate.create({
    data: { ...text(), startFromMinute: 480, startToMinute: 720, spanMinutes: 480, paidMinutes: 480 },
  });
  const reason = await prisma().absenceReason.create({ data: text() });
  const breakRule = await prisma().breakRule.create({
    data: { organizationId, name: `${mark}Break`, fromPaidMinutes: 900, toPaidMinutes: 1000, pauses: [] },
  });
  await prisma().labourStandard.create({ data: { organizationId, code: 'weekly_rest', value: { minutes: 2520 } } });
  return {
    siteId: site.id,
    serviceId: service.id,
    groupId: group.id,
    skillId: skill.id,
    positionId: position.id,
    templateId: template.id,
    reasonId: reason.id,
    breakRuleId: breakRule.id,
  };
}

/** A rotation and a bond of the organization, a permit and a wish of the southern employee. */
async function createRules(
  organizationId: string,
  { mark, southMark, employeeIds }: { mark: string; southMark: string; employeeIds: string[] },
) {
  const validFrom = day('2026-01-01');
  const rotation = await prisma().rotation.create({
    data: {
      organizationId,
      name: `${mark}Rotation`,
      days: [
        { kind: 'work', templateIds: [] },
        { kind: 'off', templateIds: [] },
      ],
    },
  });
  const bond = await prisma().shiftBond.create({
    data: { organizationId, name: `${mark}Bond`, kind: 'apart', employeeIds, validFrom },
  });
  const [employeeId] = employeeIds;
  const permit = await prisma().workPermit.create({
    data: { organizationId, employeeId, kind: 'student', note: southMark, validFrom },
  });
  const preference = await prisma().preference.create({
    data: { organizationId, employeeId, weekday: 1, kind: 'off' },
  });
  return { rotationId: rotation.id, bondId: bond.id, permitId: permit.id, preferenceId: preference.id };
}

interface PlanOwners {
  mark: string;
  southMark: string;
  north: { id: string };
  south: { id: string };
  northerner: { id: string };
  southerner: { id: string };
}

async function createPlans(place: { organizationId: string; groupId: string }, owners: PlanOwners) {
  const { organizationId, groupId } = place;
  const forecast = await prisma().forecast.create({
    data: {
      organizationId,
      groupId,
      lineageId: crypto.randomUUID(),
      name: `${owners.mark}Forecast`,
      status: 'ready',
      historyFrom: day('2026-09-01'),
      historyTo: day('2026-12-01'),
      startDate: day(planStart),
      endDate: day('2027-03-08'),
      timeZone: 'Europe/Moscow',
      intervalMinutes: 15,
      parameters: { includeHolidays: true, growth: 'linear', seed: 1 },
      isCurrent: true,
      forecastIntervals: {
        create: {
          intervalStart: new Date(`${planStart}T09:00:00Z`),
          baseVolume: 10,
          baseAhtSec: 200,
          volume: 10,
          ahtSec: 200,
          p10: 8,
          p90: 12,
        },
      },
      layers: {
        create: [
          {
            organizationId,
            position: 1,
            kind: 'edit',
            operation: { target: 'volume', type: 'scale', factor: 1.1 },
            startsAt: new Date(`${planStart}T00:00:00Z`),
            endsAt: new Date(`${planStart}T12:00:00Z`),
            comment: owners.mark,
          },
          {
            organizationId,
            position: 2,
            kind: 'edit',
            operation: { target: 'volume', type: 'scale', factor: 1.2 },
            startsAt: new Date(`${planStart}T00:00:00Z`),
            endsAt: new Date(`${planStart}T12:00:00Z`),
            comment: owners.mark,
            // taken back after the other one was made, so that it can be put back
            revertedAt: new Date(Date.now() + 60_000),
          },
        ],
      },
    },
    include: { layers: { orderBy: { position: 'asc' } } },
  });
  await prisma().$executeRaw`
    insert into staffing_requirements (forecast_id, interval_start, organization_id, group_id, volume, aht_sec, erlangs, base_agents,
      required_agents, service_level, asa_sec, occupancy)
    select ${forecast.id}::uuid, t, ${organizationId}::uuid, ${groupId}::uuid, 10, 200, 2, 3, 3, 0.9, 5, 0.7
    from generate_series('2027-02-28T21:00:00Z'::timestamptz, '2027-03-07T20:45:00Z', interval '15 minutes') t`;
  await prisma().$executeRaw`
    insert into staffing_requirements (forecast_id, interval_start, organization_id, group_id, volume, aht_sec, erlangs, base_agents,
      required_agents, service_level, asa_sec, occupancy)
    select ${forecast.id}::uuid, t, ${organizationId}::uuid, ${groupId}::uuid, 3, 200, 1, 2, 2, 0.9, 5, 0.7
    from generate_series('2027-05-03T06:00:00Z'::timestamptz, '2027-05-03T09:45:00Z', interval '15 minutes') t`;
  await prisma().schedule.create({
    data: {
      organizationId,
      name: `${owners.mark}Played`,
      startDate: day(playedDay),
      endDate: day(playedDay),
      status: 'applied',
      groupIds: [groupId],
      departmentIds: [],
      forecastIds: [forecast.id],
      shifts: {
        create: {
          organizationId,
          employeeId: owners.southerner.id,
          date: day(playedDay),
          startsAt: new Date('2027-05-03T06:00:00Z'),
          endsAt: new Date('2027-05-03T10:00:00Z'),
          paidMinutes: 240,
          activities: {
            create: {
              organizationId,
              kind: 'WORK',
              groupId,
              startsAt: new Date('2027-05-03T06:00:00Z'),
              endsAt: new Date('2027-05-03T10:00:00Z'),
            },
          },
        },
      },
    },
  });
  const createPlan = async (name: string, departmentId: string, employeeId: string) =>
    prisma().schedule.create({
      data: {
        organizationId,
        name,
        startDate: day(planStart),
        endDate: day(planEnd),
        status: 'planned',
        groupIds: [groupId],
        departmentIds: [departmentId],
        forecastIds: [forecast.id],
        shifts: {
          create: {
            organizationId,
            employeeId,
            date: day('2027-03-02'),
            startsAt: new Date('2027-03-02T06:00:00Z'),
            endsAt: new Date('2027-03-02T14:00:00Z'),
            paidMinutes: 480,
            note: name,
          },
        },
      },
      include: { shifts: true },
    });
  const event = await prisma().specialEvent.create({
    data: {
      organizationId,
      name: `${owners.mark}Event`,
      type: 'MARKETING',
      startsAt: new Date(`${planStart}T06:00:00Z`),
      endsAt: new Date(`${planStart}T12:00:00Z`),
      coefficient: 1.2,
      groupIds: [groupId],
    },
  });
  const calendarImport = await prisma().calendarImport.create({
    data: { organizationId, siteId: wholeOrganization, year: 2031, before: [], after: [], counts: {} },
  });
  const calendarPeriod = await prisma().calendarPeriod.create({
    data: {
      organizationId,
      kind: 'pay_day',
      name: `${owners.mark}Pay day`,
      startDate: day(planStart),
      endDate: day(planStart),
    },
  });
  const anomaly = await prisma().anomaly.create({
    data: {
      organizationId,
      groupId,
      intervalStart: new Date('2026-10-03T06:00:00Z'),
      endsAt: new Date('2026-10-03T07:00:00Z'),
      target: 'volume',
      cause: 'surge',
      causeName: owners.mark,
      found: 90,
      expected: 40,
    },
  });
  const correction = await prisma().historyCorrection.create({
    data: {
      organizationId,
      groupId,
      startsAt: new Date('2026-10-01T06:00:00Z'),
      endsAt: new Date('2026-10-01T07:00:00Z'),
      finding: 'outlier',
      action: 'exclude',
      comment: owners.mark,
    },
  });
  await createPlan(`${owners.mark}North plan`, owners.north.id, owners.northerner.id);
  const plan = await createPlan(`${owners.southMark} plan`, owners.south.id, owners.southerner.id);
  const acknowledgement = await prisma().scheduleAcknowledgement.create({
    data: { organizationId, scheduleId: plan.id, scheduleVersion: plan.version, employeeId: owners.southerner.id },
  });
  const published = await createOffer({ organizationId, groupId, forecastId: forecast.id, owners });
  const proposals = await createProposals(plan, owners.southMark);
  const timetableEvent = await prisma().timetableEvent.create({
    data: {
      organizationId,
      name: `${owners.southMark} training`,
      kind: 'TRAINING',
      participation: 'group',
      minutes: 60,
      fromMinute: 540,
      toMinute: 1020,
      weekdays: [1, 2, 3, 4, 5],
      startDate: day(planStart),
      endDate: day(planEnd),
      departmentIds: [owners.south.id],
    },
  });
  return {
    ...proposals,
    ...published,
    timetableEventId: timetableEvent.id,
    forecastId: forecast.id,
    layerId: forecast.layers[0].id,
    eventId: event.id,
    periodId: calendarPeriod.id,
    calendarImportId: calendarImport.id,
    correctionId: correction.id,
    anomalyId: anomaly.id,
    scheduleId: plan.id,
    shiftId: plan.shifts[0].id,
    acknowledgementId: acknowledgement.id,
  };
}

/** A computed change of the only shift of a plan that waits for a decision, and one that was taken over. */
async function createProposals(plan: { id: string; organizationId: string }, comment: string) {
  const { organizationId, id: scheduleId } = plan;
  const [shift] = await loadShifts({ organizationId, scheduleId });
  const { id: _id, version, scheduleId: _scheduleId, ...draft } = shift;
  const { employeeId, date } = shift;
  const figures = { shortHours: 1, overHours: 0, shortPercent: 1, paidHours: 8, nightHours: 0, shifts: 1 };
  const summary = { before: figures, after: figures, changes: [], days: [], changedPeople: 1, changedShifts: 1 };
  const create = async (state: string, before: ShiftRow, shiftIds: string[] | null) => {
    const cells = [{ employeeId, date, shifts: [{ id: shift.id, version }] }];
    const edits = new Uint8Array(await packJson({ edits: [{ before, draft }], cells, shiftIds }));
    const jobId = crypto.randomUUID();
    const row = await prisma().scheduleProposal.create({
      data: { organizationId, scheduleId, kind: 'reoptimize', state, jobId, input: { comment }, summary, edits },
    });
    return row.id;
  };
  return {
    proposalId: await create('awaiting', shift, null),
    appliedProposalId: await create('applied', { ...shift, version: version - 1 }, [shift.id]),
  };
}

/** Leave of the southerner with all that hangs on it: a scheme, a wish, a limit of the southern department, a computed plan. */
async function createVacations(
  organizationId: string,
  owners: { mark: string; southMark: string; south: { id: string }; southerner: { id: string } },
) {
  const employeeId = owners.southerner.id;
  const scheme = await prisma().vacationScheme.create({
    data: { organizationId, name: `${owners.mark}Scheme`, noticeDays: 0, advanceDays: 28 },
  });
  const unused = await prisma().vacationScheme.create({ data: { organizationId, name: `${owners.mark}Unused` } });
  await prisma().vacationAssignment.create({
    data: { organizationId, employeeId, schemeId: scheme.id, validFrom: day('2024-01-01') },
  });
  const vacation = await prisma().vacation.create({
    data: {
      organizationId,
      employeeId,
      firstDate: day('2028-06-01'),
      lastDate: day('2028-06-14'),
      note: `${owners.southMark}Leave`,
    },
  });
  const limit = await prisma().vacationLimit.create({
    data: {
      organizationId,
      name: `${owners.southMark}Limit`,
      departmentId: owners.south.id,
      firstDate: day('2028-01-01'),
      lastDate: day('2028-12-31'),
      maxAway: 2,
    },
  });
  await prisma().vacationCampaign.create({
    data: { organizationId, year: 2028, opensOn: day('2020-01-01'), closesOn: day('2028-12-31') },
  });
  const wish = await prisma().vacationWish.create({
    data: {
      organizationId,
      employeeId,
      year: 2028,
      rank: 1,
      firstDate: day('2028-08-01'),
      lastDate: day('2028-08-14'),
      state: 'submitted',
    },
  });
  const plan = await prisma().vacationPlan.create({
    data: {
      organizationId,
      year: 2028,
      state: 'ready',
      options: { departmentId: null, groupId: null, fillsRest: true, movesExisting: false, departmentIds: null },
      proposals: {
        create: {
          organizationId,
          employeeId,
          outcome: 'granted',
          wishId: wish.id,
          firstDate: day('2028-08-01'),
          lastDate: day('2028-08-14'),
          days: 14,
        },
      },
    },
  });
  return {
    schemeId: unused.id,
    vacationId: vacation.id,
    limitId: limit.id,
    wishId: wish.id,
    vacationPlanId: plan.id,
  };
}

interface TraceOwners {
  mark: string;
  southMark: string;
  userId: string;
  employeeId: string;
  groupId: string;
}

async function createTraces(organizationId: string, owners: TraceOwners) {
  const { southMark, userId, employeeId } = owners;
  const job = await prisma().job.create({
    data: { organizationId, kind: 'generate-forecast', message: southMark, createdBy: userId },
  });
  const importId = await createHistoryImport({
    actor: createActor({ organizationId }),
    content: writeHistoryCsv('2027-02-01', 1, () => 10),
    groupId: owners.groupId,
  });
  await prisma().importRun.update({ where: { id: importId }, data: { fileName: `${owners.mark}.csv` } });
  const request = await prisma().request.create({
    data: {
      organizationId,
      employeeId,
      type: 'TIME_OFF',
      startsAt: new Date('2027-03-04T21:00:00Z'),
      endsAt: new Date('2027-03-05T21:00:00Z'),
      comment: southMark,
    },
  });
  const alert = await prisma().alert.create({
    data: { organizationId, rule: 'absent_agent', severity: 'critical', employeeId, figures: {} },
  });
  const key = await prisma().apiKey.create({
    data: {
      organizationId,
      name: `${owners.mark}Key`,
      prefix: 'wfm_none',
      keyHash: Uint8Array.from(Buffer.from(unique('hash'))),
      permissions: ['ingest:write:all'],
    },
  });
  const view = await prisma().savedView.create({
    data: { organizationId, userId, page: 'employees', name: `${southMark}View`, state: { search: '' } },
  });
  const notification = await prisma().notification.create({
    data: { organizationId, userId, kind: 'request_approved', params: { comment: southMark } },
  });
  const session = await prisma().userSession.create({
    data: {
      userId,
      tokenHash: Uint8Array.from(Buffer.from(unique('session'))),
      activeOrganizationId: organizationId,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  const capacityPlan = await prisma().capacityPlan.create({
    data: {
      organizationId,
      name: `${owners.mark}Plan`,
      groupIds: [owners.groupId],
      startDate: new Date('2027-03-01'),
      weeks: 13,
      input: {
        startFte: 10,
        hoursPerFteWeek: 40,
        costPerHour: 10,
        costPerHire: 0,
        leadWeeks: 2,
        minClassSize: 2,
        maxClassSize: 10,
        scenarios: [
          {
            name: 'One',
            volumePercent: 0,
            ahtPercent: 0,
            growthPercent: 0,
            attritionPercent: 20,
            shrinkagePercent: 30,
            inefficiencyPercent: 0,
            trainingWeeks: 2,
            rampWeeks: 2,
            rampAttritionPercent: 0,
            hiring: [],
          },
        ],
      },
    },
  });
  const slotSetting = await prisma().slotSetting.create({
    data: {
      organizationId,
      groupId: owners.groupId,
      weekdays: [1],
      startMinute: 540,
      endMinute: 600,
      validFrom: new Date('2027-03-01'),
      minAgents: 2,
    },
  });
  const routing = await prisma().routingAssignment.create({
    data: {
      organizationId,
      employeeId,
      groupIds: [owners.groupId],
      startsAt: new Date(),
      endsAt: new Date(Date.now() + 3_600_000),
    },
  });
  return {
    planId: capacityPlan.id,
    slotSettingId: slotSetting.id,
    routingId: routing.id,
    jobId: job.id,
    importId,
    requestId: request.id,
    alertId: alert.id,
    apiKeyId: key.id,
    viewId: view.id,
    notificationId: notification.id,
    sessionId: session.id,
  };
}
