import { cityName } from '@changxing/rules/areas.ts'
import writeExcelFile, { type Sheet, type SheetData } from 'write-excel-file/node'
import { movementReportPaper as paperEndpoint, movementReportSheet as sheetEndpoint, type Alarm, type Review } from '@changxing/contract/movements.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { operation, type Context } from '../../platform/operation.ts'
import { pdfDocument } from '../../platform/pdf/document.ts'
import { presentReview } from './present-review.ts'
import * as store from './reviews.store.ts'

const titleOf = (review: Review): Words => ({
  zh: review.period === 'week' ? '考试地变更周审查' : '考试地变更月审查', en: review.period === 'week' ? 'Weekly review of changes of test places' : 'Monthly review of changes of test places',
})
const stateWords = {
  open: { zh: '调查中', en: 'Under investigation' }, explained: { zh: '已查明，无违规', en: 'Explained' }, violation: { zh: '违规，已追责', en: 'Violation, held to account' },
} as const satisfies Record<Alarm['investigation']['state'], Words>

const loaded = async (context: Context, area: string, reviewId: string): Promise<Review> => {
  context.concerns(area, `movement-report:${reviewId}`)
  return presentReview(context, await store.reviewById(context.db, area, reviewId))
}

/** The review as a paper to be signed and filed (M3.3.3). */
export const movementReportPaper = operation(paperEndpoint, async (context, { area, reviewId }) => {
  const review = await loaded(context, area, reviewId)
  const paper = pdfDocument({
    title: titleOf(review), number: `${area} ${review.from}`, madeAt: context.recorded(),
    foot: { zh: `制作日期 ${context.today}。报警不等于违规，以调查结果为准。`, en: `Made on ${context.today}. An alarm is no violation; the investigation counts.` },
  })
  paper.row({ zh: '时间', en: 'Period' }, `${review.from} – ${review.until}`)
  paper.row({ zh: '城市', en: 'Cities' }, { zh: review.cities.map((city) => cityName(city).zh).join('、'), en: review.cities.map((city) => cityName(city).en).join(', ') })
  paper.row({ zh: '转入', en: 'In' }, String(review.tally.in))
  paper.row({ zh: '转出', en: 'Out' }, String(review.tally.out))
  paper.row({ zh: '比较次数', en: 'Comparisons' }, String(review.comparisons))
  paper.heading({ zh: '报警', en: 'Alarms' })
  if (review.alarms.length === 0) paper.paragraph(review.comparisons === 0
    ? { zh: '此前记录太少，只统计，不判断。', en: 'Too little is recorded of earlier periods: counted, not judged.' }
    : { zh: '没有发现异常。', en: 'Nothing abnormal was found.' })
  for (const alarm of review.alarms) {
    paper.row(alarm.kindSays, alarm.about === '' ? alarm.says : { zh: `${alarm.aboutSays.zh}：${alarm.says.zh}`, en: `${alarm.aboutSays.en}: ${alarm.says.en}` })
    paper.row({ zh: '误报率', en: 'False alarms' }, { zh: `平静地区每年${alarm.falseAlarms.perYear}次（模拟${alarm.falseAlarms.years}年）`, en: `${alarm.falseAlarms.perYear} a year in a quiet place (${alarm.falseAlarms.years} years simulated)` })
    const { state, result, consequence } = alarm.investigation
    paper.row({ zh: '调查', en: 'Investigation' }, stateWords[state])
    if (result !== null) paper.row({ zh: '结果', en: 'Result' }, result)
    if (consequence !== null) paper.row({ zh: '追责', en: 'Consequence' }, consequence)
  }
  paper.heading({ zh: '来源与驾校', en: 'Origins and schools' })
  for (const { says, count } of review.tally.sources) paper.row(says, String(count))
  for (const { school, count } of review.tally.schools) paper.row({ zh: school, en: 'school' }, String(count))
  return new Uint8Array(await paper.finish())
})

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })

/** The same as a spreadsheet, for those who reckon on. Text stays text: a name that looks like a formula is none. */
export const movementReportSheet = operation(sheetEndpoint, async (context, { area, reviewId }) => {
  const review = await loaded(context, area, reviewId)
  const figures: SheetData = [
    [bold('项目 Item'), bold('数值 Value')], ['开始 From', review.from], ['结束 Until', review.until], ['转入 In', review.tally.in], ['转出 Out', review.tally.out], ['比较次数 Comparisons', review.comparisons],
    ...review.tally.sources.map(({ says, count }) => [`来源 ${says.zh} ${says.en}`, count]), ...review.tally.schools.map(({ school, count }) => [`驾校 ${school}`, count]),
  ]
  const alarms: SheetData = [
    ['种类 Kind', '对象 About', '数量 Count', '预期 Expected', '概率 Chance', '界限 Threshold', '每年误报 False alarms a year', '调查 Investigation', '结果 Result', '追责 Consequence'].map(bold),
    ...review.alarms.map(({ kindSays, aboutSays, statistic, falseAlarms, investigation }) => [
      `${kindSays.zh} ${kindSays.en}`, aboutSays.zh, statistic.count, statistic.expected, statistic.chance, statistic.threshold, falseAlarms.perYear, stateWords[investigation.state].zh,
      investigation.result ?? '', investigation.consequence ?? '',
    ]),
  ]
  const sheets: Sheet<never>[] = [{ data: figures, sheet: '统计 Figures' }, { data: alarms, sheet: '报警 Alarms' }]
  return new Uint8Array(await writeExcelFile(sheets as Sheet<Buffer>[]).toBuffer())
})
