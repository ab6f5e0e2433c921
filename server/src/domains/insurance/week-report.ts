import { insuranceWeekPaper as paperEndpoint, insuranceWeekSheet as sheetEndpoint, type InsuranceWeek } from '@changxing/contract/insurance.ts'
import { operation } from '../../platform/operation.ts'
import { pdfDocument } from '../../platform/pdf/document.ts'
import { spreadsheet } from '../../platform/spreadsheet.ts'
import { chinaTime } from './words.ts'
import { mondayGiven, presentWeek } from './weeks.ts'

const title = { zh: '交强险联网核查周分析', en: 'Online checks of compulsory insurance: the week' }

const columns = [
  { label: { zh: '保险公司', en: 'Insurer' }, share: 3.2, width: 26 }, { label: { zh: '原因', en: 'Reason' }, share: 4, width: 36 },
  { label: { zh: '核查', en: 'Checks' }, share: 1, right: true }, { label: { zh: '查到', en: 'Found' }, share: 1, right: true },
  { label: { zh: '未查到', en: 'Not found' }, share: 1.1, right: true }, { label: { zh: '无结果', en: 'Unknown' }, share: 1.1, right: true },
  { label: { zh: '后更正', en: 'Found later' }, share: 1.1, right: true }, { label: { zh: '新工单', en: 'Tickets opened' }, share: 1.1, right: true },
  { label: { zh: '未了结', en: 'Open' }, share: 1.1, right: true }, { label: { zh: '已了结', en: 'Settled' }, share: 1.1, right: true },
  { label: { zh: '中位天数', en: 'Median days' }, share: 1.2, right: true },
]

const cells = ({ rows }: InsuranceWeek) => rows.map((row): (string | number | null)[] => [
  row.insurerName === '' ? '未见保单 · no policy seen' : row.insurerName, `${row.reasonSays.zh} ${row.reasonSays.en}`, row.checks, row.found, row.notFound, row.unknown,
  row.corrected, row.ticketsOpened, row.ticketsOpen, row.ticketsSettled, row.medianDays,
])

const nameOf = (week: InsuranceWeek, code: string): string => week.rows.find(({ insurerCode, insurerName }) => insurerCode === code && insurerName !== '')?.insurerName ?? code

/** The week as a paper for the file (M11.3). */
export const insuranceWeekPaper = operation(paperEndpoint, async (context, { area, monday }) => {
  const week = await presentWeek(context, area, mondayGiven(context, monday))
  const paper = pdfDocument({
    title, number: `${area} ${week.monday}`, madeAt: context.recorded(),
    foot: { zh: '由核查记录统计；同一时点重新统计结果相同。', en: 'Counted from the records of the checks; counted again as of the same instant it is the same.' },
  })
  paper.row({ zh: '地区', en: 'Area' }, area)
  paper.row({ zh: '起止', en: 'Week' }, `${week.monday} – ${week.sunday}`)
  paper.row({ zh: '统计时点', en: 'As of' }, `${chinaTime(week.computedAt)}${week.run === null ? '' : `  #${week.run}`}`)
  const { checks, found, notFound, unknown, corrected, ticketsOpen } = week.totals
  paper.row({ zh: '合计', en: 'All' }, {
    zh: `核查 ${checks}，查到 ${found}，未查到 ${notFound}，无结果 ${unknown}，后更正 ${corrected}，未了结工单 ${ticketsOpen}`,
    en: `${checks} checks, ${found} found, ${notFound} not found, ${unknown} unknown, ${corrected} found later, ${ticketsOpen} open tickets`,
  })
  paper.heading({ zh: '按保险公司和原因', en: 'By insurer and reason' })
  paper.table(columns, cells(week).map((row) => row.map((cell) => (cell === null ? '–' : String(cell)))))
  if (week.notes.length > 0) paper.heading({ zh: '与保险公司商定', en: 'Settled with the insurers' })
  for (const note of week.notes) paper.row({ zh: nameOf(week, note.insurerCode) || '—', en: note.reason }, `${note.note}（${note.officerNumber}，${chinaTime(note.at)}）`)
  return paper.finish()
})

/** The same as a spreadsheet. */
export const insuranceWeekSheet = operation(sheetEndpoint, async (context, { area, monday }) => {
  const week = await presentWeek(context, area, mondayGiven(context, monday))
  return spreadsheet([
    { name: week.monday, columns, rows: cells(week) },
    {
      name: '商定 notes', rows: week.notes.map((note) => [nameOf(week, note.insurerCode), note.reason, note.note, note.officerNumber, chinaTime(note.at)]),
      columns: [
        { label: { zh: '保险公司', en: 'Insurer' }, width: 26 }, { label: { zh: '原因', en: 'Reason' } }, { label: { zh: '内容', en: 'What' }, width: 60 },
        { label: { zh: '警号', en: 'Officer' } }, { label: { zh: '时间', en: 'When' }, width: 18 },
      ],
    },
  ])
})
