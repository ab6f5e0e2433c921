import type { Words } from '../words.ts'

export type OrganisationCodeProblem = 'form' | 'organisation-part' | 'check-character'

/** What is wrong, in the words of the counter. */
export const organisationCodeProblems: { readonly [Problem in OrganisationCodeProblem]: Words } = {
  form: {
    zh: '统一社会信用代码应为18位数字和大写字母，没有 I、O、S、V、Z',
    en: 'A unified social credit code has 18 digits and capital letters without I, O, S, V and Z',
  },
  'organisation-part': { zh: '其中的组织机构代码（第9至17位）校验不符', en: 'The organisation code in it (places 9 to 17) does not match' },
  'check-character': { zh: '校验码不符，请核对有没有输错', en: 'The last character does not match: one is mistyped' },
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Powers of 3 by 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The last character of a unified social credit code, from its first 17 (GB 32100). */
export function creditCodeCheck(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code.charAt(index)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The last character of an organisation code, from its first 8 (GB 11714): digits count as they are, A is 10, B 11 and so on. */
export function organisationCodeCheck(code: string): string {
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * Number.parseInt(code.charAt(index), 36), 0)
  return '0X987654321'.charAt(sum % 11)
}

/** The code as it is stored and compared: outer spaces gone, in capitals. */
export const normalOrganisationCode = (text: string): string => text.trim().toUpperCase()

/** What is wrong with a unified social credit code (GB 32100); undefined when nothing is. */
export function organisationCodeProblem(text: string): OrganisationCodeProblem | undefined {
  const code = normalOrganisationCode(text)
  if (!new RegExp(`^[${alphabet}]{2}\\d{6}[${alphabet}]{10}$`).test(code)) return 'form'
  if (creditCodeCheck(code) !== code.charAt(17)) return 'check-character'
  return organisationCodeCheck(code.slice(8, 16)) === code.charAt(16) ? undefined : 'organisation-part'
}
