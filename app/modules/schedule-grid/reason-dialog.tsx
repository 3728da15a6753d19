import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Dialog } from '~/components/dialog';
import { Field } from '~/components/field';
import { TextInput } from '~/components/text-input';

interface ReasonDialogProps {
  people: number;
  onAnswer: (reason: string) => void;
  onCancel: () => void;
}

/** Asks why a published schedule is corrected: people hear of it, and the audit keeps it. */
export function ReasonDialog({ people, onAnswer, onCancel }: ReasonDialogProps) {
  const { t } = useTranslation('schedule-edits');
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onCancel()}
      title={t('reason.title')}
      description={t('reason.text', { count: people })}
      footer={
        <>
          <Button variant="ghost" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" form="correction-reason" variant="primary">
            {t('reason.save')}
          </Button>
        </>
      }
    >
      <form
        id="correction-reason"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = String(new FormData(event.currentTarget).get('reason')).trim();
          if (reason) onAnswer(reason);
        }}
      >
        <Field label={t('reason.label')} isRequired>
          <TextInput name="reason" maxLength={256} required autoFocus />
        </Field>
      </form>
    </Dialog>
  );
}
