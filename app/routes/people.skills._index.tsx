import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { answerForm } from '~/models/answer-form.server';
import { versionNumber } from '~/models/employee-input';
import { parseInput } from '~/models/parse-input.server';
import { createSkill, listSkills, updateSkill } from '~/models/skill.server';
import { SkillsPage } from '~/modules/structure/skills-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'structure:read');
  return {
    skills: await listSkills({ organizationId: actor.organizationId }),
    editedId: new URL(request.url).searchParams.get('edit'),
    mayWrite: scopeOf(actor, 'structure:write') !== null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'structure:write');
  const { intent, skillId, version, ...values } = Object.fromEntries(await request.formData());
  return answerForm(String(intent), () =>
    skillId
      ? updateSkill({ actor, skillId: String(skillId), version: parseInput(versionNumber, version), values })
      : createSkill({ actor, values }),
  );
}

export default function SkillsRoute() {
  return <SkillsPage {...useLoaderData<typeof loader>()} />;
}
