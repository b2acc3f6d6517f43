import type { Directory } from '../../data/directory.ts';

/** Words by which people look for a topic and that its name does not have: their beginnings. */
const WORDS: Record<string, string> = {
  'residence-registration': 'прописка декларування витяг склад сім’ї',
  'identity-documents': 'паспорт закордонний біометрія дмс',
  'civil-status': 'драцс шлюб народження смерть розлучення',
  'real-estate': 'нерухомість квартира дррп обтяження',
  'business-registration': 'фоп підприємець квед єдр юридична',
  land: 'кадастр земля ділянка дзк оцінка оренда',
  'social-protection': 'субсидія пільга пенсія виплата допомога',
  'displaced-persons': 'переселенець впо',
  'damaged-property': 'євідновлення знищене зруйноване',
  veterans: 'захисник убд військові зниклі безвісти',
  'vehicles-driving': 'права автомобіль водій',
  'permits-construction': 'будівництво єдессб ліцензія декларація',
  'administrative-procedure': 'закон оскарження строк',
  'finance-procurement': 'збір мито термінал прозорро закупівля бюджет',
  'records-management': 'документообіг сед зберігання справа',
  'diia-eservices': 'застосунок портал кеп підпис',
  'state-registers': 'вулик трембіта реєстр черга ключ',
  cybersecurity: 'фішинг пароль кібергігієна',
  'personal-data': 'гдпр згода конфіденційність',
  'ai-tools': 'ші chatgpt бот нейромережа',
  'digital-skills': 'excel word таблиця презентація',
  'client-communication': 'спілкування відвідувач ввічливість клієнт',
  'conflict-management': 'агресія скарга медіація',
  'burnout-wellbeing': 'стрес психолог втома',
  inclusion: 'інвалідність жестова безбар’єрність доступність',
  'foreign-languages': 'англійська польська',
  'state-language': 'українська лист правопис',
  leadership: 'керівник команда мотивація',
  'mentoring-hr': 'кадри наставник адаптація оцінювання',
  'service-quality': 'опитування показник стандарт',
  'project-management': 'грант донор',
  'asc-organisation': 'регламент віддалене мобільний',
  'public-communication': 'соцмережі сайт реклама',
  integrity: 'корупція конфлікт інтересів подарунок',
  'local-self-government': 'рада депутат громада',
  'safety-first-aid': 'домедична пожежа тривога укриття',
  'crisis-resilience': 'війна воєнний деокупація',
};

const plain = (text: string) => text.toLocaleLowerCase('uk').replace(/['’ʼ`´]/g, '');

/** How well a topic fits what was typed: 0 best, null not at all. */
function rank(directory: Directory, id: string, typed: string): number | null {
  const names = plain(directory.topicSearch(id));
  const begins = (text: string) => text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(typed) || (typed.length > 4 && word.length > 3 && typed.startsWith(word)));
  if (plain(directory.topic(id)).startsWith(typed)) {
    return 0;
  }
  if (names.split(/[\s,]+/).some((word) => word.startsWith(typed))) {
    return 1;
  }
  if (begins(plain(WORDS[id] ?? ''))) {
    return 2;
  }
  if (begins(plain(directory.aboutTopic(id)))) {
    return 3;
  }
  return names.includes(typed) ? 4 : null;
}

/** The topics that fit what was typed: names that begin so first, then words of names, then what people call it. */
export function topicsLike(directory: Directory, typed: string): string[] {
  const wanted = plain(typed.trim());
  if (wanted === '') {
    return directory.topicIds;
  }
  return directory.topicIds
    .flatMap((id) => {
      const at = rank(directory, id, wanted);
      return at === null ? [] : [{ id, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map((one) => one.id);
}
