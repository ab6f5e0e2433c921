/** People of the vehicle journeys who have no driving licence here; those who have one stand in drivers.ts. */
export const vehiclePeople = [
  { subject: 'citizen-jiang-yifan', name: '江一帆', identityNumber: '330100199107070053', area: '330100', sex: 'male', birthDate: '1991-07-07', phone: '16400000017', address: '浙江省杭州市无名弄0号' },
  { subject: 'citizen-xu-zhiyuan', name: '徐志远', identityNumber: '320300198803030076', area: '320300', sex: 'male', birthDate: '1988-03-03', phone: '16400000018', address: '江苏省徐州市无名路0号' },
  { subject: 'citizen-gu-lan', name: '顾岚', identityNumber: '320100199208140063', area: '320100', sex: 'female', birthDate: '1992-08-14', phone: '16400000019', address: '江苏省南京市无名路0号' },
  { subject: 'citizen-bai-xiuying', name: '白秀英', identityNumber: '510100196106150086', area: '510100', sex: 'female', birthDate: '1961-06-15', phone: '16400000045', address: '四川省成都市无名路0号4单元' },
] as const

export type SeedVehicle = {
  readonly owner: string
  readonly area: string
  readonly plate: readonly [kind: string, number: string]
  readonly vin: string
  readonly engineNumber: string
  readonly certificateNumber: string
  readonly vehicleType: string
  readonly use: string
  readonly brandModel: string
  readonly colour: string
  readonly firstRegisteredOn: string
  readonly states: string
  readonly mortgaged: boolean
  readonly imported: boolean
  readonly inspectionValidUntil: string
  readonly scrapBy: string | null
  readonly injuryAccident: boolean
  /** Of the exhaust standard (国五: 5); null where it is not recorded. */
  readonly emissionStage: number | null
  /** Pages of the electronic archive: all that are required, all but the rubbing of the VIN, or none. */
  readonly archive: 'complete' | 'without-rubbing' | 'none'
}

const qianHaiping = '320100198202280052'
const guLan = '320100199208140063'
const heJianzhong = '320500198811070036'
const wuSiyuan = '510100198901140054'
const linXiaoyun = '510100199004160025'
const zhaoMingyuan = '510100198509230012'
const xuZhiyuan = '320300198803030076'
const zhengYutong = '330100199512020068'
const baiXiuying = '510100196106150086'
const zhouShuzhen = '510100196003120060'

type Row = readonly [owner: string, plate: readonly [string, string], vin: string, serial: string, type: string, use: string, archive?: SeedVehicle['archive'], more?: Partial<SeedVehicle>]

const twoYears = { firstRegisteredOn: '2019-07-15', inspectionValidUntil: '2021-07-31' }

// Makers' code L0C is not in use, check digits pass GB 16735 where not said otherwise, and no plate begins with 00 in life.
const rows: readonly Row[] = [
  // The car of the journey: everything in order, traded from Nanjing to Hangzhou.
  [qianHaiping, ['02', '苏A00Q11'], 'L0CDEM0A3M0001037', '0001037', 'K33', 'A', 'complete'],
  [qianHaiping, ['02', '苏A00Q12'], 'L0CDEM0A3M0002074', '0002074', 'K33', 'A', 'complete', { brandModel: '虚构牌 XG7002', colour: 'J' }],
  // The same number on a plate of another kind: another vehicle.
  [guLan, ['01', '苏A00Q11'], 'L0CDEM0A8M0010011', '0010011', 'H21', 'F', 'none', { brandModel: '虚构牌货车 HC21', colour: 'H', scrapBy: '2033-04-02' }],
  [guLan, ['02', '苏A00Q21'], 'L0CDEM0AXM0010012', '0010012', 'K33', 'A', 'complete', { mortgaged: true, colour: 'E' }],
  [guLan, ['02', '苏A00Q22'], 'L0CDEM0A1M0010013', '0010013', 'K33', 'A', 'none', { states: 'GI', colour: 'B' }],
  [guLan, ['02', '苏A00Q23'], 'L0CDEM0A3M0010014', '0010014', 'K39', 'A', 'without-rubbing', { brandModel: '虚构牌面包车 MB39', colour: 'B' }],
  [guLan, ['02', '苏A00Q24'], 'L0CDEM0A5M0010015', '0010015', 'K31', 'G', 'none', { brandModel: '虚构牌 ZL31（租赁）' }],
  // Imported: its maker does not follow the check digit, which is a warning only.
  [guLan, ['02', '苏A00Q25'], '0CDEM0A19M0010016', '0010016', 'K33', 'A', 'complete', { imported: true, brandModel: 'Invented GT', colour: 'H' }],
  [guLan, ['02', '苏A00Q26'], 'L0CDEM0A9M0010017', '0010017', 'K33', 'L', 'none', { brandModel: '虚构牌 CZ33（营转非）', scrapBy: '2021-12-31' }],
  [heJianzhong, ['02', '苏E00Q13'], 'L0CDEM0AXM0003111', '0003111', 'K33', 'A', 'complete'],
  [xuZhiyuan, ['02', '苏C00Q31'], 'L0CDEM0A0M0010018', '0010018', 'K33', 'A', 'none'],
  [zhengYutong, ['52', '浙AD00032'], 'L0CDEM0A2M0010019', '0010019', 'K33', 'A', 'none', { brandModel: '虚构牌 EV7（纯电）', colour: 'G' }],
  [wuSiyuan, ['02', '川A00Q15'], 'L0CDEM0A5M0005185', '0005185', 'K33', 'A'],
  [wuSiyuan, ['02', '川A00Q16'], 'L0CDEM0A1M0006222', '0006222', 'K31', 'A'],
  [zhaoMingyuan, ['02', '川A00Q17'], 'L0CDEM0A7M0007259', '0007259', 'K33', 'A'],
  [linXiaoyun, ['02', '川A00Q18'], 'L0CDEM0A7M0008296', '0008296', 'K33', 'A'],
  [linXiaoyun, ['52', '川AD00019'], 'L0CDEM0A3M0009333', '0009333', 'K33', 'A', 'none', { brandModel: '虚构牌 EV5（纯电）' }],
  // An older owner whose mark of two years falls due: her daughter claims it for her.
  [zhouShuzhen, ['02', '川A00Q41'], 'L0CDEM0A9M0010020', '0010020', 'K33', 'A', 'none', { ...twoYears, brandModel: '虚构牌 XG7003', colour: 'E' }],
  // Everything that stands against most business at once.
  [zhaoMingyuan, ['02', '川A00Q42'], 'L0CDEM0A0M0010021', '0010021', 'K33', 'A', 'none', { states: 'GI', mortgaged: true, colour: 'B' }],
  // Exempt by its age, but somebody was hurt.
  [wuSiyuan, ['02', '川A00Q43'], 'L0CDEM0A2M0010022', '0010022', 'K33', 'A', 'none', { ...twoYears, injuryAccident: true }],
  // Hers, who is sixty on the very day of the journey of helpers; and a second one, for a help that she stops.
  [baiXiuying, ['02', '川A00Q45'], 'L0CDEM0A3M0010031', '0010031', 'K33', 'A', 'none', { brandModel: '虚构牌 XG7004' }],
  [baiXiuying, ['02', '川A00Q46'], 'L0CDEM0A5M0010032', '0010032', 'K33', 'A', 'none', { brandModel: '虚构牌 XG7005', colour: 'J' }],
]

const areaOf: Readonly<Record<string, string>> = { 苏A: '320100', 苏C: '320300', 苏E: '320500', 浙A: '330100', 川A: '510100' }

/** The invented vehicles of the demonstration; owners by identity number. */
export const seedVehicles: readonly SeedVehicle[] = rows.map(([owner, plate, vin, serial, vehicleType, use, archive = 'none', more = {}]) => {
  const area = areaOf[plate[1].slice(0, 2)]!
  return {
    owner, area, plate, vin, vehicleType, use, archive, engineNumber: `DE${serial}`, certificateNumber: `${area.slice(0, 2)}000${serial}`, brandModel: '虚构牌 XG7001', colour: 'A',
    firstRegisteredOn: '2018-05-04', states: 'A', mortgaged: false, imported: false, inspectionValidUntil: '2022-05-31', scrapBy: null, injuryAccident: false,
    // No exhaust, no stage: an electric car meets every rule.
    emissionStage: plate[0] === '52' ? 6 : 5, ...more,
  }
})
