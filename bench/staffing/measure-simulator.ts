import { type RoutingModel, simulateRouting } from '../../app/engine/multiskill';
import { measureCpu } from './measure-cpu';

export interface SimulatorSpeed {
  name: string;
  contacts: number;
  contactsPerCpuSec: number;
}

/** The two-queue model (N) at several lengths, and a centre of twenty queues and sixty kinds of agents. */
export function measureSimulator(): SimulatorSpeed[] {
  const speeds = [10_000, 100_000, 1_000_000].map((contacts) =>
    measureModel('two queues, two pools', nModel(contacts)),
  );
  speeds.push(measureModel('twenty queues, 300 people with 60 sets of skills', largeCentre()));
  return speeds;
}

function measureModel(name: string, model: RoutingModel): SimulatorSpeed {
  const options = { minReplications: 2, maxReplications: 2 };
  simulateRouting(model, options);
  let contacts = 0;
  let cpuSec = 0;
  while (cpuSec < 1) {
    cpuSec += measureCpu(() => {
      contacts += simulateRouting(model, options).contacts;
    }).cpuSec;
  }
  return { name, contacts, contactsPerCpuSec: contacts / cpuSec };
}

/** Two queues at 60 contacts an hour each; specialists for the first, generalists for both. */
function nModel(contacts: number): RoutingModel {
  const queue = (id: string) => ({
    id,
    arrivals: contacts / 2,
    handleTimeSec: 300,
    patienceSec: 120,
    thresholdSec: 20,
  });
  return {
    intervalSec: (contacts / 2) * 60,
    queues: [queue('1'), queue('2')],
    groups: [
      { id: 'A', agents: 5, skills: [{ queueId: '1' }] },
      { id: 'B', agents: 6, skills: [{ queueId: '2' }, { queueId: '1', preference: 2 }] },
    ],
    routing: 'fewest-skills',
  };
}

function largeCentre(): RoutingModel {
  const queues = Array.from({ length: 20 }, (_, q) => ({
    id: `q${q}`,
    arrivals: Array.from({ length: 24 }, (_, i) => 60 * Math.sin((Math.PI * (i + 1)) / 25)),
    handleTimeSec: 240 + 10 * q,
    patienceSec: 180,
    thresholdSec: 20,
  }));
  const groups = Array.from({ length: 60 }, (_, g) => ({
    id: `g${g}`,
    agents: 5,
    skills: Array.from({ length: 1 + (g % 4) }, (_, k) => ({ queueId: `q${(g + 7 * k) % 20}`, preference: k + 1 })),
  }));
  return { intervalSec: 1800, queues, groups, routing: 'fewest-skills' };
}
