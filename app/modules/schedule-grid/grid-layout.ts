/** Measures of the grid in CSS pixels. */
export const rowPx = 28;
/** title of a group of rows */
export const sectionPx = 30;
export const headerPx = 58;
export const dayPx = 108;
/** the same for its cells */
export const dayClass = 'w-[108px]';
/** name of the person; narrower on phones by CSS */
export const nameClass = 'w-36 sm:w-52';
/** hours, norm, nights; on wide screens only */
export const sumClass = 'hidden w-40 lg:flex';
