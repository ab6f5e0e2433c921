import { useQuery } from '@tanstack/react-query'
import { myChecks } from '@changxing/contract/verification.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { chinaDay, startOfChinaDay, timeOfDay } from '../terminal/time-words.ts'
import { VerdictShape } from '../verdict/verdict-shape.tsx'
import { verdictWord } from '../verdict/verdict-words.ts'
import { localChecks, wholeQueue } from './check-store.ts'
import { mergeChecks } from './merge-checks.ts'

/** My checks today: what the back office has, what this terminal did, and what still waits to be delivered. */
export function ChecksScreen() {
  const say = useSay()
  const client = useClient()
  const terminal = useTerminal()
  const { officer, online, waiting, refused, replays, session } = useTerminalState()
  const since = startOfChinaDay(terminal.now())
  const local = useQuery({
    queryKey: ['local-checks', officer?.officerId, since, waiting],
    queryFn: async () => ({ checks: await localChecks(officer!.officerId, since), queue: await wholeQueue() }),
  })
  const server = useQuery({
    queryKey: ['my-checks', officer?.officerId, since, waiting],
    queryFn: () => client.call(myChecks),
    enabled: online && session === 'alive',
  })
  const rows = mergeChecks(local.data?.checks ?? [], server.data?.checks ?? [], local.data?.queue ?? [])
  return (
    <div className="pt-page">
      <h1>{say({ zh: '我今天的核验', en: 'My checks today' })} <span className="cx-soft cx-figures">{chinaDay(terminal.recorded())}</span></h1>
      <p role="status">
        {say({ zh: `共 ${rows.length} 次`, en: `${rows.length} in all` })}
        {waiting > 0 && say({
          zh: `，${waiting} 条待传（联网后自动送达，每条只记一次）`,
          en: `; ${waiting} waiting (sent by themselves when online, each recorded once)`,
        })}
        {refused > 0 && say({ zh: `，${refused} 条未被接收，请报技术人员`, en: `; ${refused} not accepted, please report` })}
      </p>
      {replays.length > 0 && <p className="pt-warn" role="alert">{say({
        zh: `有 ${replays.length} 个码也在其他终端出示过，请留意冒用。`,
        en: `${replays.length} code(s) were also shown at another terminal. Watch for misuse.`,
      })}</p>}
      {!server.data && <p className="cx-soft">{say({ zh: '目前只有本机记录。', en: 'Only the records of this terminal are shown.' })}</p>}
      {rows.length === 0 && !local.isLoading && <p>{say({ zh: '今天还没有核验。', en: 'No checks yet today.' })}</p>}
      <ul className="pt-rows">
        {rows.map((row) => (
          <li key={row.checkId} data-colour={row.verdict}>
            <VerdictShape colour={row.verdict} />
            <div>
              <strong>{say(verdictWord[row.verdict])}</strong>
              <span>{row.nameMasked ?? say({ zh: '无姓名', en: 'no name' })}</span>
            </div>
            <div className="cx-figures">
              <time dateTime={new Date(row.atMs).toISOString()}>{timeOfDay(row.atMs)}</time>
              <span className="cx-soft">{say(row.state === 'waiting' ? {
                zh: '待传',
                en: 'waiting',
              } : row.state === 'refused' ? { zh: '未接收', en: 'not accepted' } : row.offline ? { zh: '离线', en: 'offline' } : { zh: '联网', en: 'online' })}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
