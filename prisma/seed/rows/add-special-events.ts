import { addDays, localDayStart, weekdayOf } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import type { SeededGroup } from './add-structure';

export interface SeededEvent {
  name: string;
  startMs: number;
  endMs: number;
  coefficient: number;
  groupIds: Set<string>;
}

interface EventPlan {
  name: string;
  type: 'MARKETING' | 'TECHNICAL' | 'WEATHER' | 'MASS_EVENT';
  /** days from today to the start */
  offset: number;
  days: number;
  /** hour of the first day at which it begins, and how many hours it lasts, for events shorter than a day */
  hours?: [number, number];
  coefficient: number;
  services: string[];
}

const plans: EventPlan[] = [
  { name: 'Autumn campaign', type: 'MARKETING', offset: -410, days: 10, coefficient: 1.4, services: ['SHOP'] },
  {
    name: 'Card tariff letters',
    type: 'MARKETING',
    offset: -330,
    days: 5,
    coefficient: 1.3,
    services: ['CARD', 'PREM'],
  },
  {
    name: 'Backbone fault',
    type: 'TECHNICAL',
    offset: -262,
    days: 1,
    hours: [13, 5],
    coefficient: 2.6,
    services: ['TECH', 'DESK'],
  },
  { name: 'Spring campaign', type: 'MARKETING', offset: -205, days: 7, coefficient: 1.35, services: ['SHOP'] },
  { name: 'Storm', type: 'WEATHER', offset: -150, days: 2, coefficient: 1.5, services: ['TECH', 'FAR'] },
  { name: 'Loan rate cut', type: 'MARKETING', offset: -118, days: 6, coefficient: 1.45, services: ['LOAN'] },
  {
    name: 'Payment outage',
    type: 'TECHNICAL',
    offset: -64,
    days: 1,
    hours: [11, 4],
    coefficient: 2.8,
    services: ['CARD', 'PREM'],
  },
  { name: 'Anniversary sale', type: 'MARKETING', offset: -33, days: 5, coefficient: 1.4, services: ['SHOP'] },
  { name: 'Price campaign', type: 'MARKETING', offset: 16, days: 6, coefficient: 1.3, services: ['SHOP'] },
  { name: 'New card launch', type: 'MARKETING', offset: 27, days: 4, coefficient: 1.2, services: ['CARD'] },
];

/** Campaigns and faults of the past, which the history shows, and the campaigns that are planned. */
export function addSpecialEvents(context: SeedContext, groups: SeededGroup[]): SeededEvent[] {
  const oldest = -context.blueprint.historyWeeks * 7;
  const events: SeededEvent[] = [];
  for (const plan of plans) {
    const concerned = groups.filter((group) => plan.services.includes(group.serviceCode));
    if (concerned.length === 0 || plan.offset < oldest) continue;
    const event = dateEvent(context, plan, concerned);
    events.push(event);
    context.rows.add('special_events', {
      id: context.nextId(),
      organization_id: context.organizationId,
      name: plan.name,
      type: plan.type,
      starts_at: new Date(event.startMs),
      ends_at: new Date(event.endMs),
      coefficient: plan.coefficient,
      group_ids: [...event.groupIds],
    });
  }
  return events;
}

function dateEvent(context: SeedContext, plan: EventPlan, groups: SeededGroup[]): SeededEvent {
  const wanted = addDays(context.today, plan.offset);
  const isWeekend = weekdayOf(wanted) > 5;
  const date = isWeekend && plan.type !== 'WEATHER' ? addDays(wanted, 2) : wanted;
  const zone = groups[0].timeZone;
  const dayStartMs = localDayStart(date, zone);
  const startMs = plan.hours ? dayStartMs + plan.hours[0] * 3_600_000 : dayStartMs;
  const endMs = plan.hours ? startMs + plan.hours[1] * 3_600_000 : localDayStart(addDays(date, plan.days), zone);
  return {
    name: plan.name,
    startMs,
    endMs,
    coefficient: plan.coefficient,
    groupIds: new Set(groups.map((group) => group.id)),
  };
}
