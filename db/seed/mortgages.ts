import { utf8, toHex } from '@changxing/credentials/bytes.ts'
import { sm3 } from '@changxing/credentials/sm3.ts'

const hash = (text: string): string => toHex(sm3(utf8(text)))

type Kind = 'commercial-bank' | 'auto-finance' | 'finance-company'
const row = (uscc: string, name: string, kind: Kind) => ({
  uscc, name, kind, licenceHash: hash(`business licence of ${uscc}`), sealHash: hash(`electronic seal of ${uscc}`), validFrom: '2019-01-01', until: null,
})

/** The invented lenders of the stand-in agency, as the national register has them. */
export const seedLenders = [
  row('91320100MA0DEM0138', '虚构商业银行股份有限公司南京分行', 'commercial-bank'), row('91310000MA0DEM021R', '无名汽车金融有限公司', 'auto-finance'),
  row('91510100MA0DEM056Y', '不存在集团财务有限公司', 'finance-company'),
] as const

/** The loan on the car that is mortgaged from the start; the stand-in bank has the same in its books. */
export const seedMortgage = {
  area: '320100', contractNumber: 'DY20200115BEFORE01', principalFen: 8_000_000, startsOn: '2020-01-15', endsOn: '2023-01-14', registeredOn: '2020-01-16',
  mortgagee: { uscc: seedLenders[0].uscc, name: seedLenders[0].name, kind: seedLenders[0].kind }, vin: 'L0CDEM0AXM0010012', plateKind: '02', plateNumber: '苏A00Q21',
  certificateNumber: '320000010012', sealHash: seedLenders[0].sealHash, filedOn: '2020-01-15',
} as const
