import { fullCompletionRate } from './chat-chain';
import { ChatStaffing } from './chat-staffing';
import { planDeferredWork } from './deferred-profile';
import { measureErlangA } from './erlang-a';
import { ErlangCStaffing, interpolateAgents } from './erlang-c-staffing';
import { findFewestAgents } from './fewest-agents';
import { createIntervalParameters, type IntervalParameters, readInterval } from './interval-parameters';
import { linearAgents } from './linear-workload';
import type { RequirementSettings, RequirementsInput } from './requirement-input';

/** What decides the base number of agents of an interval. */
export type BaseLimit = 'nothing' | 'service-level' | 'occupancy' | 'stability' | 'workload' | 'deadline' | 'closed';

/** A channel model: N1 and what it gives, interval after interval. Results are in the fields after `solve`. */
export interface BaseModel {
  agents: number;
  serviceLevel: number;
  asaSec: number;
  occupancy: number;
  limit: BaseLimit;
  solve(interval: IntervalParameters): void;
}

/** Creates the model of a checked input. */
export function createBaseModel(input: RequirementsInput, settings: RequirementSettings): BaseModel {
  const isFractional = input.rounding === 'fractional';
  switch (input.model) {
    case 'erlang-c':
      return new ErlangCBase(isFractional);
    case 'erlang-a':
      return new ErlangABase(isFractional, input.intervalSec, settings.patienceSec);
    case 'chat':
      return new ChatBase(isFractional, settings.concurrency, settings.switchPenalty);
    case 'linear':
      return new LinearBase(input.intervalSec, settings.concurrency);
    case 'deferred':
      return new DeferredBase(input, settings);
  }
}

abstract class Base implements BaseModel {
  agents = 0;
  serviceLevel = 1;
  asaSec = 0;
  occupancy = 0;
  limit: BaseLimit = 'nothing';

  solve(interval: IntervalParameters): void {
    if (!interval.isOpen) this.setIdle('closed');
    else if (this.hasWork(interval)) this.solveWork(interval);
    else this.setIdle('nothing');
  }

  /** Solves an open interval that has work. */
  protected abstract solveWork(interval: IntervalParameters): void;

  protected hasWork(interval: IntervalParameters): boolean {
    return interval.trafficErl > 0;
  }

  private setIdle(limit: BaseLimit): void {
    this.agents = 0;
    this.serviceLevel = 1;
    this.asaSec = 0;
    this.occupancy = 0;
    this.limit = limit;
  }
}

class ErlangCBase extends Base {
  private readonly staffing = new ErlangCStaffing();

  constructor(private readonly isFractional: boolean) {
    super();
  }

  protected solveWork(interval: IntervalParameters): void {
    const { trafficErl, ahtSec, slTarget, thresholdSec, maxOccupancy } = interval;
    const { staffing } = this;
    staffing.solve(trafficErl, ahtSec, slTarget, thresholdSec, maxOccupancy);
    this.agents = staffing.agents;
    this.serviceLevel = staffing.serviceLevel;
    this.asaSec = staffing.asaSec;
    this.occupancy = staffing.occupancy;
    if (staffing.agents > staffing.floorAgents) this.limit = 'service-level';
    else this.limit = staffing.floorAgents > Math.floor(trafficErl) + 1 ? 'occupancy' : 'stability';
    if (this.isFractional) {
      const threshold = thresholdSec / ahtSec;
      this.agents = interpolateAgents(
        staffing.agents,
        staffing.serviceLevel,
        trafficErl,
        slTarget,
        threshold,
        maxOccupancy,
      );
    }
  }
}

class ErlangABase extends Base {
  constructor(
    private readonly isFractional: boolean,
    private readonly intervalSec: number,
    private readonly patienceSec: number,
  ) {
    super();
  }

  protected solveWork(interval: IntervalParameters): void {
    const load = {
      arrivalsPerHour: (interval.volume * 3600) / this.intervalSec,
      handleTimeSec: interval.ahtSec,
      patienceSec: this.patienceSec,
      thresholdSec: interval.thresholdSec,
    };
    const answer = findFewestAgents(
      (agents) => measureErlangA({ ...load, agents }),
      { serviceLevel: { target: interval.slTarget }, maxOccupancy: interval.maxOccupancy },
      interval.trafficErl,
    );
    this.agents = this.isFractional ? answer.fractionalAgents : answer.agents;
    this.serviceLevel = answer.measures.serviceLevel['answered-of-offered'];
    this.asaSec = answer.measures.asaSec;
    this.occupancy = answer.measures.occupancy;
    if (answer.binding.length === 0) this.limit = 'nothing';
    else this.limit = answer.binding.includes('serviceLevel') ? 'service-level' : 'occupancy';
  }
}

class ChatBase extends Base {
  private readonly staffing = new ChatStaffing();

  constructor(
    private readonly isFractional: boolean,
    private readonly concurrency: number,
    private readonly switchPenalty: number,
  ) {
    super();
  }

  protected solveWork(interval: IntervalParameters): void {
    const { trafficErl, ahtSec, slTarget, thresholdSec, maxOccupancy } = interval;
    const { staffing, concurrency, switchPenalty } = this;
    staffing.solve(trafficErl, ahtSec, slTarget, thresholdSec, maxOccupancy, concurrency, switchPenalty);
    this.agents = staffing.agents;
    this.serviceLevel = staffing.serviceLevel;
    this.asaSec = staffing.asaSec;
    this.occupancy = staffing.slotOccupancy;
    if (staffing.agents === staffing.floorAgents) this.limit = 'stability';
    else this.limit = staffing.serviceLevelOneLess < slTarget ? 'service-level' : 'occupancy';
    if (this.isFractional && this.limit === 'service-level') {
      const { serviceLevelOneLess, serviceLevel } = staffing;
      const least = trafficErl / fullCompletionRate(concurrency, switchPenalty);
      const crossing = (slTarget - serviceLevelOneLess) / (serviceLevel - serviceLevelOneLess);
      this.agents = Math.min(staffing.agents, Math.max(least, staffing.agents - 1 + crossing));
    }
  }
}

class LinearBase extends Base {
  constructor(
    private readonly intervalSec: number,
    private readonly concurrency: number,
  ) {
    super();
  }

  protected solveWork(interval: IntervalParameters): void {
    const { volume, ahtSec, maxOccupancy } = interval;
    this.agents = linearAgents(volume, ahtSec, this.intervalSec, maxOccupancy, this.concurrency);
    this.serviceLevel = 1;
    this.asaSec = 0;
    this.occupancy = maxOccupancy;
    this.limit = 'workload';
  }
}

class DeferredBase extends Base {
  private readonly people: Float64Array;
  private readonly concurrency: number;

  constructor(input: RequirementsInput, settings: RequirementSettings) {
    super();
    this.concurrency = settings.concurrency;
    const interval = createIntervalParameters();
    const workSec = new Float64Array(input.volume.length);
    for (let i = 0; i < workSec.length; i++) {
      readInterval(interval, input, settings, i);
      workSec[i] = interval.trafficErl * input.intervalSec;
    }
    const { intervalSec, open } = input;
    this.people = planDeferredWork({ workSec, intervalSec, deadlineSec: settings.deadlineSec, open }).people;
  }

  protected override hasWork(interval: IntervalParameters): boolean {
    return this.people[interval.index] > 0;
  }

  protected solveWork(interval: IntervalParameters): void {
    this.agents = this.people[interval.index] / (interval.maxOccupancy * this.concurrency);
    this.serviceLevel = 1;
    this.asaSec = 0;
    this.occupancy = interval.maxOccupancy;
    this.limit = 'deadline';
  }
}
