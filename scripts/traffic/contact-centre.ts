import { createRandom, type Random } from '../../app/engine/random/index.ts';
import { toLocalParts } from '../../app/engine/time/index.ts';
import { type Intention, liveDay, type Planned } from './agent-day.ts';
import { QueueLine, type QueueSetup } from './queue-line.ts';

export interface AgentSetup {
  agentId: string;
  groupIds: string[];
  isAbsencePlanned: boolean;
  plan: Planned[];
  /** what the system knows already, from an earlier run */
  status: string | null;
}

export interface StateEvent {
  agentId: string;
  status: string;
  groupId?: string;
  timestamp: string;
}

/** Contacts expected and their handling time in one quarter of an hour. */
export interface Expected {
  volume: number;
  ahtSec: number | null;
}

interface Agent {
  setup: AgentSetup;
  day: Intention[];
  status: string;
  groupId: string | undefined;
  /** end of the contact, or of its finishing */
  busyUntilMs: number;
  wrapSec: number;
  idleSinceMs: number;
}

const slotMs = 900_000;
const contactState: Record<string, string> = { CALLS: 'CALL', CHATS: 'CHAT', EMAILS: 'MAIL', OUTBOUND: 'CALL' };
const productive = new Set(['AVL', 'CALL', 'CHAT', 'MAIL', 'ACW']);

/** A simulated contact centre: people live their plan with small faults and serve queues, second by second, the same for a seed. */
export class ContactCentre {
  readonly #lines: QueueLine[];
  readonly #agents: Agent[] = [];
  readonly #expected = new Map<string, Expected>();
  #events: StateEvent[] = [];

  constructor(
    queues: QueueSetup[],
    private readonly seed: string,
    private readonly speed = 1,
  ) {
    this.#lines = queues.map((setup) => new QueueLine(setup, createRandom(`${seed}:queue:${setup.groupId}`)));
  }

  /** Sets who works, keeping what those who are known do now. */
  setAgents(setups: AgentSetup[]): void {
    const known = new Map(this.#agents.map((agent) => [agent.setup.agentId, agent]));
    this.#agents.length = 0;
    for (const setup of setups) {
      const day = setup.isAbsencePlanned ? [] : liveDay(setup.plan, this.#randomOf(setup));
      const before = known.get(setup.agentId);
      if (before) this.#agents.push(Object.assign(before, { setup, day }));
      else {
        const fresh = {
          setup,
          day,
          status: setup.status ?? 'OFF',
          groupId: undefined,
          busyUntilMs: 0,
          wrapSec: 0,
          idleSinceMs: 0,
        };
        this.#agents.push(fresh);
      }
    }
  }

  /** Sets what is expected of a queue in a quarter of an hour. */
  setExpected(groupId: string, atMs: number, expected: Expected): void {
    this.#expected.set(`${groupId}:${atMs}`, expected);
  }

  /** One second of the centre. */
  step(nowMs: number): void {
    const slot = Math.floor(nowMs / slotMs) * slotMs;
    for (const line of this.#lines) {
      const { groupId, timeZone } = line.setup;
      line.beginDay(toLocalParts(nowMs, timeZone).date);
      line.step(nowMs, ((this.#expected.get(`${groupId}:${slot}`)?.volume ?? 0) / (slotMs / 1_000)) * this.speed);
    }
    for (const agent of this.#agents) this.#decide(agent, nowMs);
    this.#serve(nowMs, slot);
  }

  /** Changes of states since the last call. */
  takeEvents(): StateEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** Counters of every queue. */
  report(nowMs: number) {
    const counts = new Map<string, { available: number; busy: number; online: number }>();
    for (const { setup, status, groupId } of this.#agents) {
      const group = groupId ?? setup.groupIds[0];
      if (status === 'OFF' || !group) continue;
      const count = counts.get(group) ?? { available: 0, busy: 0, online: 0 };
      count.online += 1;
      if (status === 'AVL') count.available += 1;
      else if (productive.has(status)) count.busy += 1;
      counts.set(group, count);
    }
    const none = { available: 0, busy: 0, online: 0 };
    return this.#lines.map((line) => line.report(nowMs, counts.get(line.setup.groupId) ?? none));
  }

  #randomOf(setup: AgentSetup): Random {
    // why: a plan that is read anew must give the same day, so the randomness hangs on the person and the shift
    return createRandom(`${this.seed}:agent:${setup.agentId}:${setup.plan[0]?.startMs ?? 0}`);
  }

  #decide(agent: Agent, nowMs: number): void {
    const isBusy = agent.busyUntilMs > nowMs;
    if (isBusy) return;
    if (agent.wrapSec > 0) {
      agent.busyUntilMs = nowMs + (agent.wrapSec * 1_000) / this.speed;
      agent.wrapSec = 0;
      this.#become(agent, 'ACW', nowMs, agent.groupId);
      return;
    }
    const intention = agent.day.find((candidate) => candidate.startMs <= nowMs && nowMs < candidate.endMs);
    const wanted = intention ? (intention.state ?? 'AVL') : 'OFF';
    if (agent.status === wanted) return;
    if (wanted === 'AVL') agent.idleSinceMs = nowMs;
    this.#become(agent, wanted, nowMs);
  }

  /** Whoever has been free longest takes the contact that has waited longest, in the own main queue first. */
  #serve(nowMs: number, slot: number): void {
    const waiting = new Map(this.#lines.filter((line) => line.waiting > 0).map((line) => [line.setup.groupId, line]));
    if (waiting.size === 0) return;
    const free = this.#agents.filter((agent) => agent.status === 'AVL').sort((a, b) => a.idleSinceMs - b.idleSinceMs);
    for (const agent of free) {
      const groupId = agent.setup.groupIds.find((id) => (waiting.get(id)?.waiting ?? 0) > 0);
      const line = groupId ? waiting.get(groupId) : undefined;
      if (!groupId || !line) continue;
      const contact = line.take(nowMs, this.#expected.get(`${groupId}:${slot}`)?.ahtSec ?? null);
      if (!contact) continue;
      agent.busyUntilMs = nowMs + (contact.talkSec * 1_000) / this.speed;
      agent.wrapSec = contact.wrapSec;
      this.#become(agent, contactState[line.setup.channelType] ?? 'CALL', nowMs, groupId);
    }
  }

  #become(agent: Agent, status: string, nowMs: number, groupId?: string): void {
    agent.status = status;
    agent.groupId = groupId;
    this.#events.push({ agentId: agent.setup.agentId, status, groupId, timestamp: new Date(nowMs).toISOString() });
  }
}
