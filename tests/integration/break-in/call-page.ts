import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '~/platform/errors.server';
import { pageRequest } from '../../factories/browser';
import type { TargetIds } from './centre';
import type { PageForm } from './page-forms';
import { pageNeeds } from './page-needs';

export interface PageModule {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => unknown;
}

const modules = import.meta.glob<PageModule>('../../../app/routes/*.{ts,tsx}');

/** Route files by their name, each with a way to load it. */
export const pageModules = new Map(
  Object.entries(modules).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1), load]),
);

export async function loadModule(file: string): Promise<PageModule> {
  const load = pageModules.get(file);
  if (!load) throw new Error(`There is no route ${file}.`);
  return load();
}

export interface PageAnswer {
  status: number;
  location: string | null;
  text: string;
}

/** The parameters of a route and an address with the ids of the centre under attack. */
function addressOf(file: string, ids: TargetIds): { path: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  const target = (name: string): string => {
    if (!(name in ids)) throw new Error(`No target for $${name} of ${file}: add one to centre.ts.`);
    return ids[name as keyof TargetIds];
  };
  const parts = file
    .replace(/\.tsx?$/, '')
    .replaceAll('[.]', '\0')
    .split('.')
    .filter((part) => part !== '_index' && part !== '$')
    // an underscore at the end takes a page out of its parent's frame, not out of its address
    .map((part) => part.replace(/_$/, ''))
    .map((part) => {
      if (!part.startsWith('$')) return part.replaceAll('\0', '.');
      params[part.slice(1)] = target(part.slice(1));
      return params[part.slice(1)];
    });
  const search = Object.entries(pageNeeds[file]?.search ?? {}).map(([name, value]) => [
    name,
    value in ids ? ids[value as keyof TargetIds] : value,
  ]);
  const query = search.length ? `?${new URLSearchParams(search)}` : '';
  return { path: `/${parts.join('/')}${query}`, params };
}

export const hasTargetInPath = (file: string): boolean => /\$\w/.test(file);

/** Loads a page as the server does. @param search takes the place of the page's own search parameters */
export async function loadPage(
  file: string,
  ids: TargetIds,
  cookie?: string,
  search?: URLSearchParams,
): Promise<PageAnswer> {
  const address = addressOf(file, ids);
  const path = search ? `${address.path.split('?')[0]}?${search}` : address.path;
  const { params } = address;
  const { loader } = await loadModule(file);
  return answerOf(() => loader?.({ request: pageRequest(path, cookie), params, context: {} } as LoaderFunctionArgs));
}

/** Sends a form to a page as a browser does. */
export async function sendForm(file: string, ids: TargetIds, form: PageForm, cookie?: string): Promise<PageAnswer> {
  const { path, params } = addressOf(file, ids);
  const { action } = await loadModule(file);
  const request = pageRequest(path.split('?')[0], cookie, { method: 'POST', ...bodyOf(form) });
  return answerOf(() => action?.({ request, params, context: {} } as ActionFunctionArgs));
}

function bodyOf(form: PageForm): RequestInit {
  if (form.json !== undefined)
    return { body: JSON.stringify(form.json), headers: { 'Content-Type': 'application/json' } };
  const body = form.file ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(form.fields ?? {}))
    for (const one of [value ?? []].flat()) body.append(name, one);
  if (form.file) (body as FormData).append(form.file.field, new File([form.file.content], form.file.name));
  return { body };
}

async function answerOf(run: () => unknown): Promise<PageAnswer> {
  let answer: unknown;
  try {
    answer = await run();
  } catch (thrown) {
    if (thrown instanceof AppError) return { status: thrown.status, location: null, text: thrown.message };
    // why: whatever is neither a response nor an expected fault is a bug, and shows itself
    if (!(thrown instanceof Response)) throw thrown;
    answer = thrown;
  }
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }
  const wrapped = answer as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
  if (wrapped?.type === 'DataWithResponseInit') {
    return { status: wrapped.init?.status ?? 200, location: null, text: JSON.stringify(wrapped.data) };
  }
  return { status: 200, location: null, text: JSON.stringify(answer) ?? '' };
}
