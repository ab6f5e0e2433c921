import type { Words } from '@changxing/rules/decision.ts'
import { vehicles } from '../vehicles.ts'

/** 二手车销售统一发票, as the tax department holds it. */
export type Invoice = {
  /** Code of 12 digits and number of 8. */
  readonly id: string
  readonly code: string
  readonly number: string
  readonly buyer: { readonly name: string; readonly identityNumber: string }
  readonly seller: { readonly name: string; readonly identityNumber: string }
  readonly vin: string
  readonly plateNumber: string
  readonly certificateNumber: string
  /** 转入地车辆管理所名称. */
  readonly officeName: string
  readonly priceFen: number
  /** City where it was issued, six digits. */
  readonly placeArea: string
  readonly date: string
  readonly issuer: string
  /** A transfer for which it was used before. */
  readonly earlierUse: { readonly date: string; readonly officeName: string } | null
  readonly for: Words
}

const buyer = { name: '郑雨桐', identityNumber: '330100199512020068' }
const hangzhou = '杭州市公安局交通管理局车辆管理所'

const invoiceFor = (number: number, vin: string, what: Words, changed: Partial<Invoice> = {}): Invoice => {
  const vehicle = vehicles.find((each) => each.vin === vin)!
  const code = changed.code ?? '033012100117'
  const digits = String(number).padStart(8, '0')
  return {
    id: `${code}-${digits}`, code, number: digits, buyer, seller: vehicle.owner, vin, plateNumber: vehicle.plateNumber ?? '', certificateNumber: vehicle.certificateNumber ?? '',
    officeName: hangzhou, priceFen: 6_800_000, placeArea: '330100', date: '2021-06-28', issuer: '杭州无名二手车交易市场', earlierUse: null, for: what, ...changed,
  }
}

const [first, second, third] = vehicles.map(({ vin }) => vin) as [string, string, string]

/** Invented invoices: one that is right, and one for each thing that can be wrong with one. */
export const invoices: readonly Invoice[] = [
  invoiceFor(1, first, { zh: '南京车在杭州交易：一切相符', en: 'Nanjing car traded in Hangzhou: all in order' }),
  invoiceFor(2, first, { zh: '转入地车管所写错城市', en: 'Names the vehicle office of another city' }, { officeName: '宁波市公安局交通管理局车辆管理所' }),
  invoiceFor(3, first, { zh: '在第三地（合肥）开票', en: 'Issued in a third city (Hefei)' }, { placeArea: '340100', issuer: '合肥无名二手车交易市场' }),
  invoiceFor(4, second, { zh: '已用于另一次转移登记', en: 'Used for another transfer before' }, { earlierUse: { date: '2021-05-10', officeName: hangzhou } }),
  invoiceFor(5, second, { zh: '发票上的车架号属于另一辆车', en: 'Its VIN is that of another car' }, { vin: third }),
  invoiceFor(6, first, { zh: '在转出地（南京）交易', en: 'Traded in the out-place (Nanjing)' }, { code: '032012100117', placeArea: '320100', issuer: '南京无名二手车交易市场' }),
]
