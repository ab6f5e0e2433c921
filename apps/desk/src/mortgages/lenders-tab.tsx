import { mortgageLenders } from '@changxing/contract/mortgages.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { Result } from '../shell/result.tsx'

/** The national register of lenders, to compare with; nothing is filed here (M10.3). */
export const LendersTab = () => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['lenders'], queryFn: ({ signal }) => client.call(mortgageLenders, { signal }) })
  return (
    <Result query={query}>
      {({ lenders, says }) => (
        <>
          <Notice tone="blue">{say(says)} <ClauseChip clause="M10.3" /></Notice>
          <div className="desk-card desk-scroll">
            <table className="desk-table">
              <caption className="cx-hidden">{say({ zh: '全国登记册', en: 'National register' })}</caption>
              <thead><tr>
                <th scope="col">{say({ zh: '机构', en: 'Lender' })}</th><th scope="col">{say({ zh: '类型', en: 'Kind' })}</th><th scope="col">{say({ zh: '统一社会信用代码', en: 'Credit code' })}</th>
                <th scope="col">{say({ zh: '自', en: 'From' })}</th><th scope="col">{say({ zh: '至', en: 'Until' })}</th><th scope="col">{say({ zh: '电子印章摘要（SM3）', en: 'E-seal (SM3)' })}</th>
              </tr></thead>
              <tbody>
                {lenders.map((row) => (
                  <tr key={`${row.uscc}${row.validFrom}`}>
                    <th scope="row">{row.name}</th><td>{say(row.kindSays)}</td><td><code>{row.uscc}</code></td><td>{row.validFrom}</td><td>{row.until ?? '–'}</td>
                    <td><code className="mortgage-hash">{row.sealHash.slice(0, 16)}…</code></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Result>
  )
}
