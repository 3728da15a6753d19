import { erlangB, measureErlangA, measureErlangC, planErlangC } from '../app/engine/queueing';

interface CallCase {
  callsPerHour: number;
  ahtSeconds: number;
  thresholdSeconds: number;
}

interface StaffingCase extends CallCase {
  target: number;
}

/** Layout of a file of cases; entries may carry further fields, which are passed through. */
export interface QueueingCases {
  erlang_b?: { agents: number; traffic: number }[];
  erlang_c?: (CallCase & { agents: number })[];
  staffing?: StaffingCase[];
  erlang_a?: (CallCase & { agents: number; patienceSeconds: number })[];
  mission?: StaffingCase;
}

/** Computes every case: the same lists in the same order, with the computed fields in place of any given ones. */
export function computeQueueingCases(cases: QueueingCases) {
  return {
    ...(cases.erlang_b && {
      erlang_b: cases.erlang_b.map((entry) => ({ ...entry, blocking: erlangB(entry.agents, entry.traffic) })),
    }),
    ...(cases.erlang_c && { erlang_c: cases.erlang_c.map(computeErlangC) }),
    ...(cases.staffing && { staffing: cases.staffing.map(computeStaffing) }),
    ...(cases.erlang_a && { erlang_a: cases.erlang_a.map(computeErlangA) }),
    ...(cases.mission && { mission: computeStaffing(cases.mission) }),
  };
}

function computeErlangC(entry: CallCase & { agents: number }) {
  const measures = measureErlangC({ ...toLoad(entry), agents: entry.agents });
  return {
    ...entry,
    pw: measures.waitProbability,
    sl: measures.serviceLevel['answered-of-offered'],
    asa: measures.asaSec,
    occ: measures.occupancy,
  };
}

function computeStaffing(entry: StaffingCase) {
  const plan = planErlangC({
    lambdaRatePerHour: entry.callsPerHour,
    muRatePerHour: 3600 / entry.ahtSeconds,
    targetSl: entry.target,
    thresholdSec: entry.thresholdSeconds,
  });
  return { ...entry, agents: plan.agents, sl: plan.serviceLevel };
}

function computeErlangA(entry: CallCase & { agents: number; patienceSeconds: number }) {
  const measures = measureErlangA({ ...toLoad(entry), agents: entry.agents, patienceSec: entry.patienceSeconds });
  return {
    ...entry,
    pw: measures.waitProbability,
    abandon: measures.abandonment,
    asa: measures.asaSec,
    sl: measures.serviceLevel['answered-of-offered'],
    occ: measures.occupancy,
  };
}

function toLoad(entry: CallCase) {
  return {
    arrivalsPerHour: entry.callsPerHour,
    handleTimeSec: entry.ahtSeconds,
    thresholdSec: entry.thresholdSeconds,
  };
}
