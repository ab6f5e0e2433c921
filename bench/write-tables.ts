import { isMet, type Figure, type Findings, type Target } from './bench.ts'

/** Findings with the circumstances they were found in. `load`: the machine's load average before and after. */
export type Measured = Findings & {
  readonly title: string
  readonly on: string
  readonly machine: string
  readonly load: readonly [before: number, after: number]
  readonly pinned: boolean
}

/** Three digits that count, thousands apart: `12 400`, `3.61`, `0.0412`. */
function digits(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value)
  if (Math.abs(value) < 1000) return String(Number(value.toPrecision(3)))
  return String(Math.round(Number(value.toPrecision(3)))).replace(/\B(?=(\d{3})+$)/g, ' ')
}

const wantedWords = ({ wanted, limit, unit }: Target) => `${wanted === 'at-least' ? '≥' : '≤'} ${digits(limit)} ${unit}`
const met = (target: Target) => (isMet(target) ? 'yes' : '**no**')

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const medianOf = ({ median, unit }: Target) => `${digits(median)} ${unit}`

/** The figures of one bench for a terminal. */
export function asText({ title, figures, targets }: Measured): string {
  const spread = ({ minimum, median, maximum }: Figure) => [minimum, median, maximum].map(digits).join(' – ')
  const lines: string[][] = [
    ...figures.map((figure) => [figure.what, `${spread(figure)} ${figure.unit}`]),
    ...targets.map((target) =>
      [target.what, `${medianOf(target)} (wanted ${wantedWords(target)}: ${isMet(target) ? 'met' : 'NOT MET'})`]),
  ]
  const width = Math.max(...lines.map(([what = '']) => what.length))
  return [title, ...lines.map(([what = '', value = '']) => `  ${what.padEnd(width)}  ${value}`)].join('\n')
}

function chapter(id: string, { title, figures, targets, notes, versions, on, machine, load, pinned }: Measured): string {
  const spread = ({ minimum, median, maximum }: Figure) => [minimum, median, maximum].map(digits)
  const measured = figures.map((figure) => [figure.what, ...spread(figure), figure.unit])
  const promised = targets.map((target) => [target.what, ...spread(target), wantedWords(target), met(target)])
  return [
    `## ${title}`,
    `\`npm run bench -- ${id}\``,
    ...(measured.length > 0 ? [table(['measured', 'minimum', 'median', 'maximum', 'unit'], measured)] : []),
    ...(promised.length > 0 ? [table(['promised', 'minimum', 'median', 'maximum', 'wanted', 'met'], promised)] : []),
    notes.map((note) => `- ${note}`).join('\n'),
    `Measured on ${on}: ${machine}${pinned ? ', one core' : ''}; `
      + `load average ${load.map((value) => value.toFixed(1)).join(' before, ')} after. `
      + Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ') + '.',
  ].join('\n\n')
}

/** The page docs/benchmarks.md. */
export function asMarkdown(results: Readonly<Record<string, Measured>>): string {
  const summary = Object.values(results).flatMap(({ targets }) =>
    targets.map((target) => [target.what, medianOf(target), wantedWords(target), met(target)]))
  return [
    '# Benchmarks · 性能',
    'Written by `npm run bench`; do not edit. Every figure is measured beside its peer in one run: the contestants take turns in short '
      + 'slices, a ratio is taken slice by slice, and its median counts. Rates "per core" count the seconds that a process worked, not '
      + 'those it waited for others.',
    table(['promised', 'median', 'wanted', 'met'], summary),
    ...Object.entries(results).map(([id, measured]) => chapter(id, measured)),
  ].join('\n\n') + '\n'
}
