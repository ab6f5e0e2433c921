import type { checkCopy } from '@changxing/contract/e-licences.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Modal } from 'antd'

type CopyCheck = OutputOf<typeof checkCopy>
const answers: Record<CopyCheck['verdict'], Answer> = { genuine: 'yes', expired: 'not-yet', revoked: 'not-yet', unknown: 'unknown' }

/** Whether a purpose-limited copy (限定用途打印) is genuine, and what it was made for. */
export const CopyAnswer = ({ answer, close }: { readonly answer: CopyCheck | null; readonly close: () => void }) => {
  const say = useSay()
  return (
    <Modal open={answer !== null} onCancel={close} footer={null} width={520} title={say({ zh: '副本查验', en: 'Check of a copy' })} destroyOnHidden>
      {answer && (
        <div className="cx-stack">
          <AnswerLine answer={answers[answer.verdict]} line={answer.says} />
          {answer.copy && (
            <dl className="cx-facts">
              <dt>{say({ zh: '用途', en: 'Purpose' })}</dt><dd>{answer.copy.purpose}</dd>
              <dt>{say({ zh: '交给', en: 'For' })}</dt><dd>{answer.copy.recipient}</dd>
              <dt>{say({ zh: '有效至', en: 'Until' })}</dt><dd><Day on={answer.copy.expiresOn} /></dd>
              <dt>{say({ zh: '持证人', en: 'Holder' })}</dt>
              <dd>{answer.copy.nameMasked} <span className="cx-figures">{answer.copy.numberMasked}</span></dd>
              <dt>{say({ zh: '准驾车型', en: 'Class' })}</dt><dd>{answer.copy.classes}</dd>
            </dl>
          )}
        </div>
      )}
    </Modal>
  )
}
