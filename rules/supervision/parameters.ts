/** What supervision looks for among changes of the test place (M3.3.3). Chosen here: the clause says "abnormal", "many", "concentrated". */
export const movementLimits = {
  /** An alarm when the chance of what happened, for each comparison made, is below this. */
  chance: 0.001,
  /** Fewer than so many never alarm. */
  leastCount: 10,
  leastOfOneSchool: 6,
  leastOfOneSource: 6,
  /** A smaller share of all who come is no concentration, however unlikely it is. */
  leastShare: 0.3,
  /** With fewer periods before it, a period is counted but not judged. */
  leastPeriods: 4,
} as const

/** How many earlier periods a period is compared with: weeks for a detachment, months for a corps. */
export const baselinePeriods = { week: 26, month: 12 } as const
export type PeriodKind = keyof typeof baselinePeriods
