import type { Citizen } from './people.ts'

/**
 * Invented citizens. Numbers pass GB 11643 and carry a city code where a real card carries a district code, so that none
 * can be a real person's; phones use the unassigned 164-0000 block; house number 0 does not exist. What each person's
 * licence is, the platform's seed decides by identity number.
 */
export const citizens: readonly Citizen[] = [
  {
    kind: 'citizen', id: 'citizen-lin-xiaoyun', name: { zh: '林晓芸', en: 'Lin Xiaoyun' },
    for: { zh: '成都驾驶人，一切正常：申领、亮证', en: 'Chengdu driver, all in order: apply for and show the e-licence' },
    identityNumber: '510100199004160025', identityKind: 'resident-id', phone: '16400000001', birthdate: '1990-04-16', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号1单元',
  },
  {
    kind: 'citizen', id: 'citizen-wu-siyuan', name: { zh: '吴思源', en: 'Wu Siyuan' },
    for: { zh: '林晓芸的配偶：群众之间互相核验', en: 'Husband of Lin Xiaoyun: citizens check each other’s code' },
    identityNumber: '510100198901140054', identityKind: 'resident-id', phone: '16400000002', birthdate: '1989-01-14', sex: 'male',
    area: '510100', address: '四川省成都市无名路0号1单元',
  },
  {
    kind: 'citizen', id: 'citizen-zhao-mingyuan', name: { zh: '赵明远', en: 'Zhao Mingyuan' },
    for: { zh: '成都驾驶人，有违法未处理', en: 'Chengdu driver with an unhandled violation' },
    identityNumber: '510100198509230012', identityKind: 'resident-id', phone: '16400000003', birthdate: '1985-09-23', sex: 'male',
    area: '510100', address: '四川省成都市不存在街0号',
  },
  {
    kind: 'citizen', id: 'citizen-he-jianzhong', name: { zh: '何建中', en: 'He Jianzhong' },
    for: { zh: '苏州驾驶人，记满 12 分：不得驾驶', en: 'Suzhou driver with 12 points: may not drive' },
    identityNumber: '320500198811070036', identityKind: 'resident-id', phone: '16400000004', birthdate: '1988-11-07', sex: 'male',
    area: '320500', address: '江苏省苏州市无桥巷0号',
  },
  {
    kind: 'citizen', id: 'citizen-sun-lijuan', name: { zh: '孙丽娟', en: 'Sun Lijuan' },
    for: { zh: '天津驾驶人，逾期未换证', en: 'Tianjin driver whose licence was not renewed in time' },
    identityNumber: '120000197906120041', identityKind: 'resident-id', phone: '16400000005', birthdate: '1979-06-12', sex: 'female',
    area: '120000', address: '天津市虚构道0号',
  },
  {
    kind: 'citizen', id: 'citizen-qian-haiping', name: { zh: '钱海平', en: 'Qian Haiping' },
    for: { zh: '南京驾驶人，驾驶证被吊销', en: 'Nanjing driver whose licence was revoked' },
    identityNumber: '320100198202280052', identityKind: 'resident-id', phone: '16400000006', birthdate: '1982-02-28', sex: 'male',
    area: '320100', address: '江苏省南京市无名路0号',
  },
  {
    kind: 'citizen', id: 'citizen-zhou-shuzhen', name: { zh: '周淑贞', en: 'Zhou Shuzhen' },
    for: { zh: '六十多岁：长辈版，请女儿代办', en: 'In her sixties: elder view, lets her daughter act for her' },
    identityNumber: '510100196003120060', identityKind: 'resident-id', phone: '16400000007', birthdate: '1960-03-12', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号2单元',
  },
  {
    kind: 'citizen', id: 'citizen-luo-wenjing', name: { zh: '罗文静', en: 'Luo Wenjing' },
    for: { zh: '周淑贞的女儿：帮长辈办理', en: 'Daughter of Zhou Shuzhen: helps an older person' },
    identityNumber: '510100198608170086', identityKind: 'resident-id', phone: '16400000008', birthdate: '1986-08-17', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号2单元',
  },
  {
    // U+2CBB1 lies outside the basic plane, U+36C3 in extension A: both in GB 18030, both lost by careless software.
    kind: 'citizen', id: 'citizen-shen-yinjie', name: { zh: '沈𬮱㛃', en: 'Shen Yinjie' },
    for: { zh: '天津驾驶人，姓名含生僻字', en: 'Tianjin driver with rare characters in her name' },
    identityNumber: '120000199310180085', identityKind: 'resident-id', phone: '16400000009', birthdate: '1993-10-18', sex: 'female',
    area: '120000', address: '天津市虚构道0号',
  },
  {
    kind: 'citizen', id: 'citizen-foreign-driver',
    name: {
      zh: 'Maximiliana-Konstantina Featherstonehaugh de la Fontaine y Villanueva',
      en: 'Maximiliana-Konstantina Featherstonehaugh de la Fontaine y Villanueva',
    },
    for: { zh: '在苏州的外国驾驶人，护照，姓名很长', en: 'Foreign driver in Suzhou: passport, very long name' },
    identityNumber: 'ZZ0000017', identityKind: 'passport', phone: '16400000010', birthdate: '1984-12-01', sex: 'female',
    area: '320500', address: '江苏省苏州市无桥巷0号',
  },
  {
    kind: 'citizen', id: 'citizen-chan-kahei', name: { zh: '陈嘉禧', en: 'Chan Ka Hei' },
    for: { zh: '持香港居民居住证的驾驶人', en: 'Driver with a residence permit for Hong Kong residents' },
    identityNumber: '810000198707250028', identityKind: 'hmt-residence-permit', phone: '16400000011',
    birthdate: '1987-07-25', sex: 'female',
    area: '510100', address: '四川省成都市不存在街0号',
  },
  {
    kind: 'citizen', id: 'citizen-leong-chihou', name: { zh: '梁志豪', en: 'Leong Chi Hou' },
    for: { zh: '持澳门居民居住证的驾驶人', en: 'Driver with a residence permit for Macao residents' },
    identityNumber: '820000199101090011', identityKind: 'hmt-residence-permit', phone: '16400000012', birthdate: '1991-01-09', sex: 'male',
    area: '320500', address: '江苏省苏州市无桥巷0号',
  },
  {
    kind: 'citizen', id: 'citizen-tsai-chiahao', name: { zh: '蔡家豪', en: 'Tsai Chia-hao' },
    for: { zh: '持台湾居民居住证的驾驶人', en: 'Driver with a residence permit for Taiwan residents' },
    identityNumber: '830000198405300038', identityKind: 'hmt-residence-permit', phone: '16400000013', birthdate: '1984-05-30', sex: 'male',
    area: '120000', address: '天津市虚构道0号',
  },
  {
    kind: 'citizen', id: 'citizen-liu-zihan', name: { zh: '刘子涵', en: 'Liu Zihan' },
    for: { zh: '未成年人，没有驾驶证', en: 'A minor without a licence' },
    identityNumber: '510100201206030042', identityKind: 'resident-id', phone: '16400000014', birthdate: '2012-06-03', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号3单元',
  },
  {
    kind: 'citizen', id: 'citizen-zheng-yutong', name: { zh: '郑雨桐', en: 'Zheng Yutong' },
    for: { zh: '杭州驾驶人：看试点范围的影响', en: 'Hangzhou driver: shows what being outside the pilot means' },
    identityNumber: '330100199512020068', identityKind: 'resident-id', phone: '16400000015', birthdate: '1995-12-02', sex: 'female',
    area: '330100', address: '浙江省杭州市无名弄0号',
  },
  {
    kind: 'citizen', id: 'citizen-ma-weidong', name: { zh: '马卫冬', en: 'Ma Weidong' },
    for: { zh: '天津货车驾驶人，驾驶证已被扣留', en: 'Tianjin truck driver whose licence is detained' },
    identityNumber: '120000197509190038', identityKind: 'resident-id', phone: '16400000016', birthdate: '1975-09-19', sex: 'male',
    area: '120000', address: '天津市虚构道0号',
  },
  {
    kind: 'citizen', id: 'citizen-jiang-yifan', name: { zh: '江一帆', en: 'Jiang Yifan' },
    for: { zh: '杭州：与郑雨桐看中同一辆二手车', en: 'Hangzhou: wants the same used car as Zheng Yutong' },
    identityNumber: '330100199107070053', identityKind: 'resident-id', phone: '16400000017', birthdate: '1991-07-07', sex: 'male',
    area: '330100', address: '浙江省杭州市无名弄0号',
  },
  {
    kind: 'citizen', id: 'citizen-xu-zhiyuan', name: { zh: '徐志远', en: 'Xu Zhiyuan' },
    for: { zh: '徐州：试点前买南京的二手车', en: 'Xuzhou: buys a used car from Nanjing before the pilot reaches him' },
    identityNumber: '320300198803030076', identityKind: 'resident-id', phone: '16400000018', birthdate: '1988-03-03', sex: 'male',
    area: '320300', address: '江苏省徐州市无名路0号',
  },
  {
    kind: 'citizen', id: 'citizen-gu-lan', name: { zh: '顾岚', en: 'Gu Lan' },
    for: { zh: '南京车主：抵押、违法未处理等各种车', en: 'Nanjing owner of cars that are mortgaged, have violations, and more' },
    identityNumber: '320100199208140063', identityKind: 'resident-id', phone: '16400000019', birthdate: '1992-08-14', sex: 'female',
    area: '320100', address: '江苏省南京市无名路0号',
  },
  {
    kind: 'citizen', id: 'citizen-lei-zhenguo', name: { zh: '雷振国', en: 'Lei Zhenguo' },
    for: { zh: '退役军人：以军证换领驾驶证', en: 'Veteran: exchanges a military licence' },
    identityNumber: '510100199002010111', identityKind: 'resident-id', phone: '16400000041', birthdate: '1990-02-01', sex: 'male',
    area: '510100', address: '四川省成都市不存在街0号',
  },
  {
    kind: 'citizen', id: 'citizen-tang-yuanhang', name: { zh: '唐远航', en: 'Tang Yuanhang' },
    for: { zh: '因疫情滞留国外，驾驶证被注销：恢复驾驶资格', en: 'Held abroad by the epidemic, licence cancelled: has it restored' },
    identityNumber: '510100198707130135', identityKind: 'resident-id', phone: '16400000042', birthdate: '1987-07-13', sex: 'male',
    area: '510100', address: '四川省成都市无名路0号4单元',
  },
  {
    kind: 'citizen', id: 'citizen-pan-guolin', name: { zh: '潘国林', en: 'Pan Guolin' },
    for: { zh: '七十多岁：快到期换证，每年提交体检', en: 'Over seventy: renewal is near, a medical report each year' },
    identityNumber: '510100195501100156', identityKind: 'resident-id', phone: '16400000043', birthdate: '1955-01-10', sex: 'male',
    area: '510100', address: '四川省成都市无名路0号5单元',
  },
  {
    kind: 'citizen', id: 'citizen-bai-xiuying', name: { zh: '白秀英', en: 'Bai Xiuying' },
    for: { zh: '2021 年 6 月 15 日满 60 周岁：从这天起可以请人代办', en: 'Sixty on 15 June 2021: from that day somebody may act for her' },
    identityNumber: '510100196106150086', identityKind: 'resident-id', phone: '16400000045', birthdate: '1961-06-15', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号4单元',
  },
  {
    kind: 'citizen', id: 'citizen-tang-xinyi', name: { zh: '唐心怡', en: 'Tang Xinyi' },
    for: { zh: '成都学车人（C2）：看最早哪天能约科目三，预约、取消', en: 'Chengdu learner (C2): when subject three may be booked; books and gives back' },
    identityNumber: '510100200103140025', identityKind: 'resident-id', phone: '16400000051', birthdate: '2001-03-14', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号4单元',
  },
  {
    kind: 'citizen', id: 'citizen-fang-zihao', name: { zh: '方子豪', en: 'Fang Zihao' },
    for: { zh: '南京学车人（C1）：把考试地变更到杭州', en: 'Nanjing learner (C1): moves his test place to Hangzhou' },
    identityNumber: '320100199807210035', identityKind: 'resident-id', phone: '16400000052', birthdate: '1998-07-21', sex: 'male',
    area: '320100', address: '江苏省南京市无名路0号2单元',
  },
  {
    kind: 'citizen', id: 'citizen-bai-yuqing', name: { zh: '白雨晴', en: 'Bai Yuqing' },
    for: { zh: '成都学车人：科目三已约四次，今天考第五次', en: 'Chengdu learner: four bookings of subject three failed, the fifth is today' },
    identityNumber: '51010020000905004X', identityKind: 'resident-id', phone: '16400000053', birthdate: '2000-09-05', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号5单元',
  },
  {
    kind: 'citizen', id: 'citizen-lei-ming', name: { zh: '雷鸣', en: 'Lei Ming' },
    for: { zh: '成都学车人：学习驾驶证明已到期', en: 'Chengdu learner whose permit has expired' },
    identityNumber: '510100199602110052', identityKind: 'resident-id', phone: '16400000054', birthdate: '1996-02-11', sex: 'male',
    area: '510100', address: '四川省成都市不存在街0号2单元',
  },
  {
    kind: 'citizen', id: 'citizen-ye-fan', name: { zh: '叶凡', en: 'Ye Fan' },
    for: { zh: '成都居民，还没有报名学车：申请学习驾驶证明', en: 'Chengdu resident who has not begun: applies for a learner permit' },
    identityNumber: '51010020020620006X', identityKind: 'resident-id', phone: '16400000055', birthdate: '2002-06-20', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号6单元',
  },
  {
    kind: 'citizen', id: 'citizen-han-lu', name: { zh: '韩露', en: 'Han Lu' },
    for: { zh: '成都学车人（C2）：今天是第 19 天，明天起才能约科目三', en: 'Chengdu learner (C2): day 19 today, subject three may be booked from tomorrow' },
    identityNumber: '510100200305060066', identityKind: 'resident-id', phone: '16400000056', birthdate: '2003-05-06', sex: 'female',
    area: '510100', address: '四川省成都市无名路0号7单元',
  },
]
