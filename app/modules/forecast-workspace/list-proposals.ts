import type { CorrectionItem, WorkspaceData } from './workspace-data';

export interface Proposal {
  key: string;
  kind: string;
  target: 'volume' | 'ahtSec';
  from: number;
  to: number;
  /** of the whole stretch: contacts, or mean handling time; null for gaps */
  found: number | null;
  expected: number | null;
  /** what is proposed for each interval; empty where nothing is */
  values: number[];
  decision: CorrectionItem | null;
}

const judged = new Set(['gap', 'outlier', 'empty-day', 'level-shift']);

/** A finding inside a stretch that was decided about as a whole needs no decision of its own. */
function withoutDecided(proposals: Proposal[]): Proposal[] {
  const decided = proposals.filter(({ decision }) => decision);
  return proposals.filter(
    ({ decision, from, to, target }) =>
      decision || !decided.some((other) => other.target === target && other.from <= from && other.to >= to),
  );
}

/** Intervals in a row that deviate alike are one stretch to decide about. */
function joinNeighbours(proposals: Proposal[]): Proposal[] {
  const joined: Proposal[] = [];
  for (const next of [...proposals].sort((a, b) => a.from - b.from)) {
    const last = joined.findLast((other) => other.target === next.target);
    const isMore = last && !last.decision && !next.decision && last.kind === next.kind && last.to === next.from;
    if (!isMore || next.kind !== 'outlier') {
      joined.push(next);
      continue;
    }
    joined[joined.indexOf(last)] = {
      ...last,
      to: next.to,
      found: (last.found ?? 0) + (next.found ?? 0),
      expected: (last.expected ?? 0) + (next.expected ?? 0),
      values: [...last.values, ...next.values],
    };
  }
  return joined;
}

const known = (values: (number | null)[]) => values.filter((value): value is number => value !== null);
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Contacts add up, handling times do not. */
const whole = (values: number[], target: Proposal['target']): number | null =>
  values.length === 0 ? null : target === 'volume' ? sum(values) : sum(values) / values.length;

function readFindings({ forecast }: Pick<WorkspaceData, 'forecast'>): Omit<Proposal, 'decision'>[] {
  const { result } = forecast;
  if (result?.proposals) {
    return result.proposals.map(({ id, kind, target, from, to, found, proposed }) => ({
      key: id,
      kind,
      target,
      from,
      to,
      found: whole(known(found), target),
      expected: whole(known(proposed), target),
      values: known(proposed),
    }));
  }
  const stepMs = forecast.intervalMinutes * 60_000;
  return (result?.quality.findings ?? [])
    .filter((finding) => judged.has(finding.kind))
    .map(({ kind, start: from, slots, found, expected }) => ({
      key: `${kind}-${from}`,
      kind,
      target: 'volume' as const,
      from,
      to: from + Math.max(1, slots) * stepMs,
      found,
      expected,
      values: kind === 'outlier' && expected !== null ? [expected] : [],
    }));
}

/**
 * What was found in the history, newest first, each with what was decided about it; then decisions on stretches that the planner
 * chose, or that are not found any more because the decision acts.
 */
export function listProposals(data: Pick<WorkspaceData, 'forecast' | 'steps'>): Proposal[] {
  const open = new Set(data.steps.corrections);
  const proposals: Proposal[] = readFindings(data).map((finding) => {
    const decision =
      data.steps.corrections.findLast(
        (item) => item.target === finding.target && item.from === finding.from && item.to === finding.to,
      ) ?? null;
    if (decision) open.delete(decision);
    return { ...finding, decision };
  });
  for (const decision of open) {
    const { from, to, target, finding: kind } = decision;
    proposals.push({ key: decision.id, kind, target, from, to, found: null, expected: null, values: [], decision });
  }
  return joinNeighbours(withoutDecided(proposals)).sort((a, b) => b.from - a.from);
}
