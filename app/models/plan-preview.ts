import type { PlanFault } from '~/integrations/files/plan/plan-fault';

/** A plan that was read, to be looked at before it is confirmed. */
export interface PlanPreview {
  faults: PlanFault[];
  /** faults in all, of which the first are listed */
  faultTotal: number;
  groupName: string;
  timeZone: string;
  intervals: number;
  contacts: number;
  operatorHours: number | null;
  firstDate: string | null;
  lastDate: string | null;
  days: number;
  hasAht: boolean;
  /** the forecast that it is laid over; null: a new one is made of it */
  forecastId: string | null;
  /** what an operator plan gives; null for contact plans and where no forecast covers its days */
  expectation: PlanExpectation | null;
}

/** What the people of an operator plan give, weighted by contacts; ratios 0..1. */
export interface PlanExpectation {
  contacts: number;
  ahtSec: number;
  serviceLevel: number;
  target: number;
  thresholdSec: number;
  occupancy: number;
  /** intervals with contacts, and those of them below their target */
  busy: number;
  below: number;
}
