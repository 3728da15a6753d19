import { FileSpreadsheet, Upload } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { joinClasses } from './class-names';
import { useFieldControl } from './field';

export interface FileDropProps {
  name: string;
  /** what to bring: "CSV or XLSX, up to 200 MB" */
  hint: string;
  /** as the accept attribute: ".csv,.xlsx" */
  accept?: string;
  isMultiple?: boolean;
  isDisabled?: boolean;
  onFilesChange?: (files: File[]) => void;
}

/** A place to drop a file on, which is a plain file input for the keyboard and without scripts. */
export function FileDrop({ name, hint, accept, isMultiple = false, isDisabled = false, onFilesChange }: FileDropProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const field = useFieldControl();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [isOver, setIsOver] = useState(false);

  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    setFiles(chosen);
    onFilesChange?.(chosen);
  };
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (isDisabled || !input.current || event.dataTransfer.files.length === 0) return;
    const transfer = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, isMultiple ? undefined : 1)) transfer.items.add(file);
    input.current.files = transfer.files;
    take(transfer.files);
  };
  const Icon = files.length > 0 ? FileSpreadsheet : Upload;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the input inside does the same by keyboard
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={handleDrop}
      className={joinClasses(
        'relative flex flex-col items-center gap-1 rounded-card border border-dashed px-4 py-8 text-center transition-colors',
        'has-focus-visible:outline-2 has-focus-visible:outline-accent',
        isOver ? 'border-accent bg-accent-soft' : 'border-control bg-surface hover:bg-sunken',
        isDisabled && 'pointer-events-none opacity-60',
      )}
    >
      <Icon aria-hidden size={22} className="mb-1 text-ink-subtle" />
      {files.length > 0 ? (
        files.map((file) => (
          <p key={file.name} className="font-medium">
            {file.name} <span className="font-normal text-ink-muted">{format.bytes(file.size)}</span>
          </p>
        ))
      ) : (
        <p className="font-medium">{t('file.choose')}</p>
      )}
      <p className="text-sm text-ink-muted">{hint}</p>
      <input
        ref={input}
        type="file"
        name={name}
        accept={accept}
        multiple={isMultiple}
        disabled={isDisabled}
        aria-label={field.id ? undefined : t('file.choose')}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => take(event.currentTarget.files)}
        {...field}
      />
    </div>
  );
}
