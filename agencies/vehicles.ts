import type { Words } from '@changxing/rules/decision.ts'

/** A vehicle of the demonstration, as papers about it say. */
export type Vehicle = {
  readonly vin: string
  /** 号牌种类, GA/T 16.7. Null: not registered yet. */
  readonly plateKind: string | null
  readonly plateNumber: string | null
  readonly engineNumber: string
  /** GA 802 code. */
  readonly vehicleType: string
  /** GA/T 16.3 code. */
  readonly use: string
  /** City of registration, six digits. */
  readonly area: string
  /** 登记证书编号, 12 digits. */
  readonly certificateNumber: string | null
  readonly owner: { readonly name: string; readonly identityNumber: string }
  /** What one can try with it. */
  readonly for: Words
}

const linXiaoyun = { name: '林晓芸', identityNumber: '510100199004160025' }
const wuSiyuan = { name: '吴思源', identityNumber: '510100198901140054' }
const qianHaiping = { name: '钱海平', identityNumber: '320100198202280052' }
const heJianzhong = { name: '何建中', identityNumber: '320500198811070036' }
const zhouShuzhen = { name: '周淑贞', identityNumber: '510100196003120060' }
const zhaoMingyuan = { name: '赵明远', identityNumber: '510100198509230012' }

/**
 * Invented vehicles. The maker code L0C is not in use, check digits pass GB 16735, and no plate begins with 00 in life.
 */
export const vehicles: readonly Vehicle[] = [
  {
    vin: 'L0CDEM0A3M0001037', plateKind: '02', plateNumber: '苏A00Q11', engineNumber: 'DE0001037', vehicleType: 'K33', use: 'A', area: '320100', certificateNumber: '320000001037',
    owner: qianHaiping, for: { zh: '南京：保险、车船税都查得到', en: 'Nanjing: insurance and vehicle tax are found' },
  },
  {
    vin: 'L0CDEM0A3M0002074', plateKind: '02', plateNumber: '苏A00Q12', engineNumber: 'DE0002074', vehicleType: 'K33', use: 'A', area: '320100', certificateNumber: '320000002074',
    owner: qianHaiping, for: { zh: '保单上车架号把数字 0 打成字母 O', en: 'Policy with the letter O typed for the digit 0 in the VIN' },
  },
  {
    vin: 'L0CDEM0AXM0003111', plateKind: '02', plateNumber: '苏E00Q13', engineNumber: 'DE0003111', vehicleType: 'K33', use: 'A', area: '320500', certificateNumber: '320000003111',
    owner: heJianzhong, for: { zh: '保单按发动机号承保', en: 'Policy written on the engine number' },
  },
  {
    vin: 'L0CDEM0A5M0004148', plateKind: null, plateNumber: null, engineNumber: 'DE0004148', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: null,
    owner: linXiaoyun, for: { zh: '新车：保单还没有上传', en: 'New car: policy not uploaded yet' },
  },
  {
    vin: 'L0CDEM0A5M0005185', plateKind: '02', plateNumber: '川A00Q15', engineNumber: 'DE0005185', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: '510000005185',
    owner: wuSiyuan, for: { zh: '保单尚未生效（以后起保）', en: 'Policy that starts later' },
  },
  {
    vin: 'L0CDEM0A1M0006222', plateKind: '02', plateNumber: '川A00Q16', engineNumber: 'DE0006222', vehicleType: 'K31', use: 'A', area: '510100', certificateNumber: '510000006222',
    owner: wuSiyuan, for: { zh: '保单已退保', en: 'Policy that was surrendered' },
  },
  {
    vin: 'L0CDEM0A7M0007259', plateKind: '02', plateNumber: '川A00Q17', engineNumber: 'DE0007259', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: '510000007259',
    owner: zhaoMingyuan, for: { zh: '没有保险', en: 'Not insured' },
  },
  {
    vin: 'L0CDEM0A7M0008296', plateKind: '02', plateNumber: '川A00Q18', engineNumber: 'DE0008296', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: '510000008296',
    owner: linXiaoyun, for: { zh: '查得到保险，车船税自缴、没有关联', en: 'Insured; vehicle tax paid by oneself and not linked' },
  },
  {
    vin: 'L0CDEM0A3M0009333', plateKind: '52', plateNumber: '川AD00019', engineNumber: 'DE0009333', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: '510000009333',
    owner: linXiaoyun, for: { zh: '贷款购车：抵押登记', en: 'Bought with a loan: to be mortgaged' },
  },
  {
    vin: 'L0CDEM0A9M0010020', plateKind: '02', plateNumber: '川A00Q41', engineNumber: 'DE0010020', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: '510000010020',
    owner: zhouShuzhen, for: { zh: '满两年：免检申领标志，保险查得到', en: 'Two years old: claims a mark without inspection, insurance is found' },
  },
  {
    vin: 'L0CDEM0A4M0010023', plateKind: null, plateNumber: null, engineNumber: 'DE0010023', vehicleType: 'K33', use: 'A', area: '510100', certificateNumber: null,
    owner: linXiaoyun, for: { zh: '新车：保险查得到，注册登记', en: 'New car: insured, to be registered' },
  },
]

export const findVehicle = (vin: string): Vehicle | undefined => vehicles.find((vehicle) => vehicle.vin === vin)
