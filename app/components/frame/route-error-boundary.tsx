import { useLocation, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '../button-styles';
import { ErrorState } from '../error-state';
import { LinkButton } from '../link-button';
import { describeRouteError } from './describe-route-error';
import { useFrameData } from './frame-data';
import { useIsHeaded } from './route-handle';

/**
 * The boundary of a route: `export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary'`.
 * The frame and the levels above stay; only the part that failed is replaced.
 */
export function RouteErrorBoundary() {
  const { t } = useTranslation('errors');
  const { kind, message, requestId } = describeRouteError(useRouteError());
  const { pathname, search } = useLocation();
  const frame = useFrameData();
  const level = useIsHeaded() ? 2 : 1;
  const canRetry = kind !== 'notFound' && kind !== 'forbidden' && kind !== 'unauthorized';
  return (
    <ErrorState
      level={level}
      title={t(`${kind}.title`)}
      safe={message ?? t(`${kind}.safe`)}
      advice={t(`${kind}.advice`)}
      requestId={requestId ?? frame?.requestId}
      action={
        <>
          {kind === 'unauthorized' ? (
            <LinkButton variant="primary" to={`/auth/login?redirectTo=${encodeURIComponent(pathname + search)}`}>
              {t('login')}
            </LinkButton>
          ) : null}
          {canRetry ? (
            <a href={pathname + search} className={getButtonClasses('primary')}>
              {t('reload')}
            </a>
          ) : null}
          <LinkButton to="/">{t('toStart')}</LinkButton>
        </>
      }
    />
  );
}
