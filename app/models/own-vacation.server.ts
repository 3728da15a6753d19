import type { Actor } from '~/auth/actor';
import { invalid } from '~/platform/errors.server';
import { parseId } from './parse-input.server';
import { readVacationAccount } from './vacation-balance.server';
import { findCurrentCampaign } from './vacation-campaign.server';
import { addVacationWish, changeVacationWishes, readOwnWishes } from './vacation-wish.server';

/** All about one's own leave on one page: the account, the collection of wishes and one's wishes in it. */
export async function readOwnVacations(input: { organizationId: string; employeeId: string }) {
  const { organizationId, employeeId } = input;
  const [account, campaign] = await Promise.all([
    readVacationAccount({ organizationId, scope: null, employeeId }),
    findCurrentCampaign({ organizationId }),
  ]);
  const wishes = campaign ? await readOwnWishes({ organizationId, employeeId, year: campaign.year }) : [];
  const { entries: _entries, ...shown } = account;
  return { account: shown, campaign, wishes, today: account.asOf };
}

/** Any form about one's own wishes. @throws AppError as the writes it calls */
export async function saveOwnWishForm(actor: Actor, form: FormData): Promise<unknown> {
  const text = (name: string) => String(form.get(name) ?? '');
  const year = Number(text('year'));
  const intent = text('intent');
  if (!Number.isInteger(year)) throw invalid('year', 'type', 'year: a number.');
  if (intent === 'add') return addVacationWish(actor, year, Object.fromEntries(form));
  if (intent === 'submit' || intent === 'withdraw') return changeVacationWishes(actor, year, { kind: intent });
  const wishId = parseId(text('wishId'), 'The wish');
  if (intent === 'up' || intent === 'down' || intent === 'delete')
    return changeVacationWishes(actor, year, { kind: intent, wishId });
  if (intent === 'priority')
    return changeVacationWishes(actor, year, { kind: 'priority', wishId, priority: text('priority') });
  throw invalid('intent', 'unknown', 'intent: unknown.');
}
