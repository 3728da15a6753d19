import type { Actor } from '~/auth/actor';
import { parseId } from './parse-input.server';
import { applyMoves, endRouting } from './routing-assignment.server';

/**
 * Carries out the form of rebalancing: `intent=end` with a routing, else the moves that were ticked, each `employee:group`.
 * @throws AppError not_found, invalid
 */
export async function runRebalanceCommand(actor: Actor, form: FormData): Promise<{ moved: number }> {
  if (form.get('intent') === 'end') {
    await endRouting(actor, parseId(String(form.get('routingId') ?? ''), 'The routing'));
    return { moved: 0 };
  }
  const moves = form.getAll('move').map((text) => {
    const [employeeId, groupId] = String(text).split(':');
    return { employeeId, groupId };
  });
  return applyMoves(actor, { moves, minutes: Number(form.get('minutes') || 120) });
}
