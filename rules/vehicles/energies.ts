import type { Words } from '../words.ts'

/** What drives a vehicle, by letter (GA/T 16.9). */
export const energies: Readonly<Record<string, Words>> = {
  A: { zh: '汽油', en: 'Petrol' }, B: { zh: '柴油', en: 'Diesel' }, C: { zh: '电', en: 'Electric' }, O: { zh: '混合动力', en: 'Plug-in hybrid' },
  D: { zh: '混合油', en: 'Mixed fuel' }, E: { zh: '天然气', en: 'Natural gas' }, F: { zh: '液化石油气', en: 'Liquefied petroleum gas' }, L: { zh: '甲醇', en: 'Methanol' },
  M: { zh: '乙醇', en: 'Ethanol' }, N: { zh: '太阳能', en: 'Solar' }, P: { zh: '氢', en: 'Hydrogen' }, Y: { zh: '无（挂车）', en: 'None (trailer)' }, Z: { zh: '其他', en: 'Other' },
}
