import type { Words } from '../words.ts'

/** The classes of vehicles a licence may name (准驾车型), as the annex of the licence order calls them. */
export const licenceClasses: { readonly [code: string]: Words } = {
  A1: { zh: '大型客车', en: 'Large passenger vehicle' },
  A2: { zh: '重型牵引挂车', en: 'Heavy articulated vehicle' },
  A3: { zh: '城市公交车', en: 'City bus' },
  B1: { zh: '中型客车', en: 'Medium passenger vehicle' },
  B2: { zh: '大型货车', en: 'Large goods vehicle' },
  C1: { zh: '小型汽车', en: 'Small vehicle' },
  C2: { zh: '小型自动挡汽车', en: 'Small automatic vehicle' },
  C3: { zh: '低速载货汽车', en: 'Low-speed goods vehicle' },
  C4: { zh: '三轮汽车', en: 'Three-wheeled vehicle' },
  C5: { zh: '残疾人专用小型自动挡载客汽车', en: 'Small automatic passenger car adapted for disabled drivers' },
  C6: { zh: '轻型牵引挂车', en: 'Light articulated vehicle' },
  D: { zh: '普通三轮摩托车', en: 'Three-wheeled motorcycle' },
  E: { zh: '普通二轮摩托车', en: 'Two-wheeled motorcycle' },
  F: { zh: '轻便摩托车', en: 'Moped' },
  M: { zh: '轮式专用机械车', en: 'Wheeled machine' },
  N: { zh: '无轨电车', en: 'Trolleybus' },
  P: { zh: '有轨电车', en: 'Tram' },
}
