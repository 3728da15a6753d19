/** Zones to look at a forecast in: that of its group first, then the viewer's, UTC and those of the sites; what the address asks for is among them. */
export function listViewZones(input: {
  own: string;
  viewer: string | null;
  sites: readonly string[];
  shown: string;
}): string[] {
  const { own, viewer, sites, shown } = input;
  return [...new Set([own, ...(viewer ? [viewer] : []), 'UTC', ...sites, shown])];
}
