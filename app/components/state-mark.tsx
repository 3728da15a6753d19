import { joinClasses } from './class-names';

/** How a figure stands to its target. Severity of a shortage grows from 1 (amber) to 3 (red). */
export type CoverageState = 'short-3' | 'short-2' | 'short-1' | 'ok' | 'over' | 'unknown';

const colours: Record<CoverageState, string> = {
  'short-3': 'text-short-3',
  'short-2': 'text-short-2',
  'short-1': 'text-short-1',
  ok: 'text-ok',
  over: 'text-over',
  unknown: 'text-unknown',
};

/*
 * One shape for each state, so that nobody needs the colour: a triangle points down into a shortage (a filled one is
 * severe), a disc is on target, a triangle up is over, a ring is unknown.
 */
const shapes: Record<CoverageState, JSX.Element> = {
  'short-3': <path d="M1 2h10L6 11z" fill="currentColor" />,
  'short-2': <path d="M1 2h10L6 11z" fill="currentColor" />,
  'short-1': <path d="M2.4 3h7.2L6 9.6z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />,
  ok: <circle cx="6" cy="6" r="4.2" fill="currentColor" />,
  over: <path d="M1 10h10L6 1z" fill="currentColor" />,
  unknown: <circle cx="6" cy="6" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

export interface StateMarkProps {
  state: CoverageState;
  /** read aloud; leave out when words beside it say the same */
  label?: string;
  sizePx?: number;
  className?: string;
}

export function StateMark({ state, label, sizePx = 10, className }: StateMarkProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden where words beside it say the same
    <svg
      viewBox="0 0 12 12"
      width={sizePx}
      height={sizePx}
      className={joinClasses('state-mark', colours[state], className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {shapes[state]}
    </svg>
  );
}
