import type { DistributionInput, DistributionSummary, Proposal } from './distribution-types';

/** What a distribution came to, counted. */
export function summarizeDistribution(
  input: Pick<DistributionInput, 'people'>,
  proposals: readonly Proposal[],
): DistributionSummary {
  const count = (outcome: Proposal['outcome']) => proposals.filter((proposal) => proposal.outcome === outcome).length;
  const wishers = input.people.filter(({ wishes }) => wishes.length > 0);
  const came = new Set(
    proposals.flatMap(({ outcome, wishId }) =>
      wishId && (outcome === 'granted' || outcome === 'moved') ? [wishId] : [],
    ),
  );
  const firstOf = (wishes: readonly { id: string; rank: number }[]) =>
    wishes.reduce((first, wish) => (wish.rank < first.rank ? wish : first)).id;
  return {
    people: input.people.length,
    wishes: wishers.reduce((sum, { wishes }) => sum + wishes.length, 0),
    granted: count('granted'),
    moved: count('moved'),
    refused: count('refused'),
    filled: count('filled'),
    shifted: count('shifted'),
    unplaced: count('unplaced'),
    wishers: wishers.length,
    firstWishes: wishers.filter(({ wishes }) => came.has(firstOf(wishes))).length,
  };
}
