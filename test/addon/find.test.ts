import { expect, test } from 'vitest';
import { candidates, findOne, type Known } from '../../sheets-addon/src/find.ts';
import { wordsOf } from '../../sheets-addon/src/words.ts';

const words = wordsOf('en');
const known: Known[] = [
  { id: 'HZ01', code: 'HZ01', name: '杭州西湖商贸', pinyin: 'hangzhouxihushangmao|hzxhsm' },
  { id: 'HZ02', code: 'HZ02', name: '杭州下沙商贸', pinyin: 'hangzhouxiashashangmao|hzxssm' },
  { id: 'NB01', code: 'NB01', name: '宁波甬江食品', pinyin: 'ningboyongjiangshipin|nbyjsp' },
  { id: 'x1', code: 'hzxhsm', name: 'Hill Zone', pinyin: '' },
];
const found = (text: string) => candidates(text, known).map(({ id }) => id);

test('the exact code comes before everything else', () => {
  expect(found('HZ01')).toEqual(['HZ01']);
  // This text is also the initials of another; the code wins.
  expect(found('hzxhsm')).toEqual(['x1']);
});

test('a name is found, however it is written', () => {
  expect(found('宁波甬江食品')).toEqual(['NB01']);
  expect(found(' hill zone ')).toEqual(['x1']);
  expect(found('ｎｂ０１')).toEqual(['NB01']);
});

test('pinyin in full and initials are found', () => {
  expect(found('ningboyongjiangshipin')).toEqual(['NB01']);
  expect(found('NBYJSP')).toEqual(['NB01']);
  expect(found('hzxssm')).toEqual(['HZ02']);
});

test('a part of one name alone is enough', () => {
  expect(found('甬江')).toEqual(['NB01']);
});

test('what could mean several is refused with their names, never guessed', () => {
  const answer = findOne('杭州', known, words);
  expect('problem' in answer && answer.problem).toContain('HZ01 杭州西湖商贸, HZ02 杭州下沙商贸');
});

test('what is not known, and nothing at all, say so', () => {
  expect(findOne('上海', known, words)).toHaveProperty('problem');
  expect(findOne('  ', known, words)).toEqual({ problem: words.issue.codeMissing });
});
