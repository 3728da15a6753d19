import type { RotationDay } from '~/models/rotation-days';
import type { FormAnswerView } from '~/modules/people/form-answer';

/** A person of the list: what applies on the date that is shown. */
export interface AssignmentRowView {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  rule: {
    id: string;
    name: string;
    source: 'employee' | 'department' | 'contract';
    departmentName: string | null;
    validTo: string | null;
  } | null;
  rotation: {
    id: string;
    name: string;
    cycleStart: string;
    validTo: string | null;
    days: RotationDay[];
    kind: string;
  } | null;
}

export interface PreviewRowView {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  currentName: string | null;
  currentTo: string | null;
  verdict: string;
  cycleStart: string | null;
}

/** What the page gets back from its forms. */
export interface AssignmentAnswerView extends FormAnswerView {
  preview: { kind: string; targetName: string | null; rows: PreviewRowView[]; counts: Record<string, number> } | null;
  changed: number | null;
  sent: {
    kind: string;
    targetId: string;
    from: string;
    lastDate: string;
    cycleStart: string;
    staggerDays: string;
    employeeIds: string[];
  };
}

export interface DepartmentRuleView {
  id: string;
  departmentName: string;
  workRuleName: string;
  validFrom: string;
  validTo: string | null;
}
