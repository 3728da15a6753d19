import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '~/components/frame/brand';
import { LocaleSwitch } from '~/components/frame/locale-switch';
import { ThemeSwitch } from '~/components/frame/theme-switch';
import { CoveragePicture } from './coverage-picture';

export interface AccessPanelProps {
  title: string;
  text: string;
  children: ReactNode;
}

/** The page before one is inside: what the product does at the left, the form at the right. */
export function AccessPanel({ title, text, children }: AccessPanelProps) {
  const { t } = useTranslation('auth');
  return (
    <div className="grid min-h-dvh bg-canvas lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <aside className="relative hidden flex-col justify-between gap-10 overflow-hidden border-r border-line bg-accent-soft p-10 lg:flex xl:p-14">
        <p className="flex items-center gap-2.5 text-lg font-medium">
          <BrandMark sizePx={30} />
          WFM Enterprise
        </p>
        <CoveragePicture />
        <div className="max-w-md">
          <p className="text-2xl font-medium tracking-tight text-balance">{t('promise.title')}</p>
          <p className="mt-3 text-lg text-ink-muted text-pretty">{t('promise.text')}</p>
        </div>
      </aside>
      <main className="flex min-w-0 flex-col px-5 py-6 sm:px-10">
        <div className="flex items-center justify-between gap-3">
          <p className="flex items-center gap-2 font-medium lg:invisible">
            <BrandMark sizePx={28} />
            <span className="max-sm:sr-only">WFM Enterprise</span>
          </p>
          <div className="flex items-center gap-2">
            <LocaleSwitch />
            <ThemeSwitch />
          </div>
        </div>
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-8">
          <h1 className="text-2xl font-medium tracking-tight">{title}</h1>
          <p className="mt-1.5 mb-6 text-ink-muted">{text}</p>
          {children}
        </div>
      </main>
    </div>
  );
}
