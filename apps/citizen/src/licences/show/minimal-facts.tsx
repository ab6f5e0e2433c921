import type { MyLicence } from '@changxing/contract/e-licences.ts'
import { addMonths } from '@changxing/rules/civil-date.ts'
import { civilDateOf } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useMe } from '../../shell/queries.ts'
import { clockNow } from '../wallet/device-clock.ts'

/** In words, all that a minimal code says: classes, validity, and whether the holder is 18. */
export const MinimalFacts = ({ licence }: { readonly licence: MyLicence }) => {
  const say = useSay()
  const { classes, validUntil, birthDate } = licence.faces.front
  const today = useMe().data?.today ?? civilDateOf(new Date(clockNow().ms).toISOString())
  const adult = addMonths(birthDate, 18 * 12) <= today
  return (
    <dl className="lic-minimal">
      <div>
        <dt>{say({ zh: '准驾车型', en: 'Classes' })}</dt>
        <dd>{classes}</dd>
      </div>
      <div>
        <dt>{say({ zh: '有效期至', en: 'Valid until' })}</dt>
        <dd className="cx-figures">{validUntil ?? say({ zh: '长期', en: 'no end' })}</dd>
      </div>
      <div>
        <dt>{say({ zh: '年龄', en: 'Age' })}</dt>
        <dd>{adult ? say({ zh: '已满 18 岁', en: '18 or over' }) : say({ zh: '未满 18 岁', en: 'Under 18' })}</dd>
      </div>
    </dl>
  )
}
