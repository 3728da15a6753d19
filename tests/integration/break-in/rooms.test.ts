import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/auth/actor';
import { permissionCatalogue } from '~/auth/built-in-roles';
import { authoriseRoom } from '~/realtime/authorise-room.server';
import { rooms } from '~/realtime/events';
import { createActor } from '../../factories/actor';
import { createTargetCentre, type TargetCentre } from './centre';

/** Every kind of room, with the room of the southern objects of a centre. */
const southernRooms: Record<string, (centre: TargetCentre) => string> = {
  user: ({ ids }) => `user:${ids.userId}`,
  job: ({ ids }) => `job:${ids.jobId}`,
  schedule: ({ ids }) => `schedule:${ids.scheduleId}`,
};
/** Rooms of the whole organization or of a group; people in them only within the scope. */
const commonRooms: Record<string, (centre: TargetCentre) => string> = {
  org: ({ organizationId }) => `org:${organizationId}`,
  group: ({ ids }) => `group:${ids.servingGroupId}`,
  agent_status: ({ ids }) => `agent_status:${ids.servingGroupId}`,
  queue_metrics: ({ ids }) => `queue_metrics:${ids.servingGroupId}`,
};
const allRooms = { ...southernRooms, ...commonRooms };
const kinds = Object.keys(allRooms);

let centre: TargetCentre;
let administrator: Actor;
let strangers: Actor[];
let northern: Actor[];

beforeAll(async () => {
  centre = await createTargetCentre();
  const { organizationId, north, northerner } = centre;
  const elsewhere = await createTargetCentre();
  const everything = permissionCatalogue.flatMap(({ resource, actions }) =>
    actions.map((action) => `${resource}:${action}:department`),
  );
  administrator = createActor({ organizationId });
  strangers = ['administrator', 'planner', 'manager', 'employee'].map((role) =>
    createActor({ organizationId: elsewhere.organizationId, role, departmentIds: [elsewhere.north.id] }),
  );
  const departmentIds = [north.id];
  northern = [
    createActor({ organizationId, role: 'manager', departmentIds }),
    createActor({ organizationId, role: 'supervisor', departmentIds }),
    createActor({ organizationId, role: 'employee', employeeId: northerner.id }),
    createActor({ organizationId, permissions: everything, departmentIds }),
  ];
});

describe('rooms of live events', () => {
  it('are all tried here', () => {
    const known = Object.values(rooms).map((name) => name('x').split(':')[0]);
    expect(known.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it.each(kinds)('%s: the ids are real, and closed to every other organization', async (kind) => {
    const room = allRooms[kind](centre);
    const insider =
      kind === 'user' ? createActor({ organizationId: centre.organizationId, id: centre.ids.userId }) : administrator;
    expect(await authoriseRoom(insider, room)).not.toBeNull();
    for (const who of strangers) expect(await authoriseRoom(who, room), who.roles.join()).toBeNull();
  });

  it.each(Object.keys(southernRooms))('%s: closed to another department', async (kind) => {
    for (const who of northern)
      expect(await authoriseRoom(who, southernRooms[kind](centre)), who.roles.join()).toBeNull();
  });

  it.each(['live', 'agent_status', 'group'])('%s: people of one’s own departments only', async (kind) => {
    const room = kind === 'live' ? 'live' : commonRooms[kind](centre);
    for (const who of northern) {
      const topics = await authoriseRoom(who, room);
      if (who.roles.includes('employee') && who.employeeId) expect(topics).toBeNull();
      const ofPeople = (topics ?? []).filter((topic) => /^(agents|alerts-people)/.test(topic));
      expect(ofPeople.filter((topic) => !topic.endsWith(`/${centre.north.id}`))).toEqual([]);
    }
    const all = await authoriseRoom(administrator, room);
    expect(all?.some((topic) => /^agents/.test(topic) && !topic.includes('/'))).toBe(true);
  });
});
