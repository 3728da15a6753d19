import type { Locale } from './locales';

/*
 * Names are kept here rather than asked of Intl: the server's and the browser's ICU abbreviate differently
 * ("нояб." or "ноя", "Sept" or "Sep"), and a page rendered with one and hydrated with the other would not match.
 */
interface DateNames {
  weekdayShort: readonly string[];
  weekdayLong: readonly string[];
  monthShort: readonly string[];
  /** as in "23 November", which Russian writes in the genitive */
  monthOfDate: readonly string[];
  /** standing alone, as in "November 2026" */
  monthAlone: readonly string[];
}

export const dateNames: Record<Locale, DateNames> = {
  en: {
    weekdayShort: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
    weekdayLong: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    monthShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    monthOfDate: 'January February March April May June July August September October November December'.split(' '),
    monthAlone: 'January February March April May June July August September October November December'.split(' '),
  },
  ru: {
    weekdayShort: 'пн вт ср чт пт сб вс'.split(' '),
    weekdayLong: 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' '),
    monthShort: 'янв фев мар апр мая июн июл авг сен окт ноя дек'.split(' '),
    monthOfDate: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    monthAlone: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
  },
};
