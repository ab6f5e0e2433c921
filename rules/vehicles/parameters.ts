import { dated } from '../dated.ts'
import type { UseLetter } from './uses.ts'

/**
 * The uses whose cars the one-stop transfer takes: not commercial (M2.1.1). Whether a car once in commercial use (L, M, U) counts as one of
 * them is not beyond doubt, so that it is left to the earlier procedure; a ministry that decides otherwise adds the letters here. Order 164
 * dropped the condition, and added motorcycles, from 2022-05-01: outside the regulation, which has the last word here.
 */
export const oneStopUses: readonly UseLetter[] = ['A']

/** Since when every province checks compulsory insurance online. Fifteen did before, but the clause does not name them. */
export const insuranceCheckedOnline = dated([{ from: '2021-06-01', value: true, clause: 'M11.2' }])

/** Since when the papers of a mortgage by a bank, auto-finance or finance company are eased, with all of M10. */
export const mortgageRelief = dated([{ from: '2021-06-01', value: true, clause: 'M10.2' }])
