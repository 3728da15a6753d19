import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Sparkline } from './chart/sparkline';
import { joinClasses } from './class-names';
import { type CoverageState, StateMark } from './state-mark';

export interface StatTileProps {
  label: ReactNode;
  /** formatted, without its unit: "84" */
  value: ReactNode;
  unit?: ReactNode;
  state?: { state: CoverageState; label: string };
  /** beside the figure's name: "expected by close 82 %", "+3 on last Monday" */
  detail?: ReactNode;
  sparkline?: { values: (number | null)[]; target?: number; label: string };
  /** the one action that helps */
  action?: { to: string; label: ReactNode };
}

/** A figure that matters, with how it came about and what to do about it. */
export function StatTile({ label, value, unit, state, detail, sparkline, action }: StatTileProps) {
  return (
    <section className="flex min-w-0 flex-col rounded-card border border-line bg-surface p-4 shadow-card">
      <h2 className="flex items-center gap-1.5 text-sm font-normal text-ink-muted">
        {state ? <StateMark state={state.state} label={state.label} /> : null}
        {label}
      </h2>
      <div className="mt-1 flex items-end justify-between gap-3">
        <p className="tabular text-2xl font-medium tracking-figures whitespace-nowrap">
          {value}
          {unit ? <span className="ml-1 text-lg font-normal tracking-normal text-ink-muted">{unit}</span> : null}
        </p>
        {sparkline ? <Sparkline {...sparkline} className="h-8 w-28 min-w-0 shrink" /> : null}
      </div>
      {detail ? <p className="mt-1 text-sm text-ink-muted">{detail}</p> : null}
      {action ? (
        <Link
          to={action.to}
          prefetch="intent"
          className={joinClasses(
            'group mt-auto inline-flex items-center gap-1 self-start pt-2 text-sm font-medium text-accent-ink',
            'hover:underline hover:underline-offset-2 in-[.frame-phone]:min-h-11',
          )}
        >
          {action.label}
          <ArrowRight aria-hidden size={13} className="transition-transform group-hover:translate-x-0.5" />
        </Link>
      ) : null}
    </section>
  );
}
