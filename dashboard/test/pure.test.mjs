import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { source } from './source.mjs';

const { LOCALES } = await source('core/locale');
const { parse, format, rangeOf, comparedRange, pinned, DEFAULT } = await source('core/view-state');
const dates = await source('core/dates');
const { barsOf, barName } = await source('views/overview/dynamics/bars');
const { csv, harmless } = await source('exports/csv');
const { zip } = await source('exports/zip');
const { classesOf } = await source('ui/chart/classes');
const { neighbour } = await source('ui/chart/walk');
const { marked } = await source('core/marks');
const { Arrivals } = await source('core/arrivals');
const { StableOrder } = await source('core/stable-order');
const { objection, Drafts } = await source('views/request/drafts');
const { UK } = await source('texts/uk');
const { EN } = await source('texts/en');

const plain = (text) => text.replace(/\s/g, ' ');

test('counts in Ukrainian with the right forms', () => {
  const forms = { 1: 'запит', 2: 'запити', 4: 'запити', 5: 'запитів', 11: 'запитів', 12: 'запитів', 21: 'запит', 22: 'запити', 100: 'запитів', 0: 'запитів', 1001: 'запит' };
  for (const [count, form] of Object.entries(forms)) {
    assert.equal(LOCALES.uk.form(Number(count), UK.requests), form, count);
  }
  assert.equal(plain(LOCALES.uk.counted(1234, UK.participants)), '1 234 учасники');
});

test('counts in English with the right forms', () => {
  assert.equal(plain(LOCALES.en.counted(1, EN.requests)), '1 request');
  assert.equal(plain(LOCALES.en.counted(2, EN.requests)), '2 requests');
});

test('says how long something waits in both languages', () => {
  const day = 86_400_000;
  assert.equal(plain(LOCALES.uk.duration(60_000)), '1 хвилину');
  assert.equal(plain(LOCALES.uk.duration(2 * 3_600_000)), '2 години');
  assert.equal(plain(LOCALES.uk.duration(5 * day)), '5 днів');
  assert.equal(plain(LOCALES.uk.duration(47 * 3_600_000)), '1 день');
  assert.equal(plain(LOCALES.uk.duration(2088 * day)), 'понад 5 років');
  assert.equal(plain(LOCALES.en.duration(2088 * day)), 'over 5 years');
  assert.equal(plain(LOCALES.en.duration(3 * day)), '3 days');
});

test('both languages have the same texts, none of them empty', () => {
  const keys = (texts, path = '') =>
    Object.entries(texts).flatMap(([key, value]) => (value !== null && typeof value === 'object' && !('other' in value && 'one' in value) ? keys(value, `${path}${key}.`) : [`${path}${key}`]));
  assert.deepEqual(keys(EN).sort(), keys(UK).sort());
  const values = (texts) => Object.values(texts).flatMap((value) => (typeof value === 'object' ? values(value) : [value]));
  assert.ok(![...values(EN), ...values(UK)].some((value) => value === ''));
  const cyrillic = values(EN).filter((value) => typeof value === 'string' && /[а-яіїєґ]/i.test(value));
  assert.deepEqual(cyrillic, []);
});

test('reads an address and writes the same one', () => {
  for (const address of ['', '?lang=en', '?region=UA-46&topic=veterans', '?from=2026-01-01&to=2026-02-01', '?view=review&request=r-1', '?period=7&compare=year&measure=perRequest&sort=region&area=law']) {
    const state = parse(address);
    assert.deepEqual(parse(format(state)), state);
  }
  assert.equal(format(DEFAULT), '');
  assert.equal(format(parse('?sort=-participants')), '?sort=-participants');
});

test('bears an address that makes no sense', () => {
  const { faults, ...state } = parse('?region=<script>&from=2026-02-30&to=x&period=13&lang=de&view=%00&sort=foo&measure=1');
  assert.deepEqual({ ...state, faults: [] }, DEFAULT);
  assert.deepEqual(faults.map((fault) => fault.parameter).sort(), ['from', 'lang', 'measure', 'period', 'region', 'sort', 'to', 'view']);
  const reversed = parse('?from=2026-02-02&to=2026-02-01');
  assert.equal(reversed.period, 90);
  assert.deepEqual(reversed.faults, [{ kind: 'order', parameter: 'from' }]);
  assert.deepEqual(parse('?from=2010-01-01&to=2026-02-01').faults.map((fault) => fault.kind), ['tooLong']);
  assert.deepEqual(parse('?from=1999-01-01&to=2026-02-01').faults.map((fault) => fault.parameter), ['from']);
});

test('pins the days of a shared link', () => {
  assert.equal(format(pinned(parse('?period=7&region=UA-46'), '2026-11-21')), '?region=UA-46&from=2026-11-15&to=2026-11-21');
});

test('compares with the time before or with last year', () => {
  const range = rangeOf(30, '2026-11-21');
  assert.deepEqual(range, { from: '2026-10-23', to: '2026-11-21' });
  assert.deepEqual(comparedRange(range, 'previous'), { from: '2026-09-23', to: '2026-10-22' });
  assert.deepEqual(comparedRange(range, 'year'), { from: '2025-10-23', to: '2025-11-21' });
});

test('knows months, quarters and years, and what each is compared with', () => {
  const state = (period) => parse(`?period=${period}`).period;
  assert.deepEqual(rangeOf(state('2026-10'), '2026-11-21'), { from: '2026-10-01', to: '2026-10-31' });
  assert.deepEqual(rangeOf(state('2026-Q4'), '2026-11-21'), { from: '2026-10-01', to: '2026-11-21' });
  assert.deepEqual(rangeOf(state('2025'), '2026-11-21'), { from: '2025-01-01', to: '2025-12-31' });
  const compared = (period, today) => comparedRange(rangeOf(period, today), 'previous', period);
  assert.deepEqual(compared('2026-03', '2026-11-21'), { from: '2026-02-01', to: '2026-02-28' });
  assert.deepEqual(compared('2026-02', '2026-11-21'), { from: '2026-01-01', to: '2026-01-31' });
  assert.deepEqual(compared('2026-11', '2026-11-21'), { from: '2026-10-01', to: '2026-10-21' });
  assert.deepEqual(compared('2026-03', '2026-03-30'), { from: '2026-02-01', to: '2026-02-28' });
  assert.deepEqual(compared('2026-Q1', '2026-11-21'), { from: '2025-10-01', to: '2025-12-31' });
  assert.equal(parse('?period=2026-13').faults.length, 1);
});

test('shows no day that has not come', () => {
  assert.deepEqual(rangeOf({ from: '2026-11-01', to: '2027-03-01' }, '2026-11-21'), { from: '2026-11-01', to: '2026-11-21' });
  assert.deepEqual(rangeOf({ from: '2027-01-01', to: '2027-03-01' }, '2026-11-21'), { from: '2026-11-21', to: '2026-11-21' });
});

test('knows days in Kyiv, clock changes and leap years', () => {
  assert.equal(dates.dayInKyiv(new Date('2025-12-31T21:59:59Z')), '2025-12-31');
  assert.equal(dates.dayInKyiv(new Date('2025-12-31T22:00:00Z')), '2026-01-01');
  assert.equal(dates.dayInKyiv(new Date('2026-07-01T21:00:00Z')), '2026-07-02');
  assert.equal(dates.plusDays('2026-03-28', 2), '2026-03-30');
  assert.equal(dates.plusDays('2026-10-24', 2), '2026-10-26');
  assert.equal(dates.daysFrom('2026-03-01', '2026-03-31'), 31);
  assert.equal(dates.minusYears('2028-02-29', 1), '2027-02-28');
  assert.equal(dates.lastDayOfPoint('2028-02-01', 'month'), '2028-02-29');
  assert.equal(dates.lastDayOfPoint('2026-12-28', 'week'), '2027-01-03');
  assert.equal(dates.isDay('2026-02-30'), false);
});

test('marks the weeks that the period cuts and the one that is not over', () => {
  const point = (date, partial) => ({ date, requests: 1, participants: 2, partial });
  const points = [point('2026-07-27', true), point('2026-08-03', false), point('2026-11-16', true)];
  const range = { from: '2026-07-30', to: '2026-11-20' };
  const figures = { main: { dynamics: { granularity: 'week', points } }, before: undefined, range, compared: range };
  const why = (today) => barsOf(figures, today).map((bar) => bar.partial);
  assert.deepEqual(why('2026-11-20'), ['cut', null, 'unfinished']);
  assert.deepEqual(why('2026-11-27'), ['cut', null, 'cut']);
  const [first, second] = barsOf(figures, '2026-11-27');
  for (const [locale, texts] of [[LOCALES.uk, UK], [LOCALES.en, EN]]) {
    assert.match(barName({ locale, texts }, first, 'week'), new RegExp(`\\(${texts.partial.cut}\\)$`));
    assert.doesNotMatch(barName({ locale, texts }, second, 'week'), /\(/);
  }
});

test('no cell begins a formula, by the same cases as the files of the server', () => {
  const cases = JSON.parse(readFileSync(new URL('../../shared/core/src/test/resources/ua/ismtr/http/csv-formulas.json', import.meta.url), 'utf8'));
  assert.ok(cases.length > 0);
  for (const one of cases) {
    assert.equal(harmless(one.value), one.harmless, JSON.stringify(one.value));
  }
});

test('writes a CSV that no spreadsheet runs', () => {
  const sheet = {
    title: 'x',
    columns: [{ name: 'Назва', kind: 'text' }, { name: 'n', kind: 'number' }],
    rows: [['=HYPERLINK("http://x")', -5], ['+1', 1], ['@a', null], ['-1', 0], ['a,"b"\nc', 1.5], ['\tx', 2]],
  };
  assert.equal(
    csv(sheet, 'en'),
    '\ufeffНазва,n\r\n"\'=HYPERLINK(""http://x"")",-5\r\n\'+1,1\r\n\'@a,\r\n\'-1,0\r\n"a,""b""\nc",1.5\r\n"\'\tx",2\r\n',
  );
  const decimals = { title: 'x', columns: [{ name: 'a;b', kind: 'text' }, { name: 'n', kind: 'decimal' }], rows: [['c, d', 5.0363636]] };
  assert.equal(csv(decimals, 'uk'), '\ufeff"a;b";n\r\n"c, d";5,036\r\n');
  const within = { title: 'x', columns: [{ name: 'n', kind: 'text' }], rows: [['text;=WEBSERVICE(1)'], ['text, +1'], ['слово, - каже'], [' =1']] };
  for (const language of ['uk', 'en']) {
    assert.equal(csv(within, language), '\ufeffn\r\n"text;\'=WEBSERVICE(1)"\r\n"text, \'+1"\r\n"слово, - каже"\r\n\' =1\r\n');
  }
});

test('writes an archive with right checksums', () => {
  const bytes = zip([{ name: 'a.txt', content: new TextEncoder().encode('123456789') }]);
  const view = new DataView(bytes.buffer);
  assert.equal(view.getUint32(0, true), 0x04034b50);
  assert.equal(view.getUint32(14, true), 0xcbf43926);
  assert.equal(view.getUint32(bytes.length - 22, true), 0x06054b50);
});

test('shades equal values alike and larger ones never paler', () => {
  const values = [1, 1, 1, 2, 2, 3, 5, 8, 13, 40, 400];
  const classes = classesOf(values);
  for (let i = 1; i < values.length; i++) {
    assert.ok(classes.of(values[i]) >= classes.of(values[i - 1]));
  }
  assert.equal(classes.of(400), 4);
  assert.equal(classes.of(1), 0);
  assert.deepEqual(classes.ranges.map((range) => range.from), [...new Set(classes.ranges.map((range) => range.from))]);
});

test('shades one single value and none', () => {
  assert.deepEqual(classesOf([7, 7]).ranges.map(({ from, to }) => [from, to]), [[7, 7]]);
  assert.deepEqual(classesOf([0, 0]).ranges, []);
});

test('walks to the neighbour in the direction of the key', () => {
  const spots = [{ key: 'a', x: 0, y: 0 }, { key: 'b', x: 10, y: 1 }, { key: 'c', x: 1, y: 10 }];
  assert.equal(neighbour(spots, 'a', 'ArrowRight'), 'b');
  assert.equal(neighbour(spots, 'a', 'ArrowDown'), 'c');
  assert.equal(neighbour(spots, 'a', 'ArrowLeft'), null);
  assert.equal(neighbour(spots, 'a', 'x'), null);
});

test('marks the words that decided, and only whole words', () => {
  const pieces = marked('Ветеранам і ветеранам Дія, дія; діяльність.', [['ветеранам'], ['Дія']]);
  assert.deepEqual(
    pieces.filter((piece) => piece.numbers.length > 0).map((piece) => [piece.text, piece.numbers]),
    [['Ветеранам', [1]], ['ветеранам', [1]], ['Дія', [2]], ['дія', [2]]],
  );
  assert.equal(pieces.map((piece) => piece.text).join(''), 'Ветеранам і ветеранам Дія, дія; діяльність.');
  assert.deepEqual(marked('a (b) [c]', [['(b) ['], ['']]).map((piece) => piece.text).join(''), 'a (b) [c]');
});

test('lets new requests wait until they are asked for', () => {
  const arrivals = new Arrivals();
  const item = (requestId) => ({ requestId });
  assert.equal(arrivals.split('k', [item('b'), item('a')]).waiting, 0);
  const later = arrivals.split('k', [item('d'), item('c'), item('b')]);
  assert.deepEqual(later.shown.map((one) => one.requestId), ['b', 'a']);
  assert.equal(later.waiting, 2);
  arrivals.release('k');
  assert.equal(arrivals.split('k', [item('d')]).shown[0].requestId, 'd');
});

test('keeps rows where they are while figures renew', () => {
  const order = new StableOrder();
  assert.deepEqual(order.hold('k', ['a', 'b', 'c']), ['a', 'b', 'c']);
  assert.deepEqual(order.hold('k', ['c', 'd', 'a']), ['a', 'c', 'd']);
  order.clear();
  assert.deepEqual(order.hold('k', ['c', 'a']), ['c', 'a']);
});

test('allows one to three topics, and "other" and "not a request" alone', () => {
  assert.equal(objection([]), 'chooseTopic');
  assert.equal(objection(['a', 'b', 'c', 'd']), 'tooManyTopics');
  assert.equal(objection(['a', 'not-a-request']), 'onlyAlone');
  assert.equal(objection(['a', 'other']), 'onlyAlone');
  assert.equal(objection(['not-a-request']), null);
  const kept = new Map();
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  const desk = new Drafts(storage);
  const request = { requestId: 'r', topics: [{ topic: 'a', confidence: 0.5 }] };
  desk.toggle(request, 'not-a-request');
  assert.deepEqual(desk.chosen(request), ['not-a-request']);
  desk.add(request, 'b');
  assert.deepEqual(desk.chosen(request), ['b']);
  assert.deepEqual(desk.offered(request), ['a', 'b']);
  assert.equal(desk.changed(request), true);
  assert.deepEqual(new Drafts(storage).chosen(request), ['b'], 'a draft outlives a reload');
});

const { topicsLike } = await source('views/request/topic-words');
const { decisive, doubts } = await source('views/request/doubt');
const { masked, wordsOf } = await source('views/request/masking');
const { REQUEST_TEXTS } = await source('views/request/texts');
const { changeText, shareText } = await source('ui/table/compare');
const { Directory } = await source('data/directory');
const topics = JSON.parse(readFileSync(new URL('./fixture/topics.json', import.meta.url), 'utf8'));
const regions = JSON.parse(readFileSync(new URL('./fixture/regions.json', import.meta.url), 'utf8'));
const directory = new Directory(topics, regions, UK, 'uk');

test('finds a topic by the beginning of its name first, then by what people call it', () => {
  assert.equal(topicsLike(directory, 'безпека')[0], 'safety-first-aid');
  assert.equal(topicsLike(directory, 'кадастр')[0], 'land');
  assert.equal(topicsLike(directory, 'паспорт')[0], 'identity-documents');
  assert.equal(topicsLike(directory, 'cyber')[0], 'cybersecurity');
  assert.deepEqual(topicsLike(directory, 'щщщ'), []);
  assert.equal(topicsLike(directory, ' ').length, directory.topicIds.length);
});

test('says in words why a person must look, and takes no greeting or number for a reason', () => {
  const scope = { directory, locale: LOCALES.uk };
  const request = (doubt, topics, text = 'Просимо навчити працівників центру роботі з реєстрами') => ({ status: 'needs-review', doubt, topics, text });
  const close = doubts(scope, REQUEST_TEXTS.uk, request('close-topics', [{ topic: 'land', confidence: 0.45 }, { topic: 'real-estate', confidence: 0.41 }]));
  assert.match(close[0], /Дві теми майже однаково ймовірні: «Земельні послуги»/);
  assert.match(doubts(scope, REQUEST_TEXTS.uk, request('maybe-no-request', [{ topic: 'not-a-request', confidence: 0.5 }]))[0], /Можливо, це не запит/);
  assert.match(doubts(scope, REQUEST_TEXTS.uk, request('too-short', [{ topic: 'land', confidence: 0.5 }], 'Земля'))[0], /дуже короткий/);
  assert.match(doubts(scope, REQUEST_TEXTS.uk, request('nothing-stands-out', [{ topic: 'land', confidence: 0.41 }]))[0], /впевненість лише 41/);
  assert.match(doubts(scope, REQUEST_TEXTS.uk, request('maybe-outside', []))[0], /немає в переліку/);
  assert.deepEqual(doubts(scope, REQUEST_TEXTS.uk, request(undefined, [{ topic: 'land', confidence: 0.41 }])), []);
  assert.deepEqual(doubts(scope, REQUEST_TEXTS.uk, { ...request('too-short', []), status: 'classified' }), []);
  assert.deepEqual(decisive(['Добрий день', '108', 'кадастр', 'прошу', '№ 55']), ['кадастр']);
});

test('hides words behind one label and changes nothing else', () => {
  const text = 'Телефонуйте Олені Бондаренко, 067 123-45-67 або [e-mail].';
  const at = (word) => wordsOf(text).findIndex((piece) => piece.text === word);
  assert.equal(wordsOf(text).map((piece) => piece.text).join(''), text);
  assert.equal(masked(text, new Set([at('Олені'), at('Бондаренко')]), "ім'я"), "Телефонуйте [ім'я], 067 123-45-67 або [e-mail].");
  assert.equal(masked(text, new Set([at('067'), at('123-45-67')]), 'телефон'), 'Телефонуйте Олені Бондаренко, [телефон] або [e-mail].');
  assert.equal(masked(text, new Set(), 'x'), text);
});

test('compares only what can be compared', () => {
  const scope = { locale: LOCALES.uk, texts: UK };
  assert.match(changeText(scope, 7, 0), /у попередньому періоді – 0/);
  assert.match(plain(changeText(scope, 203, 1)), /^\+202 \(замало для порівняння/);
  assert.equal(plain(changeText(scope, 30, 20)), '+10 (+50 %)'.replace(' %', plain(LOCALES.uk.percent(0.5)).slice(2)));
  assert.match(plain(changeText(scope, 1_004, 1_000)), /^\+4 \(< 1\s?%\)$/);
  assert.match(plain(changeText(scope, 996, 1_000)), /^−4 \(< 1\s?%\)$/);
  assert.match(plain(shareText(scope, 2, 421)), /^< 1/);
  assert.match(plain(shareText(scope, 0, 421)), /^0/);
});

test('says who else looks, by what they are and how many', async () => {
  const { lookersText } = await source('views/request/lookers-text');
  const { REQUEST_TEXTS } = await source('views/request/texts');
  const looking = (language, moderators, admins) =>
    lookersText(REQUEST_TEXTS[language], LOCALES[language], [...Array(moderators).fill({ role: 'moderator' }), ...Array(admins).fill({ role: 'admin' })])?.replaceAll('\u00a0', ' ');
  assert.equal(looking('uk', 0, 0), undefined);
  assert.equal(looking('uk', 1, 0), 'Зараз також переглядає модератор');
  assert.equal(looking('uk', 2, 0), 'Зараз також переглядають 2 модератори');
  assert.equal(looking('uk', 5, 0), 'Зараз також переглядають 5 модераторів');
  assert.equal(looking('uk', 0, 1), 'Зараз також переглядає адміністратор');
  assert.match(looking('uk', 21, 2), /^Зараз також переглядають 21 модератор .+ 2 адміністратори$/);
  assert.equal(looking('en', 1, 0), 'A moderator is looking at this too');
  assert.equal(looking('en', 0, 2), '2 administrators are looking at this too');
  assert.equal(looking('en', 1, 1), 'A moderator and an administrator are looking at this too');
});

test('writes a workbook with real dates and shares, a filter row, and texts that are no formulas', async () => {
  const { xlsx } = await source('exports/xlsx');
  const bytes = xlsx([
    {
      title: 'Аркуш',
      columns: [
        { name: 'Назва', kind: 'text' },
        { name: 'День', kind: 'date' },
        { name: 'Частка', kind: 'share' },
        { name: 'Середнє', kind: 'decimal' },
      ],
      rows: [
        ['=1+1', '2026-11-20', 0.25, 1.5],
        ['Б', 'невідомо', null, null],
      ],
    },
  ]);
  const text = new TextDecoder().decode(bytes);
  assert.match(text, /<autoFilter ref="A1:D3"\/>/);
  assert.match(text, /<c r="B2" s="4"><v>46346<\/v>/);
  assert.match(text, /<c r="C2" s="3"><v>0\.25<\/v>/);
  assert.match(text, /<c r="D2" s="2"><v>1\.5<\/v>/);
  assert.match(text, /<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=1\+1</);
  assert.match(text, /<c r="B3" s="4" t="inlineStr"><is><t xml:space="preserve">невідомо</);
  const looks = [...text.matchAll(/<xf xfId="0"([^>]*)\/>/g)].map((match) => /numFmtId="(\d+)"/.exec(match[1])?.[1] ?? null);
  assert.deepEqual(looks.slice(2), ['164', '10', '165'], 'one decimal, per cent, day');
  assert.match(text, /numFmtId="165" formatCode="dd\.mm\.yyyy"/);
});

test('says things in Ukrainian as one says them, with one kind of apostrophe', async () => {
  const all = [
    UK,
    ...(await Promise.all(
      [
        ['views/request/texts', 'REQUEST_TEXTS'],
        ['views/requests/texts', 'TEXTS'],
      ].map(async ([name, texts]) => (await source(name))[texts].uk),
    )),
  ];
  const words = (value) => (typeof value === 'string' ? [value] : typeof value === 'function' ? [value('1', '2')] : Object.values(value).flatMap(words));
  const said = all.flatMap(words);
  assert.ok(said.length > 300, String(said.length));
  const old = [
    /звичайно$/,
    /прийняті за період/,
    /від центру, який писав/,
    /^тему визначено$/,
    /без огляду на період/,
    /нічого не чекає/,
    /^На запит$/,
    /тим самим часом/,
    /^Бек-офіс$/,
    /Осіб до навчання/,
    /Кого навчати/,
    /Відкрити на дашборді/,
    /За попередній$/,
    /модель/,
  ];
  assert.deepEqual(
    said.filter((text) => old.some((wording) => wording.test(text))),
    [],
  );
  assert.deepEqual(
    said.filter((text) => /[\p{Script=Cyrillic}]['`ʼ‘][\p{Script=Cyrillic}]/u.test(text)),
    [],
  );
  assert.equal(UK.urgencyNames.normal, 'звичайна');
  assert.equal(UK.headlineParticipants, 'Скільки людей навчити');
  assert.equal(UK.comparisons.year, 'тим самим періодом торік');
  assert.equal(UK.roleNames['back-office'], 'Працівник бек-офісу');
  assert.match(UK.retryIn('4 секунди'), /через 4 секунди/);
});
