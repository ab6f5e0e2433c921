/** Learners who can sign in; those who have more than a name here get it in `candidates`. */
export const examPeople = [
  { subject: 'citizen-tang-xinyi', name: '唐心怡', identityNumber: '510100200103140025', area: '510100', sex: 'female', birthDate: '2001-03-14', phone: '16400000051', address: '四川省成都市无名路0号4单元' },
  { subject: 'citizen-fang-zihao', name: '方子豪', identityNumber: '320100199807210035', area: '320100', sex: 'male', birthDate: '1998-07-21', phone: '16400000052', address: '江苏省南京市无名路0号2单元' },
  { subject: 'citizen-bai-yuqing', name: '白雨晴', identityNumber: '51010020000905004X', area: '510100', sex: 'female', birthDate: '2000-09-05', phone: '16400000053', address: '四川省成都市无名路0号5单元' },
  { subject: 'citizen-lei-ming', name: '雷鸣', identityNumber: '510100199602110052', area: '510100', sex: 'male', birthDate: '1996-02-11', phone: '16400000054', address: '四川省成都市不存在街0号2单元' },
  { subject: 'citizen-ye-fan', name: '叶凡', identityNumber: '51010020020620006X', area: '510100', sex: 'female', birthDate: '2002-06-20', phone: '16400000055', address: '四川省成都市无名路0号6单元' },
  { subject: 'citizen-han-lu', name: '韩露', identityNumber: '510100200305060066', area: '510100', sex: 'female', birthDate: '2003-05-06', phone: '16400000056', address: '四川省成都市无名路0号7单元' },
] as const

type Standing = { readonly subject: number; readonly passedDaysAgo: number | null; readonly used: number; readonly failedDaysAgo: number | null }
export type SeedCandidate = {
  readonly person: string; readonly class: 'C1' | 'C2'; readonly school: string | null
  /** Days since the file was opened, and since the permit. */
  readonly openedDaysAgo: number; readonly permitDaysAgo: number; readonly standings: readonly Standing[]
}
const passed = (subject: number, passedDaysAgo: number, used = 1): Standing => ({ subject, passedDaysAgo, used, failedDaysAgo: null })

/** Candidate files; all days are counted back from the business date, so that the demonstration works on any. */
export const candidates: readonly SeedCandidate[] = [
  { person: '510100200103140025', class: 'C2', school: '虚构驾校一部', openedDaysAgo: 30, permitDaysAgo: 21, standings: [passed(1, 21)] },
  { person: '320100199807210035', class: 'C1', school: '虚构驾校宁一', openedDaysAgo: 70, permitDaysAgo: 60, standings: [passed(1, 60), passed(2, 20)] },
  { person: '51010020000905004X', class: 'C2', school: '虚构驾校一部', openedDaysAgo: 300, permitDaysAgo: 290, standings: [passed(1, 290), passed(2, 200), { subject: 3, passedDaysAgo: null, used: 4, failedDaysAgo: 30 }] },
  { person: '510100199602110052', class: 'C2', school: null, openedDaysAgo: 1200, permitDaysAgo: 1190, standings: [passed(1, 1190)] },
  { person: '510100200305060066', class: 'C2', school: '虚构驾校二部', openedDaysAgo: 26, permitDaysAgo: 19, standings: [passed(1, 19)] },
]

const everyday = ['C1', 'C2', 'C5'] as const
const chinese = { '510100': ['成都', 'Chengdu', '川A'], '320100': ['南京', 'Nanjing', '苏A'], '330100': ['杭州', 'Hangzhou', '浙A'], '320500': ['苏州', 'Suzhou', '苏E'] } as const

/** Test sites with courses and vehicles. No plate ends like this in life. */
export const sites = (Object.entries(chinese) as [keyof typeof chinese, (typeof chinese)[keyof typeof chinese]][]).flatMap(([area, [zh, en, plate]], city) => ['一', '二'].map((number, index) => ({
  area, name: { zh: `${zh}市虚构${number}考场`, en: `${en} Invented Site ${index + 1}` }, address: { zh: `${zh}市无名路0号`, en: `No. 0 Nameless Road, ${en}` },
  courses: [
    { name: { zh: '理论考场', en: 'Theory room' }, subjects: [1, 4], classes: [...everyday, 'B2', 'A3'] },
    { name: { zh: '场地', en: 'Yard' }, subjects: [2], classes: [...everyday, ...(index === 0 ? ['B2'] : [])] },
    { name: { zh: '道路', en: 'Road' }, subjects: [3], classes: [...everyday, ...(index === 0 ? ['B2'] : [])] },
  ],
  vehicles: [['C1', 'K1'], ['C2', 'K2'], ['C2', 'K3'], ['C5', 'K4']].map(([code, tail]) => ({ class: code!, plate: `${plate}00${city}${index}${tail}学`.slice(0, 12) })),
})))

export const examiners = [
  { area: '510100', number: '900202', name: '石峰' }, { area: '510100', number: '900206', name: '穆青' },
  { area: '320100', number: '900207', name: '祁宏' }, { area: '330100', number: '900208', name: '邵宁' }, { area: '320500', number: '900209', name: '龚平' },
] as const
export const examinerClasses = [...everyday, 'B2', 'A3']

export const fees = [
  { item: 'subject-one', says: { zh: '科目一考试费', en: 'Theory test' }, fen: 6000 }, { item: 'subject-two', says: { zh: '科目二考试费', en: 'Yard test' }, fen: 18000 },
  { item: 'subject-three', says: { zh: '科目三考试费', en: 'Road test' }, fen: 24000 },
] as const

/** What a quiet week of changes of the test place looks like in Hangzhou; the last whole week before the business date is not quiet. */
export const movements = {
  area: '330100', weeks: 40, inAWeek: 11, outAWeek: 8,
  sources: [['320100', 0.35], ['310000', 0.3], ['330200', 0.2], ['340100', 0.15]] as const, destinations: ['320100', '330200'] as const,
  schools: ['虚构驾校杭一', '虚构驾校杭二', '虚构驾校杭三', '虚构驾校杭四'] as const, busy: { school: '虚构驾校速成', source: '320500', count: 14 },
}
