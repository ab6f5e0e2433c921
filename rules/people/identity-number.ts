import { parseCivilDate, type CivilDate } from '../civil-date.ts'
import type { Words } from '../words.ts'

export type Sex = 'male' | 'female'
export type IdentityDocument = 'resident-card' | 'hong-kong-permit' | 'macao-permit' | 'taiwan-permit'
export type IdentityProblem = 'old-number' | 'form' | 'area' | 'date' | 'future-date' | 'check-digit'
export type IdentityReading =
  | { readonly valid: true; readonly birthDate: CivilDate; readonly sex: Sex; readonly document: IdentityDocument }
  | { readonly valid: false; readonly problem: IdentityProblem }

/** What is wrong, in the words of the counter. */
export const identityProblems: { readonly [Problem in IdentityProblem]: Words } = {
  'old-number': { zh: '这是15位旧号码，请填18位号码', en: 'This is an old 15-digit number; give the 18-character one' },
  form: { zh: '应为17位数字加1位数字或X', en: 'Must be 17 digits and a last digit or X' },
  area: { zh: '前六位不是有效的地区代码', en: 'The first six digits name no place' },
  date: { zh: '其中的出生日期不存在', en: 'The birth date in it does not exist' },
  'future-date': { zh: '其中的出生日期晚于业务日期', en: 'The birth date in it lies in the future' },
  'check-digit': { zh: '校验码不符，请核对有没有输错', en: 'The last character does not match: a digit is mistyped' },
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The last character of an 18-character number, from its first 17 digits (GB 11643). */
export const identityCheckDigit = (digits: string): string =>
  checkCharacters.charAt(weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0) % 11)

// Provinces as GB 11643 numbers them; Taiwan's own 71 is in the standard, its residents' mainland permits begin with 83.
const provinceDigits = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '),
)
const permits = new Map<string, IdentityDocument>([
  ['810000', 'hong-kong-permit'],
  ['820000', 'macao-permit'],
  ['830000', 'taiwan-permit'],
])

const documentOf = (area: string): IdentityDocument | undefined =>
  permits.get(area) ?? (provinceDigits.has(area.slice(0, 2)) ? 'resident-card' : undefined)

/** The number as it is stored and compared: outer spaces gone, a small x written large. */
export const normalIdentityNumber = (text: string): string => text.trim().toUpperCase()

/**
 * Reads a resident identity number or the number of a Hong Kong, Macao or Taiwan resident's permit (GB 11643), as of a day.
 * The place is checked to its province only: districts were renumbered many times, and old numbers stay good.
 */
export function readIdentityNumber(text: string, on: CivilDate): IdentityReading {
  const number = normalIdentityNumber(text)
  if (/^\d{15}$/.test(number)) return { valid: false, problem: 'old-number' }
  if (!/^\d{17}[\dX]$/.test(number)) return { valid: false, problem: 'form' }
  const document = documentOf(number.slice(0, 6))
  if (!document) return { valid: false, problem: 'area' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!parseCivilDate(birthDate)) return { valid: false, problem: 'date' }
  if (identityCheckDigit(number) !== number.charAt(17)) return { valid: false, problem: 'check-digit' }
  if (birthDate > on) return { valid: false, problem: 'future-date' }
  return { valid: true, birthDate, sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female', document }
}
