/** What the forecast learns from each day: level, trend, weekday. Chosen once on generated history, so that results can be repeated. */
const smoothing = { level: 0.12, trend: 0.01, season: 0.1 }
const week = 7

export type Forecast = {
  /** Expected applicants of each coming day. */
  readonly days: readonly number[]
  /** Applicants a day and their change a day, as the history ends. */
  readonly level: number
  readonly trend: number
  /** What each day of the week adds to or takes from the level; the first is the day after the history. */
  readonly season: readonly number[]
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Starting values: the level and trend of the first two weeks, and how their days of the week differ from it. */
const begin = (history: readonly number[]) => {
  const [first, second] = [history.slice(0, week), history.slice(week, 2 * week)]
  const level = mean(first)
  const trend = second.length === week ? (mean(second) - level) / week : 0
  return { level, trend, season: first.map((value, day) => (second.length === week ? (value + second[day]!) / 2 : value) - mean([...first, ...second])) }
}

/**
 * Forecasts applicants by Holt's linear trend with an additive season of the week (M3.1.2): each day corrects level, trend and the share of
 * its day of the week by a fixed part of the error. Plain on purpose: the desk can explain it, and it never answers less than nobody.
 * `history` is one count a day without gaps, at least one week; a shorter one is answered with its mean.
 */
export function forecastDemand(history: readonly number[], ahead: number): Forecast {
  if (history.length < week) {
    const level = mean(history)
    return { days: Array.from({ length: ahead }, () => level), level, trend: 0, season: Array.from({ length: week }, () => 0) }
  }
  let { level, trend } = begin(history)
  const season = [...begin(history).season]
  for (const [day, count] of history.entries()) {
    const weekday = day % week
    const before = level
    level = smoothing.level * (count - season[weekday]!) + (1 - smoothing.level) * (level + trend)
    trend = smoothing.trend * (level - before) + (1 - smoothing.trend) * trend
    season[weekday] = smoothing.season * (count - level) + (1 - smoothing.season) * season[weekday]!
  }
  const turned = Array.from({ length: week }, (_, day) => season[(history.length + day) % week]!)
  const days = Array.from({ length: ahead }, (_, day) => Math.max(0, level + trend * (day + 1) + turned[day % week]!))
  return { days, level, trend, season: turned }
}

/** Sums of whole weeks; what is left over at the end counts as nothing. */
export const byWeek = (days: readonly number[]): readonly number[] =>
  Array.from({ length: Math.floor(days.length / week) }, (_, index) => days.slice(index * week, (index + 1) * week).reduce((sum, day) => sum + day, 0))

export type Error = { readonly ofForecast: number; readonly ofLastWeek: number; readonly weeks: number }

/**
 * How far the forecast of whole weeks was off, as a mean share of what came, against simply repeating the last week: measured by standing at
 * the end of each week of the second half of the history and looking `weeksAhead` weeks ahead.
 */
export function forecastError(history: readonly number[], weeksAhead: number): Error {
  const weeks = byWeek(history)
  const first = Math.max(2, Math.floor(weeks.length / 2))
  const errors: { forecast: number; last: number }[] = []
  for (let known = first; known + weeksAhead <= weeks.length; known += 1) {
    const actual = weeks[known + weeksAhead - 1]!
    if (actual === 0) continue
    const expected = byWeek(forecastDemand(history.slice(0, known * week), weeksAhead * week).days)[weeksAhead - 1]!
    errors.push({ forecast: Math.abs(expected - actual) / actual, last: Math.abs(weeks[known - 1]! - actual) / actual })
  }
  return { ofForecast: mean(errors.map(({ forecast }) => forecast)), ofLastWeek: mean(errors.map(({ last }) => last)), weeks: errors.length }
}

/** How many candidates one test vehicle takes in a week, and how many bookings one applicant needs for a subject. Configuration of the authority. */
export const capacityAssumptions = { testsPerVehicleAWeek: 100, bookingsPerApplicant: 1.5 }

export type WeekAhead = { readonly expected: number; readonly needed: number; readonly seats: number; readonly backlog: number; readonly seatsMissing: number; readonly vehiclesNeeded: number }

/** Week by week: seats needed, seats planned, who would be left waiting, and the vehicles and seats that would avoid it, before it happens (M3.1.2, M3.1.3). */
export function weeksAhead(expected: readonly number[], planned: readonly number[], waitingNow: number): readonly WeekAhead[] {
  const { testsPerVehicleAWeek, bookingsPerApplicant } = capacityAssumptions
  let backlog = waitingNow
  return expected.map((applicants, index) => {
    const needed = Math.ceil(applicants * bookingsPerApplicant)
    const seats = planned[index] ?? 0
    const seatsMissing = Math.max(0, backlog + needed - seats)
    const vehiclesNeeded = Math.ceil((backlog + needed) / testsPerVehicleAWeek)
    backlog = seatsMissing
    return { expected: Math.round(applicants), needed, seats, backlog, seatsMissing, vehiclesNeeded }
  })
}
