import ExcelJS from 'exceljs';
import type { CalculationAnswer, CalculationCurve, CalculationFigures } from './calculation-answer';
import { byteOrderMark, toCsvLine } from './csv-cell';

const columns: [string, (point: CalculationFigures) => number | null][] = [
  ['agents', (point) => point.agents],
  ['service_level', (point) => point.serviceLevel],
  ['sl_answered_of_offered', (point) => point.serviceLevels['answered-of-offered']],
  ['sl_answered_of_answered', (point) => point.serviceLevels['answered-of-answered']],
  ['sl_without_short_abandons', (point) => point.serviceLevels['without-short-abandons']],
  ['sl_not_kept_waiting', (point) => point.serviceLevels['not-kept-waiting']],
  ['wait_probability', (point) => point.waitProbability],
  ['asa_sec', (point) => point.asaSec],
  ['asa_of_answered_sec', (point) => point.asaOfAnsweredSec],
  ['queue_length', (point) => point.queueLength],
  ['abandonment', (point) => point.abandonment],
  ['blocking', (point) => point.blocking],
  ['occupancy', (point) => point.occupancy],
  ['scheduled_people', (point) => point.scheduledPeople],
  ['cost_per_hour', (point) => point.costPerHour],
];

/** The question, one line for each of its values. */
function questionRows(answer: CalculationAnswer): [string, string | number][] {
  const given = Object.entries(answer.question).map(([name, value]): [string, string | number] => [name, value ?? '']);
  return [...given, ['trafficErl', answer.trafficErl], ['agentsOfTheAnswer', answer.figures.agents]];
}

/**
 * A calculation as a file: the question and its answer, then the figures for every number of agents on the curve.
 * @returns bytes, media type and a file name
 */
export async function exportCalculation(
  answer: CalculationAnswer,
  curve: CalculationCurve,
  format: 'csv' | 'xlsx',
): Promise<{ body: Uint8Array; mediaType: string; fileName: string }> {
  const header = columns.map(([name]) => name);
  const rows = curve.points.map((point) => columns.map(([, read]) => read(point)));
  const fileName = `staffing-${answer.question.model}.${format}`;
  if (format === 'csv') {
    const lines = [...questionRows(answer), [], header, ...rows];
    const text = byteOrderMark + lines.map((line) => toCsvLine(line)).join('');
    return { body: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8', fileName };
  }
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Curve', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(header).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
  for (const [index, [name]] of columns.entries()) {
    const column = sheet.getColumn(index + 1);
    column.width = Math.max(12, name.length + 2);
    if (/level|sl_|probability|abandonment|blocking|occupancy/.test(name)) column.numFmt = '0.00%';
  }
  const question = workbook.addWorksheet('Question');
  for (const row of questionRows(answer)) question.addRow(row);
  question.getColumn(1).width = 24;
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName };
}
