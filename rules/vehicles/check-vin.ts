import type { Words } from '../words.ts'

export type VinProblem = 'length' | 'letters' | 'check-digit'
/** What a VIN reads as. A wrong check digit is a warning: imported and old cars carry numbers made by other rules. */
export type VinReading = { readonly vin: string; readonly problem?: VinProblem; readonly isWarning: boolean }

/** What is wrong, in the words of the counter. */
export const vinProblems: { readonly [Problem in VinProblem]: Words } = {
  length: { zh: '车辆识别代号应为17位', en: 'A VIN has 17 characters' },
  letters: {
    zh: '车辆识别代号只用数字和字母，没有 I、O、Q，请核对是不是 1 或 0',
    en: 'A VIN has digits and letters without I, O and Q: check whether it is 1 or 0',
  },
  'check-digit': {
    zh: '车辆识别代号第9位校验不符，请核对；进口车、老旧车可能本来如此',
    en: 'The 9th character of the VIN does not match the others: look again; imported and old cars may really have it so',
  },
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
// What each character counts (GB 16735): a digit itself, A to H 1–8, J to R 1–9, S to Z 2–9; I, O and Q leave gaps.
const characters = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ'
const worth = '012345678912345678123457923456789'

/** The VIN as it is stored and compared: without spaces and hyphens, in capitals. */
export const normalVin = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()

/** The character that belongs in the 9th place of 17 allowed characters (GB 16735), whatever stands there. */
export function vinCheckDigit(vin: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(worth.charAt(characters.indexOf(vin.charAt(index)))), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/** Reads a vehicle identification number (GB 16735); wrong length and wrong letters are errors, a wrong check digit is a warning. */
export function readVin(text: string): VinReading {
  const vin = normalVin(text)
  if (vin.length !== 17) return { vin, problem: 'length', isWarning: false }
  if (!/^[0-9A-HJ-NPR-Z]+$/.test(vin)) return { vin, problem: 'letters', isWarning: false }
  return vin.charAt(8) === vinCheckDigit(vin) ? { vin, isWarning: false } : { vin, problem: 'check-digit', isWarning: true }
}
