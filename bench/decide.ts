import { deepEqual } from 'node:assert/strict'
import { ZenEngine } from '@gorules/zen-engine'
import examples from '@changxing/rules/licences/e-licence-application.examples.ts'
import { decide } from '@changxing/rules/registry.ts'
import type { Bench } from './bench.ts'
import { decisionTable, tableFacts } from './decision-table.ts'
import { inProcess, ratioOf, sideBySide, spreadOf, type Rates } from './measure.ts'
import { versionsOf } from './versions.ts'

type Found = { readonly clause: string; readonly holds: boolean }[]

const ours = 'decide() with full reasons in two languages'
const theirs = '@gorules/zen-engine, the same table, with trace'
const untraced = '@gorules/zen-engine, the same table, without trace'

/** Deciding by rule, beside a rule engine that is given the same table. Both must first answer all the rule's examples alike. */
export const decideBench: Bench = {
  id: 'decide',
  title: 'Deciding whether an e-licence may be applied for',
  oneCore: true,
  measure: async () => {
    const { rule, examples: lines } = examples
    const engine = new ZenEngine()
    const table = engine.createDecision(decisionTable())
    const inputs = lines.map(({ on, facts }) => ({ on, facts, forTable: tableFacts(on, facts) }))
    for (const [index, { unmet, name }] of lines.entries()) {
      const { on, facts, forTable } = inputs[index]!
      const { result, trace } = await table.evaluate(forTable, { trace: true })
      const clausesUnmet = (result as Found).filter(({ holds }) => !holds).map(({ clause }) => clause)
      deepEqual(clausesUnmet.sort(), [...unmet].sort(), `the table answers differently: ${name}`)
      deepEqual(decide(rule, on, facts).reasons.filter(({ holds }) => !holds).map(({ clause }) => clause as string), [...unmet], name)
      if (!trace) throw new Error('no trace')
    }
    const zen = (name: string, trace: boolean) => inProcess(name, 'cpu', async (times) => {
      for (let index = 0; index < times; index++) await table.evaluate(inputs[index % inputs.length]!.forTable, { trace })
    })
    const rates = await sideBySide([
      inProcess(ours, 'cpu', (times) => {
        for (let index = 0; index < times; index++) {
          const { on, facts } = inputs[index % inputs.length]!
          decide(rule, on, facts)
        }
      }),
      zen(theirs, true),
      zen(untraced, false),
    ])
    engine.dispose()
    const of = (name: string): Rates => rates.get(name) ?? []
    return {
      figures: [...rates].map(([what, found]) => ({ what, unit: 'a second, per core', ...spreadOf(found) })),
      targets: [{
        what: 'decide() with reasons against zen-engine with trace', unit: '×', ...ratioOf(of(ours), of(theirs)),
        wanted: 'at-least', limit: 100,
      }],
      notes: [
        `The ${lines.length} examples of the rule in turn; facts are checked against their schemas each time. The table has the same `
          + 'grounds, one row each, and before the measurement both must name the same unmet clauses in every example.',
      ],
      versions: versionsOf('@gorules/zen-engine'),
    }
  },
}
