import type { AccessScope } from '~/auth/actor';
import type { LiveEvent } from './events';

/**
 * Topics are what sockets really listen to. A room is what a client asks for; the hub turns it into topics by the scope of
 * the person, so that an event about an employee reaches only those who may see that employee.
 */
const agents = (organizationId: string) => `agents:${organizationId}`;
const agentsOfGroup = (groupId: string) => `agents-group:${groupId}`;
const queues = (organizationId: string) => `queues:${organizationId}`;
const queueOf = (groupId: string) => `queue:${groupId}`;
const alerts = (organizationId: string) => `alerts:${organizationId}`;
const peopleAlerts = (organizationId: string) => `alerts-people:${organizationId}`;
const within = (topic: string, departmentId: string) => `${topic}/${departmentId}`;

/** Narrows topics about people to the departments of a scope. */
function byScope(topic: string, scope: AccessScope): string[] {
  if (scope.kind === 'all') return [topic];
  if (scope.kind === 'department') return scope.departmentIds.map((id) => within(topic, id));
  return [];
}

interface TopicInput {
  organizationId: string;
  scope: AccessScope;
  /** all groups when absent */
  groupIds?: string[];
}

/** Topics of the states of agents. */
export function agentTopics({ organizationId, scope, groupIds }: TopicInput): string[] {
  const wanted = groupIds ? groupIds.map(agentsOfGroup) : [agents(organizationId)];
  return wanted.flatMap((topic) => byScope(topic, scope));
}

/** Topics of the counters of queues, which name no person. */
export function queueTopics({ organizationId, groupIds }: Omit<TopicInput, 'scope'>): string[] {
  return groupIds ? groupIds.map(queueOf) : [queues(organizationId)];
}

/** Topics of alerts: those about queues, and those about people within the scope. */
export function alertTopics({ organizationId, scope }: TopicInput): string[] {
  return [alerts(organizationId), ...byScope(peopleAlerts(organizationId), scope)];
}

/** Every topic an event goes to. */
export function topicsOfEvent(event: LiveEvent): string[] {
  const { organizationId } = event;
  if (event.type === 'agent_status') {
    const { departmentId, groupIds } = event.data;
    const topics = [agents(organizationId), ...groupIds.map(agentsOfGroup)];
    return departmentId ? [...topics, ...topics.map((topic) => within(topic, departmentId))] : topics;
  }
  if (event.type === 'queue_metrics') return [queues(organizationId), queueOf(event.data.groupId)];
  if (event.type === 'alert') {
    const { employeeId, departmentId } = event.data;
    if (!employeeId) return [alerts(organizationId)];
    const topic = peopleAlerts(organizationId);
    return departmentId ? [topic, within(topic, departmentId)] : [topic];
  }
  return event.rooms;
}

/** Events of which only the latest counts within a tick, and by what they are told apart; null = each one counts. */
export function conflationKey(event: LiveEvent): string | null {
  if (event.type === 'agent_status') return `a:${event.organizationId}:${event.data.agentId}`;
  if (event.type === 'queue_metrics') return `q:${event.data.groupId}`;
  return null;
}
