import { useSay } from '@changxing/ui/language.tsx'
import type { Verification } from '@changxing/credentials/verify-code.ts'
import type { Words } from '@changxing/rules/words.ts'
import { lengthWords, momentWords } from '../terminal/time-words.ts'
import type { Check } from '../verification/run-check.ts'

const answeredByBackOffice: ReadonlySet<string> = new Set(['back-office', 'revocation', 'everything'])

/** What was proven, as of when, and what was not looked at; so that nobody takes green for more than it is. */
export function EvidenceCard({ check: { finding, answer, challenged } }: { readonly check: Check }) {
  const say = useSay()
  const verification = finding?.verification
  const proven = verification ? provenBy(verification, challenged) : []
  const unchecked = (verification?.notChecked ?? []).filter(({ code }) => !(answer && answeredByBackOffice.has(code)))
  return (
    <>
      <section className="cx-card">
        <h2>{say({ zh: '核验了什么', en: 'What was proven' })}</h2>
        <ul className="pt-list">
          {answer && <li>{say(answer.licence ? {
            zh: '后台按现时记录核对',
            en: 'Compared with the record of this minute',
          } : { zh: '后台没有对应的驾驶证记录', en: 'The back office has no licence that belongs to it' })}</li>}
          {proven.map((words) => <li key={words.en}>{say(words)}</li>)}
          {!answer && proven.length === 0 && <li>{say({ zh: '未能证明任何内容', en: 'Nothing could be proven' })}</li>}
        </ul>
        <h3>{say({ zh: '截至何时', en: 'As of when' })}</h3>
        <dl className="cx-facts cx-figures">
          {answer && <><dt>{say({ zh: '后台', en: 'Back office' })}</dt><dd>{say(momentWords(Date.parse(answer.asOf)))}</dd></>}
          {verification && ageRows(verification, finding.trustListSequence !== null).map(([name, age]) => (
            <div key={name.en} style={{ display: 'contents' }}><dt>{say(name)}</dt><dd>{say(age)}</dd></div>
          ))}
        </dl>
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '没有核对的', en: 'What was not checked' })}</h2>
        <ul className="pt-list">
          {unchecked.map(({ code, says }) => <li key={code}>{say(says)}</li>)}
          {!unchecked.some(({ code }) => code === 'face') && <li>{say({
            zh: '未核对本人面貌，请与照片比对',
            en: 'The face was not compared. Compare it with the portrait',
          })}</li>}
          <li>{say({
            zh: '码不能证明手机就在眼前：转播他人屏幕无法识别，只有比对面貌能发现',
            en: 'A code cannot prove whose phone it is: a relayed picture of another screen passes. Only the face shows it',
          })}</li>
        </ul>
      </section>
    </>
  )
}

function provenBy({ claims, ages, reasons }: Verification, challenged: boolean): readonly Words[] {
  if (!claims) return []
  const has = (...codes: string[]) => reasons.some(({ code }) => codes.includes(code))
  return [
    { zh: '由列入信任名单的机关签发，内容未被改动', en: 'Signed by a listed authority, and not altered' },
    ...(ages.code !== undefined && !has('bad-holder-signature') ? [{
      zh: '由持证人启用的手机签名出示',
      en: "Shown by the phone the holder enrolled",
    }] : []),
    ...(challenged && !has('challenge-unanswered', 'challenge-wrong', 'challenge-late') ? [{
      zh: '当场回答了本机质询，不是截图或重放',
      en: 'Answered your challenge on the spot: no screenshot, no replay',
    }] : []),
    ...(ages.list !== undefined && !has('revoked', 'suspended', 'needs-look-up', 'not-in-status-list') ? [{
      zh: '本机状态名单中未被吊销、注销或扣留',
      en: 'Not revoked, cancelled or detained in the kept status list',
    }] : []),
  ]
}

function ageRows({ ages }: Verification, hasTrustList: boolean): readonly (readonly [Words, Words])[] {
  const ago = (seconds: number): Words => {
    const { zh, en } = lengthWords(Math.abs(seconds))
    return seconds < 0 ? { zh: `比本机快 ${zh}`, en: `${en} ahead of this terminal` } : { zh: `${zh}前`, en: `${en} ago` }
  }
  const rows: (readonly [Words, number | undefined])[] = [
    [{ zh: '此码', en: 'Code shown' }, ages.code],
    [{ zh: '凭证签发', en: 'Credential issued' }, ages.claims],
    [{ zh: '状态名单', en: 'Status list' }, ages.list],
    [{ zh: '信任名单', en: 'Trust list' }, hasTrustList ? ages.trustList : undefined],
  ]
  return rows.map(([name, seconds]) => [name, seconds === undefined ? { zh: '无', en: 'none' } : ago(seconds)] as const)
}
