import { dated } from '../dated.ts'

/** Prefixes of the new-style licences of the forces and the armed police, the only ones that M7.3.2 admits. */
export const newStylePrefixes: readonly string[] =
  'JW JH LA HA KA JA YA BA QD QN QX QB QZ SS BS LS JS NS GS CS WA WJ WH WD WN WX WB WZ'.split(' ')

/** A prefix as the list writes it: outer spaces gone, in capitals. */
export const normalPrefix = (prefix: string): string => prefix.trim().toUpperCase()

/** Whether a civil licence issued on a day bears the military first-issue date: all from this day on, none before. */
export const bearsMilitaryDate = dated([{ from: '2021-06-01', value: true, clause: 'M7.3.1' }])

/** Years for which the licence is first valid after an exchange; the clause says again what Order 139 said of every first licence. */
export const exchangeValidityYears = dated([{ from: '2016-04-01', value: 6, clause: 'M7.5', source: 'Order 139' }])
