import { testCapacity as endpoint } from '@changxing/contract/exam-plans.ts'
import { addDays, daysBetween, weekday } from '@changxing/rules/civil-date.ts'
import { byWeek, capacityAssumptions, forecastDemand, forecastError, weeksAhead } from '@changxing/rules/exams/forecast-demand.ts'
import { operation } from '../../platform/operation.ts'
import * as equipment from './equipment.store.ts'
import * as files from './files.store.ts'
import * as plans from './plans.store.ts'

const daysOfHistory = 364
const shownWeeks = 26
const mondayOf = (day: string): string => addDays(day, 1 - weekday(day))
const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Applicants counted by week, forecast, and set against the seats that are planned, so that a backlog is seen before it is there (M3.1.2, M3.1.3). */
export const testCapacity = operation(endpoint, async ({ db, today }, { area, class: licenceClass, subject: asked, weeks: wanted }) => {
  const subject = Number(asked ?? '2')
  const weeks = Number(wanted ?? '8')
  const monday = mondayOf(today)
  const from = addDays(monday, -daysOfHistory)
  const counted = new Map((await files.demandByDay(db, area, licenceClass, from)).map(({ day, applicants }) => [day, applicants]))
  // Days before the first count are not days without applicants: the first whole week begins the history.
  const first = mondayOf(addDays([...counted.keys()][0] ?? monday, 6))
  const history = Array.from({ length: Math.max(0, daysBetween(first, monday)) }, (_, day) => counted.get(addDays(first, day)) ?? 0)
  const expected = byWeek(forecastDemand(history, weeks * 7).days)
  const seats = new Map((await plans.seatsByWeek(db, area, licenceClass, subject, monday)).map((row) => [row.week, row.seats]))
  const mondays = Array.from({ length: weeks }, (_, week) => addDays(monday, week * 7))
  const waitingNow = await files.waiting(db, area, licenceClass, subject)
  const ahead = weeksAhead(expected, mondays.map((week) => seats.get(week) ?? 0), waitingNow)
  const vehiclesNow = (await equipment.vehicles(db, area)).filter((one) => one.class === licenceClass && one.in_service_from <= today && (one.in_service_until ?? '9999') >= today).length
  const at = ahead.findIndex(({ backlog }) => backlog > 0)
  const error = forecastError(history, 4)
  const worst = ahead[at]
  return {
    area, class: licenceClass, subject, waitingNow, vehiclesNow,
    history: byWeek(history).map((applicants, week) => ({ week: addDays(first, week * 7), applicants })).slice(-shownWeeks),
    ahead: ahead.map((week, index) => ({ week: mondays[index]!, ...week })), backlogFrom: at < 0 ? null : mondays[at]!,
    says: worst
      ? { zh: `${mondays[at]}这一周起将有${worst.backlog}人等待：增加${worst.seatsMissing}个考位，${licenceClass}考试车需${worst.vehiclesNeeded}辆（现有${vehiclesNow}辆）`,
          en: `From the week of ${mondays[at]} on ${worst.backlog} people will be waiting: add ${worst.seatsMissing} seats; ${licenceClass} vehicles needed: ${worst.vehiclesNeeded} (in service: ${vehiclesNow})` }
      : { zh: '已公布的考位够用，预计不会积压', en: 'The published seats suffice: no backlog is expected' },
    method: {
      zh: `霍尔特线性趋势加每周季节性，按日预测再按周合计；每名报考者平均预约${capacityAssumptions.bookingsPerApplicant}次，每辆考试车每周${capacityAssumptions.testsPerVehicleAWeek}人次（可配置）`,
      en: `Holt's linear trend with a season of the week, by day and summed by week; ${capacityAssumptions.bookingsPerApplicant} bookings for each applicant, ${capacityAssumptions.testsPerVehicleAWeek} tests a vehicle and week (configuration)`,
    },
    error: {
      ...error,
      says: { zh: `以本地历史回测${error.weeks}次：提前四周平均误差${percent(error.ofForecast)}，照搬上周为${percent(error.ofLastWeek)}`, en: `Tried ${error.weeks} times on this place's own history: off by ${percent(error.ofForecast)} four weeks ahead; repeating the last week by ${percent(error.ofLastWeek)}` },
    },
  }
})
