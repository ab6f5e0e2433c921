import type { UseLetter } from './uses.ts'

/**
 * The uses whose cars the one-stop transfer takes: not commercial (M2.1.1). Whether a car once in commercial use (L, M, U) counts as one of
 * them is not beyond doubt, so that it is left to the earlier procedure; a ministry that decides otherwise adds the letters here. Order 164
 * dropped the condition, and added motorcycles, from 2022-05-01: outside the regulation, which has the last word here.
 */
export const oneStopUses: readonly UseLetter[] = ['A']
