import { askAgencies } from '@changxing/contract/cases.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useLanguage } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Application } from './apply-data.ts'

/**
 * Before documents are asked for, the agencies are: what they confirm need not be brought. A failure holds nobody up: the documents are asked
 * for, and the agencies are asked again at submission.
 */
export const AgenciesFirst = ({ application, children }: { readonly application: Application; readonly children: ReactNode }) => {
  const { say, language } = useLanguage()
  const client = useClient()
  const { told, keep } = application
  const open = told.checks.filter(({ kind, result }) => kind === 'agency' && result === 'waiting')
  const asked = useQuery({
    queryKey: ['ask-agencies', told.id, told.version], enabled: open.length > 0, retry: false, staleTime: Infinity,
    queryFn: async () => {
      keep(await client.call(askAgencies, { params: { area: told.area, caseId: told.id } }))
      return true
    },
  })
  if (open.length === 0 || !asked.isPending) return children
  return (
    <AnswerLine answer="checking">
      {open.map(({ label }) => say(label)).join(language === 'zh' ? '、' : ', ')}{say({ zh: '：查到就不用您交材料，最多几秒钟。', en: ': what is found need not be brought. A few seconds at most.' })}
    </AnswerLine>
  )
}
