import { Link } from '@remix-run/react';
import { CalendarClock, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { useFormat } from '~/i18n/use-format';
import { TemplateBar } from './template-bar';
import { TemplateForm } from './template-form';
import type { TemplateView } from './template-view';

interface ShiftTemplatesPageProps {
  templates: TemplateView[];
  /** id of the one that is edited, or "new" */
  editedId: string | null;
}

/** Shift templates on a clock of the day, with the form of one of them. */
export function ShiftTemplatesPage({ templates, editedId }: ShiftTemplatesPageProps) {
  const { t } = useTranslation('rules');
  const edited = templates.find((template) => template.id === editedId);
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        description={t('templates.description')}
        actions={
          <LinkButton to="?edit=new" variant="primary" icon={Plus}>
            {t('templates.new')}
          </LinkButton>
        }
      />
      {edited || editedId === 'new' ? (
        <TemplateForm key={`${edited?.id}-${edited?.version}`} template={edited} others={templates} />
      ) : null}
      {templates.length ? (
        <Card isFlush>
          <ul className="divide-y divide-line">
            {templates.map((template) => (
              <TemplateLine key={template.id} template={template} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState icon={CalendarClock} title={t('templates.none')} description={t('templates.noneText')} />
      )}
    </>
  );
}

function TemplateLine({ template }: { template: TemplateView }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const isEveryDay = template.weekdays.length === 7;
  const hours = (minutes: number) => format.hours(minutes, true);
  const { longestSpanMinutes, firstPartMinutes, gapMinutes, coreFromMinute, coreToMinute } = template;
  const shape = [
    ...(longestSpanMinutes
      ? [t('templates.lengths', { from: hours(template.spanMinutes), to: hours(longestSpanMinutes) })]
      : []),
    ...(firstPartMinutes && gapMinutes
      ? [t('templates.splitShort', { first: hours(firstPartMinutes), gap: hours(gapMinutes) })]
      : []),
    ...(coreFromMinute !== null && coreToMinute !== null
      ? [t('templates.coreShort', { from: format.clock(coreFromMinute), to: format.clock(coreToMinute % 1440) })]
      : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="w-48 min-w-0">
        <Link to={`?edit=${template.id}`} className="font-medium text-accent-ink hover:underline">
          {template.name}
        </Link>
        <span className="ml-2 text-sm text-ink-subtle">{template.code}</span>
        {template.status === 'inactive' ? <Badge className="ml-2">{t('inactive')}</Badge> : null}
      </div>
      <div className="min-w-56 flex-1">
        <TemplateBar {...template} />
      </div>
      <div className="tabular w-48 text-sm text-ink-muted">
        {t('templates.paid', { hours: format.hours(template.paidMinutes, true) })}
        {shape.map((text) => ` · ${text}`)}
        {isEveryDay ? '' : ` · ${template.weekdays.map((day) => format.weekday(day)).join(' ')}`}
      </div>
      <div className="w-52 text-sm text-ink-muted">
        {template.workRules.map((rule) => rule.name).join(', ') || t('templates.noRule')}
      </div>
    </li>
  );
}
