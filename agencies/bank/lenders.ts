/** A lender. `kind` in the words of the rules: only these three get the lighter papers (M10.2). */
export type Lender = { readonly uscc: string; readonly name: string; readonly kind: 'commercial-bank' | 'auto-finance' | 'finance-company'; readonly en: string }

/** Invented lenders; codes pass GB 32100. */
export const lenders: readonly Lender[] = [
  { uscc: '91320100MA0DEM0138', name: '虚构商业银行股份有限公司南京分行', kind: 'commercial-bank', en: 'Fictional Commercial Bank, Nanjing' },
  { uscc: '91310000MA0DEM021R', name: '无名汽车金融有限公司', kind: 'auto-finance', en: 'Nameless Auto Finance' },
  { uscc: '91510100MA0DEM056Y', name: '不存在集团财务有限公司', kind: 'finance-company', en: 'Nowhere Group Finance Company' },
]

export const findLender = (uscc: string): Lender | undefined => lenders.find((lender) => lender.uscc === uscc)
