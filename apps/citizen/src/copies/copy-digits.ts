/** The digits among what was typed, pasted or scanned; full-width digits of a Chinese keyboard count too. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[^0-9]/g, '').slice(0, 40)

/** In groups of four, as they are printed. */
export const grouped = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')
