import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { exportCalculator } from '~/models/calculator-page.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'staffing:read');
  const { searchParams } = new URL(request.url);
  const file = await exportCalculator(searchParams, searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv');
  return new Response(file.body as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    },
  });
}
