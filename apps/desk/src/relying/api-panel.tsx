import { useSay } from '@changxing/ui/language.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'

const example = (origin: string) => `curl ${origin}/api/relying/verifications \\
  -H 'authorization: Bearer YOUR_TOKEN' \\
  -H 'content-type: application/json' \\
  -H "idempotency-key: $(uuidgen | tr A-Z a-z)" \\
  -d '{ "checkId": "0197a1b2-0000-7000-8000-000000000001",
        "code": "J1:…", "purpose": "rental" }'`

/** The same verification from the business's own system. */
export const ApiPanel = () => {
  const say = useSay()
  return (
    <details>
      <summary>{say({ zh: '接入您自己的系统', en: 'API for your system' })}</summary>
      <p>{say({ zh: '同一核验也可由您的系统调用，答复与本页相同：', en: 'Your own system can make the same check; the answer is the one you see here:' })}</p>
      <pre className="desk-json" tabIndex={0} aria-label={say({ zh: '示例命令', en: 'Example command' })}>{example(location.origin)}</pre>
      <p><a href="/api/openapi.json">OpenAPI 3.1</a> <ClauseChip clause="M1.4.3" /></p>
    </details>
  )
}
