import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { endpoints } from '@changxing/contract/endpoints.ts'
import type { coverage } from '@changxing/contract/rules.ts'
import { clauses } from '@changxing/rules/clauses.ts'
import { allRules } from '@changxing/rules/registry.ts'
import { servicesOffered } from '@changxing/server/src/domains/cases/services.ts'
import '@changxing/server/src/app.ts'
import { idsIn } from './clause-ids.ts'
import { ourFiles, root } from './files.ts'

export type Coverage = OutputOf<typeof coverage>

const isTest = (path: string) => /\.(test|long|journey|examples)\.tsx?$/.test(path)
// They prove things about clause ids as such, not about what a clause demands.
const aboutIds = ['rules/clauses.test.ts', 'apps/desk/src/supervision/clause-standing.test.ts', 'apps/citizen/src/services/find-services.test.ts']
const isAboutIds = (path: string) => aboutIds.includes(path) || path.startsWith('run/')
const isScreen = (path: string) => /^apps\/[^/]+\/src\/.*\.tsx$/.test(path) && !isTest(path)

/** Files by the clauses they cite. */
const citing = (paths: readonly string[]): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const path of paths) for (const id of idsIn(readFileSync(join(root, path), 'utf8'))) found.set(id, [...(found.get(id) ?? []), path])
  return found
}

type Serving = Pick<Coverage['clauses'][number], 'kinds' | 'rules' | 'operations' | 'services' | 'screens' | 'tests'>

/**
 * What a clause asks for by its kind and nothing cites it for: R a rule, W an operation and a screen, each a test. A service has both, for the
 * generic screens draw it. Duties (O) and dates (D) ask for nothing here: a duty is an authority's, dates are parameters of a rule.
 */
export function missingFor({ kinds, rules, operations, services, screens, tests }: Serving): readonly ('rule' | 'operation' | 'screen' | 'test')[] {
  const wanted = [
    ['rule', kinds.includes('R') && rules.length === 0],
    ['operation', kinds.includes('W') && operations.length + services.length === 0],
    ['screen', kinds.includes('W') && screens.length + services.length === 0],
    ['test', (kinds.includes('R') || kinds.includes('W')) && tests.length === 0],
  ] as const
  return wanted.filter(([, isMissing]) => isMissing).map(([what]) => what)
}

/** Clause by clause, what serves it: rules and services by their own clauses, operations by the contract's, screens and tests by what they cite. */
export function findCoverage(): Coverage {
  const files = ourFiles()
  const screens = citing(files.filter(isScreen))
  const tests = citing(files.filter((path) => isTest(path) && !isAboutIds(path)))
  return {
    clauses: clauses.map(({ id, kind, says }) => ({
      id, kinds: [...kind], says,
      rules: allRules.filter((rule) => rule.clauses.includes(id)).map((rule) => rule.id),
      operations: [...endpoints].filter(([, endpoint]) => endpoint.clauses?.includes(id)).map(([name]) => name),
      screens: screens.get(id) ?? [], tests: tests.get(id) ?? [],
      services: servicesOffered().filter((service) => service.clauses.includes(id)).map((service) => service.id),
    })),
  }
}
