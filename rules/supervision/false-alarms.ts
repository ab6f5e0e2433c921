import type { FalseAlarms } from './measured.ts'

/** How often quiet places are suspected. Measured by false-alarms.generate.ts, written by `npm run generate`; not to be edited. */
export const falseAlarms: FalseAlarms = {
  "how": {
    "zh": "模拟没有任何变化的地方：每周转入平均20人、转出16人，12所驾校、6个来源地，份额不变，泊松分布；随机种子20210601。月度为8个城市合计。每期与此前各期比较，数报警次数。",
    "en": "Simulated places where nothing changes: 20 in and 16 out a week on average, 12 schools and 6 places of origin of constant shares, Poisson; seed 20210601. A month is that of 8 cities together. Each period is judged against those before it and the alarms are counted."
  },
  "limits": {
    "chance": 0.001,
    "leastCount": 10,
    "leastOfOneSchool": 6,
    "leastOfOneSource": 6,
    "leastShare": 0.3,
    "leastPeriods": 4
  },
  "week": {
    "years": 100,
    "periods": 5200,
    "comparisons": 88568,
    "aYear": {
      "in": 0.05,
      "out": 0.07,
      "school": 0.04,
      "source": 0.03
    },
    "aYearInAll": 0.19
  },
  "month": {
    "years": 200,
    "periods": 2400,
    "comparisons": 48000,
    "aYear": {
      "in": 0.025,
      "out": 0.015,
      "school": 0.005,
      "source": 0
    },
    "aYearInAll": 0.045
  }
}
