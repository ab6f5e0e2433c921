import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { endpoints } from '@changxing/contract/endpoints.ts'
import type { coverage } from '@changxing/contract/rules.ts'
import { clauses } from '@changxing/rules/clauses.ts'
import { allRules } from '@changxing/rules/registry.ts'
import { servicesOffered } from '@changxing/server/src/domains/cases/services.ts'
import '@changxing/server/src/domains/licences/index.ts'
import '@changxing/server/src/domains/vehicles/index.ts'
import { idsIn } from './clause-ids.ts'
import { ourFiles, root } from './files.ts'

export type Coverage = OutputOf<typeof coverage>

const isTest = (path: string) => /\.(test|long|journey|examples)\.tsx?$/.test(path)
// They prove things about clause ids as such, not about what a clause demands.
const isAboutIds = (path: string) => path === 'rules/clauses.test.ts' || path.startsWith('run/')
const isScreen = (path: string) => /^apps\/[^/]+\/src\/.*\.tsx$/.test(path) && !isTest(path)

/** Files by the clauses they cite. */
const citing = (paths: readonly string[]): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const path of paths) for (const id of idsIn(readFileSync(join(root, path), 'utf8'))) found.set(id, [...(found.get(id) ?? []), path])
  return found
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
