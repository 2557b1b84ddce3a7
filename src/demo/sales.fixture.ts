import type { SalesGround } from './deals.ts';

const names = (word: string) => ({ 'zh-CN': word });

/** A pipeline like the one that every company begins with. */
export const shippedSales: SalesGround = {
  ground: {
    today: '2026-11-23',
    timeZone: 'Asia/Shanghai',
    base: 'CNY',
    rates: [],
    pipelines: [
      {
        id: 'p',
        names: names('销售管道'),
        stages: [
          stage('s1', 10, [
            { kind: 'known', field: 'accountId' },
            { kind: 'known', field: 'people' },
          ]),
          stage('s2', 25, [
            { kind: 'contacted', way: 'direct', times: 1 },
            { kind: 'known', field: 'products' },
          ]),
          stage('s3', 50, [
            { kind: 'known', field: 'amount' },
            { kind: 'known', field: 'expectedClose' },
          ]),
          stage('s4', 70, [{ kind: 'role', role: 'decisionMaker', met: false }]),
          stage('s5', 90, []),
        ],
      },
    ],
  },
  words: {
    reasons: [
      { id: 'w1', kind: 'won', names: names('产品更合适') },
      { id: 'l1', kind: 'lost', names: names('价格太高') },
      { id: 'l2', kind: 'lost', names: names('输给竞争对手') },
    ],
    competitors: [],
  },
};

type Stage = SalesGround['ground']['pipelines'][number]['stages'][number];

function stage(id: string, probability: number, exit: Stage['exit']): Stage {
  return { id, names: names(id), probability, exit, stepRequired: true, usualStep: null, staleDays: 14 };
}
