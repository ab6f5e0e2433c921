const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const inner = [3, 7, 9, 10, 5, 8, 4, 2]

/** Whether a unified social credit code passes GB 32100, and the organisation code in it GB 11714. */
export function isValidUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const sum = weights.reduce((total, weight, place) => total + weight * letters.indexOf(code[place]!), 0)
  const organisation = 11 - inner.reduce((total, weight, place) => total + weight * parseInt(code[place + 8]!, 36), 0) % 11
  return letters[(31 - sum % 31) % 31] === code[17] && (organisation === 10 ? 'X' : String(organisation % 11)) === code[16]
}
