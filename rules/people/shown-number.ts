import { normalIdentityNumber, readIdentityNumber } from './identity-number.ts'
import { organisationCodeProblem } from './organisation-code.ts'

/** Keeps the first three and the last two characters of an identity number. A masked number stays as it is. */
export const maskNumber = (number: string): string =>
  number.length <= 6 ? '*'.repeat(number.length) : `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`

/** No birth date lies behind it: whether a number was a person's does not hang on the day. */
const lastDay = '9999-12-31'

/** A number as screens show it: the code of an organisation is public, everything else may be a person's and is masked. */
export const shownNumber = (text: string): string => {
  const isOrganisation = organisationCodeProblem(text) === undefined && !readIdentityNumber(text, lastDay).valid
  return isOrganisation ? text : maskNumber(normalIdentityNumber(text))
}
