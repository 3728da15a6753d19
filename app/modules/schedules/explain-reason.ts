type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What the planner and the check say, in their own words, and the key under which the catalogue holds the sentence. */
const sentences: [string, RegExp][] = [
  ['lessNotice', /^changed with less than (.+) of notice$/],
  ['addedNotice', /^added with less than (.+) of notice$/],
  ['permitNight', /^a permit forbids night work$/],
  ['permitPaid', /^(.+) paid, a permit allows (.+)$/],
  ['permitStart', /^starts before the permit allows$/],
  ['permitEnd', /^ends after the permit allows$/],
  ['permitWeek', /^(.+) in the week, a permit allows (.+)$/],
  ['twoShifts', /^two shifts start on this date$/],
  ['overlaps', /^overlaps the shift before, at least (.+)$/],
  ['rest', /^(.+) of rest, at least (.+)$/],
  ['daysInRow', /^day (\d+) in a row, at most (.+)$/],
  ['longestRest', /^longest rest (.+), at least (.+)$/],
  ['freeWeekends', /^(\d+) free weekends of (\d+), at least (\d+)$/],
  ['startsDiffer', /^starts differ by (.+)$/],
  ['startsOn', /^the shift starts on (.+)$/],
  ['notEmployed', /^not employed on this date$/],
  ['noWeekend', /^no permission for weekend work$/],
  ['noNight', /^no permission for night work$/],
  ['paidAtMost', /^(.+) paid, at most (.+)$/],
  ['unknownTemplate', /^unknown template (.+)$/],
  ['noPauses', /^the template has no pauses$/],
  ['startRange', /^start outside the range of (.+)$/],
  ['startStep', /^start off the steps of (.+)$/],
  ['wrongLength', /^wrong length for (.+)$/],
  ['wrongPaid', /^wrong paid time for (.+)$/],
  ['notWeekday', /^(.+) is not for this weekday$/],
  ['notEmployee', /^(.+) is not for this employee$/],
  ['outsideHours', /^outside the hours of availability$/],
  ['absentOn', /^absent on (\S+) \((.+)\)$/],
  ['absent', /^absent on (\S+)$/],
  ['pauseCount', /^(\d+) pauses instead of (\d+)$/],
  ['pauseLunch', /^pause (\d+) is not the lunch of (\d+) minutes$/],
  ['pauseBreak', /^pause (\d+) is not the break of (\d+) minutes$/],
  ['pauseStart', /^pause (\d+) starts (.+) after the shift$/],
  ['workBefore', /^only (.+) of work before pause (\d+)$/],
  ['workAfter', /^only (.+) of work after the last pause$/],
  ['segments', /^work segments overlap or leave the shift$/],
  ['workInPause', /^work during a pause$/],
  ['noSkillFor', /^no skill for (.+)$/],
  ['only', /^only (\d+) workable days of at most (.+) h \((\d+) days with a possible shift, (\d+) allowed\)$/],
  ['daysAtLeast', /^(\d+) days, at least (\d+)$/],
  ['daysAtMost', /^(\d+) days, at most (\d+)$/],
  ['daysOff', /^(\d+) days off, at least (\d+)$/],
  ['horizon', /^(.+) in the horizon, at most (.+)$/],
  ['mustNotFollow', /^(.+) must not follow (.+)$/],
  ['shiftsOf', /^(\d+) shifts of (.+), at most (\d+)$/],
  ['rotationRest', /^works on a rest day of the rotation$/],
  ['rotationTemplate', /^works by (.+), which the rotation does not name$/],
  ['rotationWork', /^free on a work day of the rotation$/],
  ['coreHours', /^leaves out part of the core hours$/],
  ['coreGap', /^has its gap in the core hours$/],
  ['notDivided', /^not divided as (.+) is$/],
  ['otherPart', /^pause (\d+) lies in the other part of the shift$/],
  ['overtime', /^(.+) of overtime in two days, at most (.+)$/],
  ['rowOfDays', /^(.+) in a row of days worked, at most (.+)$/],
  ['withoutPause', /^(.+) without a pause, at most (.+)$/],
  ['fixedMissing', /^the fixed shift is missing or moved$/],
  ['apart', /^works at the same time as someone to be kept apart$/],
  ['alone', /^one works alone$/],
  ['startsApart', /^starts lie further apart than (.+)$/],
  ['endsApart', /^ends lie further apart than (.+)$/],
  ['noContract', /^no contract or no group of this schedule on this date$/],
  ['otherShift', /^two shifts at a time, the other one from (.+)$/],
  ['noEmployees', /^there are no employees to plan$/],
  ['noTemplates', /^there are no shift templates$/],
  ['noGroups', /^there are no groups with demand$/],
  ['templatePauses', /^the pauses of template (.+) do not fit into their windows; it was not used$/],
  ['nobodySkilled', /^no employee has a skill for group (.+)$/],
  ['noSkill', /^has no skill, so nothing was planned$/],
  ['notInHorizon', /^not employed in the horizon$/],
  ['templatesLong', /^every template is longer than the daily maximum$/],
  ['mayNoTemplate', /^may work no template$/],
  ['noneFits', /^no template fits into the hours of availability$/],
  ['weekOutside', /^the week lies outside the horizon$/],
  ['noDay', /^available on no day of the week$/],
  [
    'noCombination',
    /^no combination of templates gives these hours together with rest, days in a row, weekends and days off$/,
  ],
  ['atLeast', /^(.+), at least (.+)$/],
  ['atMost', /^(.+), at most (.+)$/],
];

const letters = ['a', 'b', 'c', 'd'];
const duration = /(\d+) (h|min)\b/g;

/** One sentence in the language of the reader; what is not known stays as it is. */
function translateSentence(text: string, t: Translate): string {
  const withUnits = (part: string) => part.replace(duration, (_, count, unit) => `${count} ${t(`unit.${unit}`)}`);
  for (const [key, pattern] of sentences) {
    const found = pattern.exec(text);
    if (!found) continue;
    const values = Object.fromEntries(found.slice(1).map((part, i) => [letters[i], withUnits(part)]));
    return t(`reason.${key}`, { ...values, interpolation: { escapeValue: false } });
  }
  return text;
}

/**
 * The reason of a broken or unmet rule in the language of the reader: a sentence, or "what: why".
 * @param t of the catalogue `schedule-reasons`
 */
export function explainReason(text: string, t: Translate): string {
  return text
    .split(': ')
    .map((sentence) => translateSentence(sentence, t))
    .join(': ');
}
