import type { Words } from '@changxing/rules/decision.ts'
import writeExcelFile from 'write-excel-file/node'

export type Sheet = { readonly name: string; readonly columns: readonly { readonly label: Words; readonly width?: number }[]; readonly rows: readonly (readonly (string | number | null)[])[] }

const headOf = ({ columns }: Sheet) => columns.map(({ label }) => ({ value: `${label.zh} ${label.en}`, fontWeight: 'bold' as const, wrap: true }))

/** A spreadsheet (.xlsx) with one sheet or more, both languages in the head of each column. Text stays text: nothing is read as a formula. */
export const spreadsheet = (sheets: readonly Sheet[]): Promise<Buffer> =>
  writeExcelFile(sheets.map((sheet) => ({
    data: [headOf(sheet), ...sheet.rows.map((row) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String })))],
    sheet: sheet.name, columns: sheet.columns.map(({ width = 14 }) => ({ width })), stickyRowsCount: 1,
  }))).toBuffer()
