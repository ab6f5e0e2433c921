import type { Words } from '@changxing/rules/decision.ts'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'

export type SeedPerson = {
  readonly subject: string; readonly name: string; readonly identityKind: string; readonly identityNumber: string; readonly phone: string | null
  readonly address: string; readonly birthDate: string; readonly sex: 'male' | 'female'; readonly area: string
}
export type SeedLicence = {
  readonly classes: string; readonly firstIssuedOn: string; readonly validFrom: string; readonly validUntil: string | null; readonly points: number
  readonly states: string; readonly nationality: Words; readonly authority: Words; readonly fileNumber: string; readonly cardNumber: string
  readonly records: readonly Words[]; readonly portrait: string | null
  /** Where it is cancelled: since when, and why. */
  readonly cancelled?: { readonly on: string; readonly cause: 'not-renewed' | 'not-audited' }
}
export type SeedDriver = { readonly person: SeedPerson; readonly licence?: SeedLicence }

const offices: Readonly<Record<string, { readonly authority: Words; readonly address: string }>> = {
  '510100': { authority: { zh: '四川省成都市公安局交通管理局', en: 'Chengdu Traffic Police' }, address: '四川省成都市无名路0号' },
  '120000': { authority: { zh: '天津市公安交通管理局', en: 'Tianjin Traffic Police' }, address: '天津市虚构道0号' },
  '320500': { authority: { zh: '江苏省苏州市公安局交通警察支队', en: 'Suzhou Traffic Police' }, address: '江苏省苏州市无桥巷0号' },
  '320100': { authority: { zh: '江苏省南京市公安局交通管理局', en: 'Nanjing Traffic Police' }, address: '江苏省南京市无名路0号' },
  '330100': { authority: { zh: '浙江省杭州市公安局交通警察支队', en: 'Hangzhou Traffic Police' }, address: '浙江省杭州市无名弄0号' },
}
const chinese: Words = { zh: '中国', en: 'China' }

type Row = readonly [
  id: string, name: string, number: string, area: string, sex: 'male' | 'female', birthDate: string, serial: number,
  licence: readonly [classes: string, firstIssuedOn: string, validFrom: string, validUntil: string | null, points: number, states: string, portrait: string | null] | null,
]

// Everybody who can sign in as a citizen in demonstration mode, by identity number.
const rows: readonly Row[] = [
  ['citizen-lin-xiaoyun', '林晓芸', '510100199004160025', '510100', 'female', '1990-04-16', 1, ['C1', '2012-09-03', '2018-09-03', '2028-09-03', 0, 'A', 'woman-33']],
  ['citizen-wu-siyuan', '吴思源', '510100198901140054', '510100', 'male', '1989-01-14', 2, ['C1E', '2010-05-18', '2016-05-18', null, 3, 'A', 'man-45']],
  ['citizen-zhao-mingyuan', '赵明远', '510100198509230012', '510100', 'male', '1985-09-23', 3, ['B2', '2008-03-11', '2024-03-11', '2034-03-11', 6, 'H', 'man-25']],
  ['citizen-he-jianzhong', '何建中', '320500198811070036', '320500', 'male', '1988-11-07', 4, ['C1', '2011-06-20', '2017-06-20', '2027-06-20', 12, 'B', 'man-45']],
  ['citizen-sun-lijuan', '孙丽娟', '120000197906120041', '120000', 'female', '1979-06-12', 5, ['C2', '2009-04-02', '2015-04-02', '2025-04-02', 0, 'M', 'woman-47']],
  ['citizen-qian-haiping', '钱海平', '320100198202280052', '320100', 'male', '1982-02-28', 6, ['C1', '2006-08-15', '2012-08-15', '2028-08-15', 12, 'F', 'man-45']],
  ['citizen-zhou-shuzhen', '周淑贞', '510100196003120060', '510100', 'female', '1960-03-12', 7, ['C2', '2001-10-09', '2017-10-09', null, 0, 'A', 'woman-47']],
  ['citizen-luo-wenjing', '罗文静', '510100198608170086', '510100', 'female', '1986-08-17', 8, ['C1', '2007-07-23', '2023-07-23', null, 1, 'A', 'woman-33']],
  ['citizen-shen-yinjie', '沈𬮱㛃', '120000199310180085', '120000', 'female', '1993-10-18', 9, ['C1', '2015-01-12', '2021-01-12', '2031-01-12', 0, 'A', 'woman-28']],
  ['citizen-foreign-driver', '', 'ZZ0000017', '320500', 'female', '1984-12-01', 10, ['C1', '2019-11-25', '2025-11-25', '2035-11-25', 0, 'A', 'woman-28']],
  ['citizen-chan-kahei', '陈嘉禧', '810000198707250028', '510100', 'female', '1987-07-25', 11, ['C1', '2016-02-17', '2022-02-17', '2032-02-17', 0, 'A', 'woman-33']],
  ['citizen-leong-chihou', '梁志豪', '820000199101090011', '320500', 'male', '1991-01-09', 12, ['C2', '2017-09-30', '2023-09-30', '2033-09-30', 2, 'A', 'man-25']],
  ['citizen-tsai-chiahao', '蔡家豪', '830000198405300038', '120000', 'male', '1984-05-30', 13, ['C1', '2014-12-08', '2020-12-08', '2030-12-08', 0, 'A', 'man-45']],
  ['citizen-liu-zihan', '刘子涵', '510100201206030042', '510100', 'female', '2012-06-03', 14, null],
  ['citizen-zheng-yutong', '郑雨桐', '330100199512020068', '330100', 'female', '1995-12-02', 15, ['C2', '2018-04-19', '2024-04-19', '2034-04-19', 0, 'A', 'woman-28']],
  ['citizen-ma-weidong', '马卫冬', '120000197509190038', '120000', 'male', '1975-09-19', 16, ['A2', '1999-05-06', '2015-05-06', '2031-05-06', 12, 'U', 'man-68']],
  ['citizen-lei-zhenguo', '雷振国', '510100199002010111', '510100', 'male', '1990-02-01', 41, null],
  ['citizen-tang-yuanhang', '唐远航', '510100198707130135', '510100', 'male', '1987-07-13', 42, ['C1', '2014-04-10', '2014-04-10', '2020-04-10', 0, 'G', 'man-45']],
  ['citizen-pan-guolin', '潘国林', '510100195501100156', '510100', 'male', '1955-01-10', 43, ['C1', '2005-01-20', '2017-01-20', '2027-01-20', 0, 'A', 'man-68']],
]

const foreignName = 'Maximiliana-Konstantina Featherstonehaugh de la Fontaine y Villanueva'

const licenceOf = (area: string, serial: number, [classes, firstIssuedOn, validFrom, validUntil, points, states, portrait]: NonNullable<Row[7]>, foreign = false): SeedLicence => ({
  classes, firstIssuedOn, validFrom, validUntil, points, states, portrait,
  nationality: foreign ? { zh: '荷兰', en: 'Netherlands' } : chinese,
  authority: offices[area]!.authority,
  // Four digits of the issuing office, then eight of serial; thirteen digits for the card.
  fileNumber: `${area.slice(0, 4)}${String(90_000_000 + serial)}`,
  cardNumber: `${area}${String(9_000_000 + serial)}`,
  records: [],
  // A year over without renewal.
  ...(states === 'G' && validUntil !== null && { cancelled: { on: `${Number(validUntil.slice(0, 4)) + 1}${validUntil.slice(4)}`, cause: 'not-renewed' as const } }),
})

/** The invented drivers who can sign in. */
export const drivers: readonly SeedDriver[] = rows.map(([subject, name, identityNumber, area, sex, birthDate, serial, licence]) => ({
  person: {
    subject, identityNumber, area, sex, birthDate, name: name || foreignName, phone: `164${String(serial).padStart(8, '0')}`, address: offices[area]!.address,
    identityKind: name === '' ? 'passport' : /^8[123]/.test(identityNumber) ? 'hmt-residence-permit' : 'resident-id',
  },
  ...(licence && { licence: licenceOf(area, serial, licence, name === '') }),
}))

const families = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const givens = ['安然', '书瑶', '子墨', '一诺', '浩宇', '思涵', '明哲', '雨桐', '嘉怡', '俊熙', '若曦', '天佑', '佳宁', '梓萱', '承志', '清扬']

/** Further drivers of Chengdu without an account, so that a targeted notice has somebody to reach. Numbers carry the city code where a real card has a district. */
export const furtherDrivers = (count: number): readonly SeedDriver[] =>
  Array.from({ length: count }, (_, index) => {
    const birthDate = `19${70 + (index % 30)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
    const sex = index % 2 === 0 ? 'female' : 'male'
    const stem = `510100${birthDate.replaceAll('-', '')}${String(300 + Math.floor(index / 2)).padStart(3, '0').slice(-2)}${sex === 'male' ? 1 + 2 * (index % 5) : 2 * (index % 5)}`
    const identityNumber = `${stem}${identityCheckDigit(stem)}`
    const serial = 1000 + index
    return {
      person: {
        subject: `seed-driver-${index}`, identityNumber, area: '510100', sex, birthDate, identityKind: 'resident-id', phone: index % 7 === 0 ? null : `164${String(serial).padStart(8, '0')}`,
        name: `${families[index % families.length]}${givens[Math.floor(index / families.length) % givens.length]}`, address: offices['510100']!.address,
      },
      licence: licenceOf('510100', serial, ['C1', `${2000 + (index % 20)}-06-01`, '2022-06-01', '2032-06-01', index % 5, 'A', null]),
    }
  })
