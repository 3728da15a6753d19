import { useCallback } from 'react';
import { can } from '~/auth/permissions';
import { useFrameData } from './frame-data';

export { can };

/**
 * `can` for the reader of the page: `const may = useCan(); may('forecast:write')`. For what a page shows only: every
 * loader and action asks again on the server.
 */
export function useCan(): (wanted: string) => boolean {
  const permissions = useFrameData()?.permissions;
  return useCallback((wanted: string) => can(permissions ?? [], wanted), [permissions]);
}
