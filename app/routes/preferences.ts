import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { writePreferenceCookie } from '~/auth/preference-cookies.server';
import { getActor } from '~/auth/require-permission.server';
import { safeRedirect } from '~/auth/safe-redirect';
import { parseInput } from '~/models/parse-input.server';
import { switchOrganization } from '~/models/session.server';
import { rememberTableColumns } from '~/models/table-columns.server';
import { saveUserSettings } from '~/models/user-settings.server';

const preferenceSchema = z.object({
  locale: z.enum(['en', 'ru']).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  organizationId: z.uuid().optional(),
  siteId: z.union([z.uuid(), z.literal('')]).optional(),
  /** columns of a table that are hidden: ids separated by commas */
  table: z
    .string()
    .regex(/^[a-z][a-z-]{1,40}$/)
    .optional(),
  hide: z
    .string()
    .max(500)
    .regex(/^[\w.,-]*$/)
    .optional(),
  redirectTo: z.string().optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  const preference = parseInput(preferenceSchema, Object.fromEntries(await request.formData()));
  const { locale, theme, organizationId, siteId, table, hide } = preference;
  const actor = await getActor(request);
  const headers = new Headers();
  if (locale) headers.append('Set-Cookie', writePreferenceCookie(request, 'wfm_locale', locale));
  if (theme) headers.append('Set-Cookie', writePreferenceCookie(request, 'wfm_theme', theme));
  if (siteId !== undefined) headers.append('Set-Cookie', writePreferenceCookie(request, 'wfm_site', siteId));
  if (actor && (locale || theme)) await saveUserSettings({ actor, settings: { locale, theme } });
  if (actor && table && hide !== undefined) await rememberTableColumns({ actor, table, hide });
  if (actor && organizationId && organizationId !== actor.organizationId) {
    await switchOrganization(actor, organizationId);
    headers.append('Set-Cookie', writePreferenceCookie(request, 'wfm_site', ''));
    return redirect('/', { headers });
  }
  return redirect(safeRedirect(preference.redirectTo), { headers });
}

export const loader = () => redirect('/');
