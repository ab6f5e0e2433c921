import type { Facts } from '@changxing/rules/decision.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import { holdsFor, type Service } from './service.ts'

/** What the business is called on the list of helpers (M6.1.2). */
export const nameForHelper = (service: Service): string => service.helperBusinessName ?? service.businessName ?? ''

/** What a letter calls the business: that of M9.1, or on paper by either list, or by what is on neither (M9.3). */
export const nameByLetter = ({ businessName = '', helperBusinessName = businessName, byPaper = [] }: Service, letter: { readonly business: string }): string =>
  [helperBusinessName, ...byPaper.map(({ name }) => name)].find((name) => covers(letter.business, name)) ?? businessName

/** Whether a letter names what these answers ask for (M9.2.3): one for moving house lets nobody sell the car. What is not answered yet speaks against nobody. */
export const fitsLetter = ({ businessName, helperBusinessName, byPaper = [] }: Service, letter: { readonly business: string }, answers: Facts): boolean => {
  const open = byPaper.filter(({ when }) => when === undefined || answers[when.field] === undefined || holdsFor(when, answers)).map(({ name }) => name)
  return [businessName, helperBusinessName, ...open].some((name) => name !== undefined && covers(letter.business, name))
}
