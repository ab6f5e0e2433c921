import type { Words } from './words.ts'

/** One thing wrong with what a rule was asked: the fact (or `rule`, `on`, `facts`) and a sentence that says what is wanted. */
export type Problem = { readonly fact: string; readonly says: Words }

/** A rule was asked with input it cannot decide on: unknown rule, missing or ill-typed fact, impossible date. Lists every problem at once. */
export class BadFacts extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ fact, says }) => `${fact}: ${says.zh} / ${says.en}`).join('\n'))
    this.name = 'BadFacts'
    this.problems = problems
  }
}
