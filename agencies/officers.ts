import type { Officer } from './people.ts'

const chengduVehicleOffice = { office: '510100000400', officeName: { zh: '成都市车辆管理所', en: 'Chengdu Vehicle Office' }, area: '510100' }
const chengduDetachment = { office: '510100000000', officeName: { zh: '成都市交警支队', en: 'Chengdu Traffic Police' }, area: '510100' }
const chengduBrigade = { office: '510199000000', officeName: { zh: '成都市交警示范大队', en: 'Chengdu Demonstration Brigade' }, area: '510100' }
const chengduBranch = { office: '510198000400', officeName: { zh: '成都市车辆管理所示范分所', en: 'Chengdu Vehicle Office, Demonstration Branch' }, area: '510100' }
const tianjinVehicleOffice = { office: '120000000400', officeName: { zh: '天津市车辆管理所', en: 'Tianjin Vehicle Office' }, area: '120000' }

const nanjingVehicleOffice = { office: '320100000400', officeName: { zh: '南京市车辆管理所', en: 'Nanjing Vehicle Office' }, area: '320100' }
const xuzhouVehicleOffice = { office: '320300000400', officeName: { zh: '徐州市车辆管理所', en: 'Xuzhou Vehicle Office' }, area: '320300' }
const hangzhouVehicleOffice = { office: '330100000400', officeName: { zh: '杭州市车辆管理所', en: 'Hangzhou Vehicle Office' }, area: '330100' }

const zhejiangCorps = { office: '330000000000', officeName: { zh: '浙江省交警总队', en: 'Zhejiang Traffic Police' }, area: '330000' }

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
    kind: 'officer', id: 'officer-cd-registration', name: { zh: '苏禾', en: 'Su He' }, officerNumber: '900005', ...chengduVehicleOffice,
    posts: ['registration'], for: { zh: '成都：受理、审核机动车登记', en: 'Chengdu: accepts and reviews vehicle registration' },
  },
  {
    kind: 'officer', id: 'officer-cd-registration-2', name: { zh: '石磊', en: 'Shi Lei' }, officerNumber: '900006', ...chengduVehicleOffice,
    posts: ['registration'], for: { zh: '成都：登记审核，与受理人不同', en: 'Chengdu: registers; not who accepted' },
  },
  {
    kind: 'officer', id: 'officer-cd-archive', name: { zh: '白露', en: 'Bai Lu' }, officerNumber: '900007', ...chengduVehicleOffice,
    posts: ['archive'], for: { zh: '成都：机动车档案', en: 'Chengdu: vehicle files' },
  },
  {
    kind: 'officer', id: 'officer-cd-inspection', name: { zh: '常青', en: 'Chang Qing' }, officerNumber: '900008', ...chengduVehicleOffice,
    posts: ['inspection'], for: { zh: '成都：查验车辆', en: 'Chengdu: inspects vehicles' },
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
    kind: 'officer', id: 'officer-cd-branch-counter', name: { zh: '田欣', en: 'Tian Xin' }, officerNumber: '900041', ...chengduBranch,
    posts: ['photo-capture'], for: { zh: '成都示范分所：窗口；所受理的由分所审核', en: 'Chengdu branch: counter; what it takes in is reviewed at the branch' },
  },
  {
    kind: 'officer', id: 'officer-cd-branch-reviewer', name: { zh: '乔木', en: 'Qiao Mu' }, officerNumber: '900042', ...chengduBranch,
    posts: ['licence-review', 'registration'], for: { zh: '成都示范分所：审核本所队列', en: 'Chengdu branch: reviews its own queue' },
  },
  {
    kind: 'officer', id: 'officer-tj-reviewer', name: { zh: '韩松', en: 'Han Song' }, officerNumber: '900021', ...tianjinVehicleOffice,
    posts: ['licence-review'], for: { zh: '天津：审核；看不到成都的业务', en: 'Tianjin: reviews; cannot see Chengdu’s cases' },
  },
  {
    kind: 'officer', id: 'officer-cd-supervision', name: { zh: '魏敏', en: 'Wei Min' }, officerNumber: '900031', ...chengduDetachment,
    posts: ['supervision'], for: { zh: '成都：监督、统计与推进', en: 'Chengdu: supervision, figures and rollout' },
  },
  {
    kind: 'officer', id: 'officer-nj-archive', name: { zh: '金秋', en: 'Jin Qiu' }, officerNumber: '900101', ...nanjingVehicleOffice,
    posts: ['archive'], for: { zh: '南京：确认并发出电子档案', en: 'Nanjing: confirms and sends electronic files' },
  },
  {
    kind: 'officer', id: 'officer-nj-registration', name: { zh: '陶然', en: 'Tao Ran' }, officerNumber: '900102', ...nanjingVehicleOffice,
    posts: ['registration'], for: { zh: '南京：窗口受理、登记审核', en: 'Nanjing: counter and registration' },
  },
  {
    kind: 'officer', id: 'officer-nj-inspection', name: { zh: '姜海', en: 'Jiang Hai' }, officerNumber: '900103', ...nanjingVehicleOffice,
    posts: ['inspection'], for: { zh: '南京：查验车辆', en: 'Nanjing: inspects vehicles' },
  },
  {
    kind: 'officer', id: 'officer-nj-head', name: { zh: '戚明', en: 'Qi Ming' }, officerNumber: '900104', ...nanjingVehicleOffice,
    posts: ['review-head', 'supervision'], for: { zh: '南京：负责人，看超期和未答复', en: 'Nanjing: head, sees what is overdue or unanswered' },
  },
  {
    kind: 'officer', id: 'officer-nj-registration-2', name: { zh: '程远', en: 'Cheng Yuan' }, officerNumber: '900105', ...nanjingVehicleOffice,
    posts: ['registration'], for: { zh: '南京：登记审核，与受理人不同', en: 'Nanjing: registers; not who accepted' },
  },
  {
    kind: 'officer', id: 'officer-nj-counter', name: { zh: '罗茜', en: 'Luo Qian' }, officerNumber: '900106', ...nanjingVehicleOffice,
    posts: ['photo-capture'], for: { zh: '南京：窗口', en: 'Nanjing: counter' },
  },
  {
    kind: 'officer', id: 'officer-xz-counter', name: { zh: '郝晴', en: 'Hao Qing' }, officerNumber: '900123', ...xuzhouVehicleOffice,
    posts: ['photo-capture'], for: { zh: '徐州：窗口', en: 'Xuzhou: counter' },
  },
  {
    kind: 'officer', id: 'officer-xz-inspection', name: { zh: '邵峰', en: 'Shao Feng' }, officerNumber: '900124', ...xuzhouVehicleOffice,
    posts: ['inspection'], for: { zh: '徐州：查验车辆', en: 'Xuzhou: inspects vehicles' },
  },
  {
    kind: 'officer', id: 'officer-xz-registration', name: { zh: '孟冬', en: 'Meng Dong' }, officerNumber: '900121', ...xuzhouVehicleOffice,
    posts: ['registration'], for: { zh: '徐州：受理转入', en: 'Xuzhou: accepts cars that move in' },
  },
  {
    kind: 'officer', id: 'officer-xz-registration-2', name: { zh: '秦岭', en: 'Qin Ling' }, officerNumber: '900122', ...xuzhouVehicleOffice,
    posts: ['registration'], for: { zh: '徐州：登记审核，与受理人不同', en: 'Xuzhou: registers; not who accepted' },
  },
  {
    kind: 'officer', id: 'officer-hz-archive', name: { zh: '柏青', en: 'Bai Qing' }, officerNumber: '900111', ...hangzhouVehicleOffice,
    posts: ['archive'], for: { zh: '杭州：核对并接收电子档案', en: 'Hangzhou: compares and receipts electronic files' },
  },
  {
    kind: 'officer', id: 'officer-hz-registration', name: { zh: '章宁', en: 'Zhang Ning' }, officerNumber: '900112', ...hangzhouVehicleOffice,
    posts: ['registration'], for: { zh: '杭州：受理过户', en: 'Hangzhou: accepts transfers' },
  },
  {
    kind: 'officer', id: 'officer-hz-registration-2', name: { zh: '云帆', en: 'Yun Fan' }, officerNumber: '900113', ...hangzhouVehicleOffice,
    posts: ['registration'], for: { zh: '杭州：登记审核，与受理人不同', en: 'Hangzhou: registers; not who accepted' },
  },
  {
    kind: 'officer', id: 'officer-hz-inspection', name: { zh: '葛亮', en: 'Ge Liang' }, officerNumber: '900114', ...hangzhouVehicleOffice,
    posts: ['inspection'], for: { zh: '杭州：查验车辆，全程录像', en: 'Hangzhou: inspects vehicles, recorded throughout' },
  },
  {
    kind: 'officer', id: 'officer-hz-head', name: { zh: '范琳', en: 'Fan Lin' }, officerNumber: '900115', ...hangzhouVehicleOffice,
    posts: ['review-head', 'supervision'], for: { zh: '杭州：负责人，看被拒的退档', en: 'Hangzhou: head, sees refused returns' },
  },
  {
    kind: 'officer', id: 'officer-cd-planner', name: { zh: '黎文', en: 'Li Wen' }, officerNumber: '900201', ...chengduVehicleOffice,
    posts: ['exam-planning'], for: { zh: '成都：考试计划、考场、考位预测', en: 'Chengdu: plans of tests, sites, forecast' },
  },
  {
    kind: 'officer', id: 'officer-cd-examiner', name: { zh: '石峰', en: 'Shi Feng' }, officerNumber: '900202', ...chengduVehicleOffice,
    posts: ['examiner'], for: { zh: '成都：考试员，离线填写成绩单', en: 'Chengdu: examiner, fills in sheets without network' },
  },
  {
    kind: 'officer', id: 'officer-nj-planner', name: { zh: '卞静', en: 'Bian Jing' }, officerNumber: '900203', ...nanjingVehicleOffice,
    posts: ['exam-planning'], for: { zh: '南京：考试地变更的转出地', en: 'Nanjing: the place that a candidate leaves' },
  },
  {
    kind: 'officer', id: 'officer-hz-planner', name: { zh: '屠岚', en: 'Tu Lan' }, officerNumber: '900204', ...hangzhouVehicleOffice,
    posts: ['exam-planning'], for: { zh: '杭州：考试地变更的转入地', en: 'Hangzhou: the place that a candidate comes to' },
  },
  {
    kind: 'officer', id: 'officer-zj-corps', name: { zh: '应波', en: 'Ying Bo' }, officerNumber: '900205', ...zhejiangCorps,
    posts: ['supervision'], for: { zh: '浙江总队：按月审查全省考试地变更', en: 'Zhejiang corps: reviews changes of test places monthly' },
  },
]
