import { clauses, isClauseId } from '@changxing/rules/clauses.ts'

// Three-part ids are unmistakable; "M4.6 8.2 7" is the beginning of a drawn path, not a clause.
const cited = /\bM(?:1[0-2]|[1-9])\.\d+(?:\.\d+|(?!\.?\d)(?! ?-?\d))\b/g

const sections = new Set(clauses.map(({ id }) => id.slice(0, id.lastIndexOf('.'))).filter((section) => section.includes('.')))

/** Every id in a text that looks like one of a clause, each once, in order of appearance. */
export const idsIn = (text: string): string[] => [...new Set(text.match(cited) ?? [])]

/** Whether the regulation has such a clause, or such a section of clauses (M2.2 holds M2.2.0 to M2.2.3). */
export const exists = (id: string): boolean => isClauseId(id) || sections.has(id)
