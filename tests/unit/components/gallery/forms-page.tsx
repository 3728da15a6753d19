import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { AlertDialog } from '~/components/alert-dialog';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { ContextMenu } from '~/components/context-menu';
import { CopyButton } from '~/components/copy-button';
import { DateInput } from '~/components/date-input';
import { DateStepper } from '~/components/date-stepper';
import { Dialog, DialogClose } from '~/components/dialog';
import { DropdownMenu } from '~/components/dropdown-menu';
import { Field } from '~/components/field';
import { FileDrop } from '~/components/file-drop';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Popover } from '~/components/popover';
import { RadioGroup } from '~/components/radio-group';
import { SaveStateProvider, useSaveState } from '~/components/save-state';
import { Select } from '~/components/select';
import { Sheet } from '~/components/sheet';
import { Switch } from '~/components/switch';
import { TextInput } from '~/components/text-input';
import { Textarea } from '~/components/textarea';
import { TimeInput } from '~/components/time-input';
import { showToast } from '~/components/toaster';
import { Toolbar } from '~/components/toolbar';

const skills = [
  { value: 'en', label: 'English', description: 'Language' },
  { value: 'bill', label: 'Billing' },
  { value: 'keep', label: 'Retention' },
];

export function FormsPage() {
  const saves = useRef(0);
  const save = async () => {
    saves.current += 1;
    if (saves.current === 2) throw new Error('the second save fails');
  };
  return (
    <SaveStateProvider save={save}>
      <PageHeader title="Forms" actions={<DateStepper date="2026-11-23" today="2026-11-25" step="week" />} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title="Fields">
          <form className="flex flex-col gap-4">
            <Editing />
            <Field
              label="Group"
              isRequired
              error={['Give a name.', 'At most 80 letters.']}
              help="As the roster shows it"
            >
              <TextInput name="group" />
            </Field>
            <Field label="Target answer time" hint="Optional">
              <NumberInput name="target" unit="s" defaultValue={20} />
            </Field>
            <Field label="Site">
              <Select
                name="site"
                emptyLabel="All sites"
                options={[
                  { value: '1', label: 'Moscow', group: 'UTC+3' },
                  { value: '2', label: 'Yekaterinburg', group: 'UTC+5' },
                ]}
              />
            </Field>
            <Field label="From">
              <DateInput name="from" defaultValue="2026-11-23" />
            </Field>
            <Field label="Start">
              <TimeInput name="start" defaultValue="08:00" />
            </Field>
            <Field label="Skills">
              <Combobox name="skills" isMultiple options={skills} defaultValues={['en']} />
            </Field>
            <Field label="Note">
              <Textarea name="note" />
            </Field>
            <Field label="File">
              <FileDrop name="file" hint="CSV or XLSX" accept=".csv,.xlsx" />
            </Field>
            <Checkbox name="keep" label="Keep manual changes" description="They stay on top" />
            <Switch name="publish" label="Publish automatically" />
            <RadioGroup name="view" legend="View" appearance="segments" defaultValue="day" options={views} />
            <RadioGroup name="kind" legend="Kind" appearance="cards" defaultValue="day" options={views} />
            <RadioGroup name="list" legend="List" defaultValue="day" options={views} />
          </form>
        </Card>
        <Card title="Layers">
          <Toolbar label="Actions">
            <Dialog
              title="Change a range"
              description="Mon 23 Nov, 09:00–12:00"
              trigger={<Button icon={Plus}>Open dialog</Button>}
              footer={
                <DialogClose>
                  <Button>Cancel</Button>
                </DialogClose>
              }
            >
              <Field label="Factor">
                <NumberInput unit="%" defaultValue={110} />
              </Field>
            </Dialog>
            <AlertDialog
              title="Delete the forecast"
              description="This cannot be undone."
              confirmLabel="Delete it"
              onConfirm={() => showToast({ title: 'Deleted', undo: { label: 'Undo', onUndo: () => {} } })}
              trigger={<Button variant="danger">Delete</Button>}
            />
            <Sheet title="Ivanova Anna" description="Voice L1" trigger={<Button>Open sheet</Button>}>
              Details
            </Sheet>
            <Popover label="More" trigger={<Button variant="ghost">Open popover</Button>}>
              Words
            </Popover>
            <DropdownMenu
              trigger={<Button>Open menu</Button>}
              entries={[
                { kind: 'heading', label: 'Export' },
                { label: 'As CSV', to: '/table' },
                { label: 'With notes', isChecked: true },
                { kind: 'separator', id: 'end' },
                {
                  label: 'Delete',
                  icon: Trash2,
                  tone: 'danger',
                  shortcut: 'Del',
                  onSelect: () => showToast({ title: 'Gone' }),
                },
              ]}
            />
            <Button variant="primary" isPending>
              Saving
            </Button>
            <CopyButton text="request-1" />
          </Toolbar>
          <ContextMenu entries={[{ label: 'Move', onSelect: () => {} }]}>
            <p className="mt-4 rounded-card border border-line p-4">Right click here</p>
          </ContextMenu>
        </Card>
      </div>
    </SaveStateProvider>
  );
}

const views = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
];

function Editing() {
  const { markAsChanged } = useSaveState();
  return (
    <Field label="Title">
      <TextInput name="title" defaultValue="December" onChange={markAsChanged} />
    </Field>
  );
}
