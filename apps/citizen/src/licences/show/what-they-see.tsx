import type { Words } from '@changxing/rules/words.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'

type Sight = { readonly sees: readonly Words[]; readonly never: readonly Words[]; readonly note: Words }

const sights = {
  police: {
    sees: [
      { zh: '姓名、证号、准驾车型、有效期', en: 'Name, licence number, classes, validity' },
      { zh: '累积记分和驾驶证状态', en: 'Points and the state of the licence' },
      { zh: '档案编号；联网时还有照片，用来比对本人', en: 'File number; with network also your photo, to compare with you' },
    ],
    never: [{ zh: '住址、手机里的任何其他内容', en: 'Your address, or anything else on this phone' }],
    note: {
      zh: '出示后不再查验纸质证；须扣留驾驶证时除外。每次联网核验都记入“谁查看过”。手机不需要交给任何人。',
      en: 'Once shown, no paper is asked for, unless the licence must be detained. Each online check is listed under “Who looked”. You never hand over the phone.',
    },
  },
  minimal: {
    sees: [
      { zh: '准驾车型、有效期', en: 'Classes and validity' },
      { zh: '是否年满 18 周岁', en: 'Whether you are 18 or older' },
    ],
    never: [{ zh: '姓名、证号、照片、住址、记分', en: 'Name, number, photo, address, points' }],
    note: {
      zh: '每次用不同的码，两家单位无法据此把您对上。',
      en: 'Each showing uses another code, so two businesses cannot match you up.',
    },
  },
} as const satisfies Record<string, Sight>

/** 对方能看到什么: said before the code is shown to anybody. */
export const WhatTheySee = ({ to }: { readonly to: keyof typeof sights }) => {
  const say = useSay()
  const sight: Sight = sights[to]
  return (
    <details className="lic-sees">
      <summary>
        <Icon name="eye" />
        {to === 'police'
          ? say({ zh: '交警会看到什么？', en: 'What will the officer see?' })
          : say({ zh: '对方会看到什么？', en: 'What will they see?' })}
      </summary>
      <ul className="cx-plain-list">
        {sight.sees.map((item) => (
          <li key={item.zh} data-tone="good">
            <Shape tone="good" />
            <span>{say(item)}</span>
          </li>
        ))}
        {sight.never.map((item) => (
          <li key={item.zh} data-tone="bad">
            <Shape tone="bad" />
            <span>
              {say({
                zh: '看不到：',
                en: 'Not: ',
              })}
              {say(item)}
            </span>
          </li>
        ))}
      </ul>
      <p className="cx-small">{say(sight.note)}</p>
    </details>
  )
}
