import { createContext, useContext, type ReactNode } from 'react'
import { useSay } from './language.tsx'

/** How an app links to a clause; without one the chip is plain text. */
export type ClauseLink = (clause: string, content: ReactNode) => ReactNode

const ClauseLinkContext = createContext<ClauseLink | null>(null)

export const ClauseLinkProvider = ({ link, children }: { readonly link: ClauseLink; readonly children: ReactNode }) => (
  <ClauseLinkContext value={link}>{children}</ClauseLinkContext>
)

/** The clause a sentence rests on: 条款 M1.5.1. */
export const ClauseChip = ({ clause }: { readonly clause: string }) => {
  const say = useSay()
  const link = useContext(ClauseLinkContext)
  const text = say({ zh: `条款 ${clause}`, en: `Clause ${clause}` })
  return link ? link(clause, text) : <span className="cx-clause">{text}</span>
}
