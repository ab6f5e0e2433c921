import { myLooks } from '@changxing/contract/e-licences.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon, type IconName } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import './licences.css'
import { lookerOf } from './looker.ts'
import { licencePaths } from './paths.ts'

type Look = z.infer<typeof myLooks.output>['looks'][number]

const kinds: Record<Look['kind'], { readonly icon: IconName; readonly says: Words }> = {
  officer: { icon: 'shield', says: { zh: '民警', en: 'Officer' } },
  'relying-party': { icon: 'business', says: { zh: '单位', en: 'Business' } },
  citizen: { icon: 'person', says: { zh: '个人', en: 'Person' } },
  copy: { icon: 'copy', says: { zh: '副本核验', en: 'Copy check' } },
}

const LookRow = ({ look }: { readonly look: Look }) => {
  const say = useSay()
  const kind = kinds[look.kind]
  const looker = lookerOf(look.kind, look.by)
  return (
    <li className="row lic-look">
      <Icon name={kind.icon} />
      <div className="row-words">
        <span>
          {say(looker.name)} <span className="cx-chip">{say(kind.says)}</span>
        </span>
        {looker.office && <span>{say(looker.office)}</span>}
        <span>
          {say(look.purpose)}
          {look.place && ` · ${look.place}`}
        </span>
        <span>
          {say({ zh: '看到：', en: 'Saw: ' })}
          {say(look.saw)}
        </span>
        <span>
          <At at={look.at} />
        </span>
      </div>
    </li>
  )
}

const Looks = () => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['looks'], queryFn: ({ signal }) => client.call(myLooks, { signal }) })
  return (
    <>
      <p className="cx-soft">
        {say({
          zh: '每次联网查看您的驾驶证都记在这里；离线核验会在终端联网后补记。',
          en: 'Every look at your licence made online is listed here. Checks made offline follow once that device is online again.',
        })}
      </p>
      <Result query={query}>
        {({ looks }) =>
          looks.length === 0 ? (
            <div className="cx-card empty">
              <Icon name="eye" size="3rem" />
              <h2>
                {say({
                  zh: '还没有人查看过',
                  en: 'Nobody has looked yet',
                })}
              </h2>
            </div>
          ) : (
            <ul className="cx-plain-list rows">
              {looks.map((look) => (
                <LookRow key={`${look.at}${look.by}`} look={look} />
              ))}
            </ul>
          )
        }
      </Result>
      <p className="cx-soft cx-small">
        {say({
          zh: '不认识的查看？可到发证机关查询或投诉，说出时间和对方编号即可。',
          en: 'A look you cannot explain? Ask or complain at the issuing office; quote the time and the number shown.',
        })}
      </p>
    </>
  )
}

/** 谁查看过: who, when, where, what for, and what they saw. */
export default function LicenceLooks() {
  return (
    <Screen title={{ zh: '谁查看过我的驾驶证', en: 'Who looked at my licence' }} back={{ to: licencePaths.home }}>
      <SignedIn why={{ zh: '登录后查看记录', en: 'Sign in to see the list' }}>
        <Looks />
      </SignedIn>
    </Screen>
  )
}
