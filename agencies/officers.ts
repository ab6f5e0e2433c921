import type { Officer } from './people.ts'

const chengduVehicleOffice = { office: '510100000400', officeName: { zh: '成都市车辆管理所', en: 'Chengdu Vehicle Office' }, area: '510100' }
const chengduDetachment = { office: '510100000000', officeName: { zh: '成都市交警支队', en: 'Chengdu Traffic Police' }, area: '510100' }
const chengduBrigade = { office: '510199000000', officeName: { zh: '成都市交警示范大队', en: 'Chengdu Demonstration Brigade' }, area: '510100' }
const tianjinVehicleOffice = { office: '120000000400', officeName: { zh: '天津市车辆管理所', en: 'Tianjin Vehicle Office' }, area: '120000' }

/** Invented officers. Their office and posts come from here, never from a table of the platform. */
export const officers: readonly Officer[] = [
  {
    kind: 'officer', id: 'officer-cd-reviewer', name: { zh: '何晓岚', en: 'He Xiaolan' }, officerNumber: '900001', ...chengduVehicleOffice,
    posts: ['licence-review'], for: { zh: '成都：审核电子驾驶证照片', en: 'Chengdu: reviews e-licence photos' },
  },
  {
    kind: 'officer', id: 'officer-cd-head', name: { zh: '邓立新', en: 'Deng Lixin' }, officerNumber: '900002', ...chengduVehicleOffice,
    posts: ['review-head', 'licence-review'], for: { zh: '成都：审核负责人，复核', en: 'Chengdu: head of review, second pair of eyes' },
  },
  {
    kind: 'officer', id: 'officer-cd-photo', name: { zh: '谢雯', en: 'Xie Wen' }, officerNumber: '900003', ...chengduVehicleOffice,
    posts: ['photo-capture'], for: { zh: '成都：窗口采集照片', en: 'Chengdu: takes photos at the counter' },
  },
  {
    kind: 'officer', id: 'officer-cd-notices', name: { zh: '冯佳', en: 'Feng Jia' }, officerNumber: '900004', ...chengduVehicleOffice,
    posts: ['notices'], for: { zh: '成都：向驾驶人定向告知', en: 'Chengdu: sends targeted notices to drivers' },
  },
  {
    kind: 'officer', id: 'officer-cd-patrol-1', name: { zh: '彭志刚', en: 'Peng Zhigang' }, officerNumber: '900011', ...chengduBrigade,
    posts: ['patrol'], for: { zh: '成都：路面检查', en: 'Chengdu: roadside checks' },
  },
  {
    kind: 'officer', id: 'officer-cd-patrol-2', name: { zh: '曾雪', en: 'Zeng Xue' }, officerNumber: '900012', ...chengduBrigade,
    posts: ['patrol'], for: { zh: '成都：路面检查（第二台终端）', en: 'Chengdu: roadside checks (second device)' },
  },
  {
    kind: 'officer', id: 'officer-tj-reviewer', name: { zh: '韩松', en: 'Han Song' }, officerNumber: '900021', ...tianjinVehicleOffice,
    posts: ['licence-review'], for: { zh: '天津：审核；看不到成都的业务', en: 'Tianjin: reviews; cannot see Chengdu’s cases' },
  },
  {
    kind: 'officer', id: 'officer-cd-supervision', name: { zh: '魏敏', en: 'Wei Min' }, officerNumber: '900031', ...chengduDetachment,
    posts: ['supervision'], for: { zh: '成都：监督、统计与推进', en: 'Chengdu: supervision, figures and rollout' },
  },
]
