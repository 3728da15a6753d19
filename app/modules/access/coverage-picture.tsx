import { useTranslation } from 'react-i18next';

const slots = 26;
const slotWidth = 18;
const floorY = 250;
const heightOf = (people: number) => people * 3.4;

/** A contact centre's usual day: two peaks, the higher one before noon. */
const demand = Array.from({ length: slots }, (_, slot) => {
  const morning = 52 * Math.exp(-(((slot - 8) / 3.6) ** 2));
  const afternoon = 40 * Math.exp(-(((slot - 17) / 4.2) ** 2));
  return 6 + morning + afternoon;
});

const staffing = demand.map((people, slot) => Math.ceil(people + (slot % 5 === 3 ? -1.4 : 1.6)));

const curve = demand
  .map(
    (people, slot) => `${slot === 0 ? 'M' : 'L'}${(slot + 0.5) * slotWidth} ${(floorY - heightOf(people)).toFixed(1)}`,
  )
  .join('');

/** The product in one picture: people (bars) set against the need (line), a short interval marked. */
export function CoveragePicture() {
  const { t } = useTranslation('auth');
  return (
    <svg
      viewBox={`0 0 ${slots * slotWidth} 262`}
      role="img"
      aria-label={t('promise.picture')}
      className="w-full max-w-2xl"
    >
      {[60, 125, 190].map((y) => (
        <line
          key={y}
          x1="0"
          x2={slots * slotWidth}
          y1={y}
          y2={y}
          stroke="var(--color-accent-line)"
          strokeDasharray="2 5"
        />
      ))}
      {staffing.map((people, slot) => {
        const isShort = people < demand[slot];
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the picture never changes
            key={slot}
            x={slot * slotWidth + 2}
            y={floorY - heightOf(people)}
            width={slotWidth - 4}
            height={heightOf(people)}
            rx="3"
            fill={isShort ? 'var(--color-short-2)' : 'var(--color-accent)'}
            opacity={isShort ? 0.9 : 0.24}
          />
        );
      })}
      <path
        d={curve}
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <line x1="0" x2={slots * slotWidth} y1={floorY} y2={floorY} stroke="var(--color-line-strong)" />
    </svg>
  );
}
