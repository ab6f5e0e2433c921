import process from 'node:process'
import { parseArgs } from 'node:util'
import { allRules, BadFacts, decide, ruleSchema } from './registry.ts'

const usage = 'decide RULE --on YYYY-MM-DD --facts \'{"…": …}\' | decide --list'

/** Every rule with its facts as JSON Schema. */
const list = () => allRules.map((rule) => ({ rule: rule.id, version: rule.version, title: rule.title, clauses: rule.clauses, facts: ruleSchema(rule) }))

/** The facts given; undefined when they are no JSON, which `decide` reports together with everything else. */
function parsedFacts(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function argumentsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { on: { type: 'string' }, facts: { type: 'string' }, list: { type: 'boolean' } },
    })
    if (positionals.length > 1) throw new Error(`unexpected ${positionals[1]}`)
    return { ...values, rule: positionals[0] ?? '' }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BadFacts([{ fact: 'rule', says: { zh: `命令行参数有误，用法：${usage}`, en: `${why}; usage: ${usage}` } }])
  }
}

/** What the command prints: the list of rules, or one answer. Throws BadFacts for anything it cannot decide on. */
function answer(args: readonly string[]): unknown {
  const { list: wantsList, rule, on, facts } = argumentsOf(args)
  return wantsList ? list() : decide(rule, on ?? '', parsedFacts(facts ?? '{}'))
}

// Exit 0: an answer, also when it is a refusal. Exit 2: bad input, every problem on stderr with the fact it is about.
try {
  process.stdout.write(`${JSON.stringify(answer(process.argv.slice(2)))}\n`)
} catch (error) {
  if (!(error instanceof BadFacts)) throw error
  process.stderr.write(`${error.name}\n${error.message}\n`)
  process.exitCode = 2
}
