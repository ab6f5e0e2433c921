import type { Words } from '@changxing/rules/words.ts'

/** The twelve measures by their short names. */
export const measureNames: Readonly<Record<string, Words>> = {
  M1: { zh: '机动车驾驶证电子化', en: 'Electronic driving licence' },
  M2: { zh: '二手车异地交易登记', en: 'Used-car transfer across regions' },
  M3: { zh: '驾驶证考试内容和程序', en: 'Driving tests' },
  M4: { zh: '货车在城市道路通行', en: 'Trucks in cities' },
  M5: { zh: '城镇老旧小区停车', en: 'Parking at old neighbourhoods' },
  M6: { zh: '老年人办理', en: 'Older people' },
  M7: { zh: '退役军人换领驾驶证', en: 'Military licences' },
  M8: { zh: '出国（境）人员延期换领', en: 'People abroad' },
  M9: { zh: '网上委托', en: 'Online delegation' },
  M10: { zh: '机动车抵押信息在线核查', en: 'Mortgage information online' },
  M11: { zh: '交强险信息在线核查', en: 'Compulsory insurance online' },
  M12: { zh: '交通事故证据材料网上查阅', en: 'Accident evidence online' },
}
